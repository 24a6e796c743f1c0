import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PROTOCOL } from "@syncboard/model/wire";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MailServer } from "../../../services/mail-server.ts";
import { type CreatedDatabase, databases } from "../../../services/test-databases.ts";
import { EVENTS } from "../src/http/request-log.ts";
import { type Instance, startInstance } from "./instances.ts";
import { LiveSocket } from "./live-socket.ts";
import { pictureForm } from "./pictures.ts";
import { call } from "./running-server.ts";

// The log of a real server that says all it can say, while everything that is secret goes through it.

const secret = (what: string) => `${what}-${randomBytes(9).toString("hex")}`;

/** What would be a line of its own if it were written as it came. */
const FORGED = `\n${JSON.stringify({ level: 30, event: "signed_in", reqId: "x", address: "127.0.0.1", forged: true })}\n`;

const JWT_SECRET = secret("jwt-secret-of-a-good-length");

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly reqId?: string;
  readonly event?: string;
  readonly userId?: string;
  readonly by?: string;
  readonly inviteId?: string;
  readonly registration?: string;
  readonly forged?: boolean;
  readonly address?: string;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
  readonly err?: { readonly message: string };
}

for (const database of databases) {
  describe(database.name, () => {
    let dataDir: string;
    let created: CreatedDatabase;
    let mail: MailServer;
    let server: Instance;
    let lines: Line[];
    /** Request ids of the answers, by what was asked. */
    const ids = new Map<string, string>();
    const secrets = new Map([["the secret that signs", JWT_SECRET]]);
    const hidden = (what: string, value = secret(what)) => {
      secrets.set(what, value);
      return value;
    };
    let userId = "";
    let inviteId = "";
    let newcomerId = "";
    let refusal: { code: number; text: string } | undefined;

    async function ask<Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const answer = await call<Body>(server.url, method, path, { ...(body !== undefined && { body }), headers });
      const id = answer.headers.get("x-request-id");
      expect(id, `${method} ${path}`).toMatch(/^[\w-]+$/);
      ids.set(`${answer.status} ${method} ${path}`, id ?? "");
      return answer;
    }

    /** Behind the server's back, so that it fails. */
    async function execute(sql: string): Promise<void> {
      const url = created.environment.DATABASE_URL;
      if (url === undefined) {
        const direct = new DatabaseSync(join(dataDir, "syncboard.db"), { timeout: 5_000 });
        direct.exec(sql);
        direct.close();
        return;
      }
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(sql);
      await client.end();
    }

    async function everything(): Promise<void> {
      const email = `${secret("mail")}@example.org`;
      const first = hidden("the first password");
      const account = { email, password: first, name: "Ann" };
      const registered = await ask<{ accessToken: string; user: { id: string } }>("POST", "/auth/register", account);
      userId = registered.body.user.id;
      const token = hidden("the access token", registered.body.accessToken);
      const bearer = { authorization: `Bearer ${token}` };
      const cookie = registered.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      hidden("the refresh token", cookie.split("=")[1]);
      await ask("POST", "/auth/register", account);
      await ask("POST", "/users", {
        ...account,
        email: `${secret("other")}@example.org`,
        password: hidden("another's"),
      });

      await administer(bearer);

      await ask("POST", "/auth/login", { identifier: email, password: hidden("a wrong password") });
      // Typed into the wrong field, as happens.
      await ask("POST", "/auth/login", { identifier: hidden("a password as identifier"), password: "x" });
      await ask("POST", "/auth/login", { identifier: email, password: first, [hidden("an unknown field")]: 1 });
      await ask("POST", "/auth/login", `{"identifier":"a","password":"${hidden("in broken JSON")}" oops`);
      await ask("POST", "/auth/login", `"${hidden("as a form")}"`, { "content-type": "text/plain" });
      const form = { "content-type": "application/x-www-form-urlencoded" };
      const grant = `grant_type=password&username=${encodeURIComponent(email)}&password=`;
      const granted = await ask<{ refresh_token: string }>("POST", "/auth/tokens", grant + first, form);
      hidden("the refresh token of a program", granted.body.refresh_token);
      await ask("POST", "/auth/tokens", grant + hidden("wrong in a form"), form);

      const refreshed = await ask("POST", "/auth/refresh", undefined, { cookie });
      const next = refreshed.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      hidden("the next refresh token", next.split("=")[1]);
      await ask("POST", "/auth/refresh", undefined, { cookie: `syncboard_refresh=${hidden("a made-up cookie")}` });
      await ask("POST", "/auth/refresh", undefined, { cookie, origin: "https://evil.example" });

      await ask("GET", `/boards?q=${encodeURIComponent(FORGED)}`, undefined, bearer);
      await ask("GET", `/users/${encodeURIComponent(FORGED)}`, undefined, bearer);
      await ask("GET", "/auth/me", undefined, { authorization: `Bearer ${encodeURIComponent(FORGED)}` });
      await ask("POST", "/boards", { title: "Plans", [FORGED]: FORGED }, bearer);
      await ask("POST", "/boards", { title: "Plans", description: FORGED }, bearer);

      await ask("GET", `/boards?token=${hidden("in a query")}`, undefined, bearer);
      await ask("GET", `/${hidden("in an address")}/nowhere`, undefined, bearer);
      await ask("GET", `/users/${hidden("as an id")}`, undefined, bearer);
      await ask("GET", `/boards/%E0%A4%A?token=${hidden("in a broken address")}`, undefined, bearer);
      await ask("GET", "/auth/me", undefined, { authorization: `Bearer ${hidden("a token that is none")}` });
      await ask("GET", "/auth/me", undefined, { "x-request-id": hidden("a request id of theirs") });

      const made = await ask<{ id: string; token: string }>(
        "POST",
        "/users/me/tokens",
        { name: "A", scope: "read" },
        bearer,
      );
      const personal = hidden("the personal token", made.body.token);
      await ask("GET", "/boards", undefined, { authorization: `Bearer ${personal}` });
      await ask("POST", "/boards", { title: "Plans" }, { authorization: `Bearer ${personal}` });
      await ask("DELETE", `/users/me/tokens/${made.body.id}`, undefined, bearer);
      await ask("POST", "/boards", { title: hidden("the title of a board") }, bearer);
      await ask("PUT", "/users/me/avatar", pictureForm(), bearer);

      for (const hello of [token, hidden("a made-up token on a socket")]) {
        const socket = await new LiveSocket(server.url).opened();
        socket.say({ type: "hello", token: hello, protocol: PROTOCOL });
        if (hello === token) {
          await socket.next("welcome");
          socket.sayText(`{"type":"watch","boardId":"${hidden("on a socket")}"}`);
        }
        await socket.closed;
      }

      const second = hidden("the second password");
      await ask("PATCH", "/users/me", { password: second, currentPassword: hidden("not the current one") }, bearer);
      await ask("PATCH", "/users/me", { password: second, currentPassword: first }, bearer);
      const moved = `${secret("moved")}@example.org`;
      await ask("PATCH", "/users/me", { email: moved, currentPassword: second }, bearer);

      await ask("POST", "/auth/password/forgot", { email: moved });
      const { text } = await mail.mailTo(moved, {
        patienceMs: 15_000,
        isWanted: ({ text }) => text.includes("#token="),
      });
      const link = /#token=([\w-]+)/.exec(text)?.[1];
      expect(link).toBeDefined();
      const third = hidden("the third password");
      await ask("POST", "/auth/password/reset", { token: hidden("a made-up link"), password: third });
      await ask("POST", "/auth/password/reset", { token: hidden("the link in the mail", link), password: third });
      for (let count = 0; count < 5; count++) {
        await ask("POST", "/auth/login", { identifier: moved, password: hidden(`guess ${count}`) });
      }

      const signedIn = await ask<{ accessToken: string }>("POST", "/auth/register", {
        email: `${secret("last")}@example.org`,
        password: hidden("the last password"),
      });
      const last = { authorization: `Bearer ${hidden("the last access token", signedIn.body.accessToken)}` };

      // A mail that the other side refuses in words that quote it.
      refusal = { code: 550, text: hidden("what a mail server says") };
      await ask("POST", "/auth/password/forgot", { email: moved });

      await execute(`alter table personal_token rename to hidden_token`);
      await ask("POST", "/users/me/tokens", { name: hidden("a name in a failing request"), scope: "read" }, last);
      await execute(`alter table hidden_token rename to personal_token`);
      await execute(`alter table "user" rename to hidden_user`);
      await ask("POST", "/auth/login", { identifier: email, password: hidden("in a failing sign-in") });
      await execute(`alter table hidden_user rename to "user"`);
    }

    /** What administrators do, and what somebody does to their own account. */
    async function administer(bearer: Record<string, string>): Promise<void> {
      await ask("PATCH", "/admin/registration", { registration: "invite" }, bearer);
      const invite = { note: hidden("the note of an invite") };
      const made = await ask<{ id: string; code: string }>("POST", "/admin/invites", invite, bearer);
      inviteId = made.body.id;
      const password = hidden("the password of a newcomer");
      const newcomer = { email: `${secret("newcomer")}@example.org`, password };
      await ask("POST", "/auth/register", { ...newcomer, invite: hidden("a made-up invite") });
      const registered = await ask<{ accessToken: string; user: { id: string } }>("POST", "/auth/register", {
        ...newcomer,
        invite: hidden("an invite", made.body.code),
      });
      newcomerId = registered.body.user.id;
      const theirs = { authorization: `Bearer ${registered.body.accessToken}` };
      const board = await ask<{ id: string }>("POST", "/boards", { title: hidden("what is made public") }, theirs);
      const link = `/boards/${board.body.id}/public-link`;
      const guarded = hidden("the password of a public link");
      const shown = await ask<{ code: string }>("PUT", link, { password: guarded }, theirs);
      await ask("POST", `/public/${hidden("a public link", shown.body.code)}`, { password: guarded });
      await ask("DELETE", link, undefined, theirs);
      const feed = await ask<{ path: string }>("POST", "/calendar-feed", { timeZone: "Europe/Madrid" }, theirs);
      const [, address = ""] = /^\/api\/v1(.*\.([\w-]+)\.ics)$/.exec(feed.body.path) ?? [];
      await ask("GET", hidden("the address of a calendar", address));
      await ask("DELETE", "/calendar-feed", undefined, theirs);
      await ask("GET", "/users/me/export", undefined, theirs);
      await ask("DELETE", `/admin/invites/${inviteId}`, undefined, bearer);
      await ask("PATCH", "/admin/registration", { registration: "open" }, bearer);
      // Twice the same is once.
      for (const isAdministrator of [true, true, false, false]) {
        await ask("PATCH", `/admin/users/${newcomerId}`, { isAdministrator }, bearer);
      }
      await ask("DELETE", `/admin/users/${newcomerId}/sessions`, undefined, bearer);
      for (const what of ["deactivate", "deactivate", "reactivate", "reactivate"]) {
        await ask("POST", `/admin/users/${newcomerId}/${what}`, undefined, bearer);
      }
      const again = await ask<{ accessToken: string }>("POST", "/auth/login", { identifier: newcomer.email, password });
      const back = { authorization: `Bearer ${again.body.accessToken}` };
      await ask("DELETE", "/users/me", { password: hidden("a wrong last password") }, back);
      await ask("DELETE", "/users/me", { password }, back);
    }

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), "syncboard-log-"));
      created = await database.create();
      mail = await MailServer.start({ refusal: () => refusal });
      const environment = {
        ...created.environment,
        DATA_DIR: dataDir,
        LOG_LEVEL: "trace",
        JWT_SECRET,
        SMTP_URL: mail.url,
        MAIL_FROM: "board@example.org",
        PUBLIC_URL: "https://board.example.org",
        RATE_LIMIT: "10000/60",
        AUTH_RATE_LIMIT: "off",
        GUESS_LIMIT: "4/900",
      };
      server = await startInstance({ environment });
      await everything();
      await server.stop();
      lines = server
        .said()
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line) as Line);
    }, 60_000);
    afterAll(async () => {
      if (server?.isRunning) await server.stop();
      await mail?.stop();
      await created?.drop();
      await rm(dataDir, { recursive: true, force: true });
    });

    test("none of the secrets stands anywhere in it", () => {
      expect(secrets.size).toBeGreaterThan(25);
      const said = server.said();
      for (const [what, value] of secrets) {
        expect(value.length, what).toBeGreaterThan(8);
        const place = said.indexOf(value);
        expect(place < 0 ? "not there" : `${what}: …${said.slice(Math.max(0, place - 200), place)}`).toBe("not there");
      }
    });

    test("each answer has a request id, and the log the line of its request by that id", () => {
      expect(new Set(ids.values()).size).toBe(ids.size);
      for (const [asked, id] of ids) {
        const [status, method] = asked.split(" ");
        // What cannot be read has no route, and so no line.
        if (asked.includes("%E0%A4%A")) continue;
        const line = lines.find((each) => each.reqId === id && each.status !== undefined);
        expect([asked, line?.method, line?.status]).toEqual([asked, method, Number(status)]);
        expect(line).toMatchObject({ route: expect.any(String), ms: expect.any(Number), address: "127.0.0.1" });
      }
    });

    test("whatever is said of a request carries its id", () => {
      for (const line of lines.filter(({ route, status, event }) => route ?? status ?? event)) {
        expect(line.reqId, line.msg).toBeDefined();
      }
    });

    test("a failure of ours is told twice: what failed, and which request", () => {
      const id = [...ids].find(([asked]) => asked.startsWith("500 POST /users/me/tokens"))?.[1];
      const said = lines.filter(({ reqId, level }) => reqId === id && level >= 40);
      expect(said.find(({ err }) => err)?.err?.message).toMatch(/personal_token/);
      expect(said.find(({ status }) => status === 500)).toMatchObject({ route: "/api/v1/users/me/tokens" });
    });

    test("at info it tells who came in and who tried to, by user and address, once each", () => {
      const events = lines.filter(({ event }) => event !== undefined);
      for (const line of events) expect([line.level, line.address]).toEqual([30, "127.0.0.1"]);
      const of = (event: keyof typeof EVENTS) => events.filter((line) => line.event === event);
      const seen = Object.keys(EVENTS).filter((event) => events.some((line) => line.event === event));
      // The reuse of a refresh token takes half a minute: sessions.test.ts has a clock of its own.
      const reached = Object.keys(EVENTS).filter((event) => !["refresh_token_reused", "signed_out"].includes(event));
      expect(seen).toEqual(reached);
      expect(of("sign_in_failed").map((line) => line.userId === userId)).toEqual([
        // Of the newcomer, who wants to leave.
        false,
        true,
        false,
        ...Array.from({ length: 6 }, () => true),
      ]);
      expect(of("guessing_stopped").map((line) => line.userId)).toEqual([userId]);
      expect(of("reset_asked").map((line) => line.userId)).toContain(userId);
      expect(of("password_changed")).toHaveLength(1);
      expect(of("email_changed")).toHaveLength(1);
      expect(of("password_reset").map((line) => line.userId)).toEqual([userId]);
    });

    test("what administrators do is told with who it was and to whom, once each, and what changed nothing is not", () => {
      const told = lines
        .filter(({ event = "" }) =>
          /^(account|administrator|invite|registration)_|^(sessions_ended|data_exported)$/.test(event),
        )
        .map((line) => [line.event, line.userId, line.by, line.inviteId ?? line.registration]);
      expect(told).toEqual([
        ["administrator_appointed", userId, undefined, undefined],
        ["registration_chosen", undefined, userId, "invite"],
        ["invite_made", undefined, userId, inviteId],
        ["invite_used", newcomerId, undefined, inviteId],
        ["data_exported", newcomerId, undefined, undefined],
        ["invite_revoked", undefined, userId, inviteId],
        ["registration_chosen", undefined, userId, "open"],
        ["administrator_appointed", newcomerId, userId, undefined],
        ["administrator_dismissed", newcomerId, userId, undefined],
        ["sessions_ended", newcomerId, userId, undefined],
        ["account_deactivated", newcomerId, userId, undefined],
        ["account_reactivated", newcomerId, userId, undefined],
        ["account_deactivated", newcomerId, newcomerId, undefined],
      ]);
    });

    test("nothing that came makes a line of its own", () => {
      expect(lines.filter(({ forged }) => forged)).toEqual([]);
      expect(server.said()).not.toContain("forged");
    });
  });
}

test("passwords of servers that are not reached, or do not take them, are in no line", async () => {
  const password = secret("of-a-server");
  const dataDir = await mkdtemp(join(tmpdir(), "syncboard-log-"));
  const mail = await MailServer.start({ account: { user: "ann", password: "another" } });
  try {
    const base = { DATA_DIR: dataDir, LOG_LEVEL: "trace" };
    const database = { DATABASE_URL: `postgres://ann:${password}@127.0.0.1:1/board` };
    const failing = await startInstance({ environment: { ...base, ...database } }).catch(
      (error: Error) => error.message,
    );
    expect(failing).toMatch(/did not start/);
    expect(failing).not.toContain(password);

    const smtp = { SMTP_URL: mail.url.replace("//", `//ann:${password}@`), MAIL_FROM: "board@example.org" };
    const environment = { ...base, ...smtp, PUBLIC_URL: "https://board.example.org" };
    const running = await startInstance({ environment });
    const account = { email: "ann@example.org", password: "correct horse" };
    await call(running.url, "POST", "/auth/register", { body: account });
    expect((await call(running.url, "POST", "/auth/password/forgot", { body: { email: account.email } })).status).toBe(
      202,
    );
    await expect.poll(() => running.said(), { timeout: 15_000 }).toMatch(/a mail (was given up|could not be sent yet)/);
    await running.stop();
    expect(running.said()).not.toContain(password);
  } finally {
    await mail.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 40_000);

test("docs/operate.md lists every event that the log tells of, and no other", async () => {
  const page = await readFile(new URL("../../../docs/operate.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| `(\w+)` \| (an?|somebody|too many) /gm)].map(([, event]) => event);
  expect(rows).toEqual(Object.keys(EVENTS));
});
