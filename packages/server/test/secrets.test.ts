import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MailServer } from "../../../services/mail-server.ts";
import { type CreatedDatabase, databases } from "../../../services/test-databases.ts";
import { realSources } from "../src/index.ts";
import { startTestServer, type TestServer } from "./running-server.ts";

// What whoever has a copy of the database gets: nothing that lets anybody in.

/** Every value of every row, as one text. */
async function everythingIn(dataDir: string, databaseUrl: string | undefined): Promise<string> {
  if (databaseUrl === undefined) {
    const database = new DatabaseSync(join(dataDir, "syncboard.db"), { readOnly: true, timeout: 5_000 });
    const names = database.prepare("select name from sqlite_master where type = 'table'").all();
    const rows = names.map(({ name }) => database.prepare(`select * from "${String(name)}"`).all());
    database.close();
    return textOf(rows);
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: names } = await client.query<{ table_name: string }>(
    "select table_name from information_schema.tables where table_schema = current_schema()",
  );
  const rows: unknown[] = [];
  for (const { table_name: name } of names) rows.push((await client.query(`select * from "${name}"`)).rows);
  await client.end();
  return textOf(rows);
}

/** Bytes as the text that they may be. */
function textOf(rows: unknown): string {
  return JSON.stringify(rows, (_name, value: unknown) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString("latin1");
    if (typeof value === "object" && value !== null && "data" in value && Array.isArray(value.data)) {
      return Buffer.from(value.data).toString("latin1");
    }
    return typeof value === "bigint" ? String(value) : value;
  });
}

for (const database of databases) {
  describe(database.name, () => {
    let created: CreatedDatabase;
    let mails: MailServer;
    let server: TestServer;
    beforeAll(async () => {
      mails = await MailServer.start();
      created = await database.create();
      server = await startTestServer(
        { name: database.name, create: async () => created },
        { SMTP_URL: mails.url, MAIL_FROM: "board@example.org", PUBLIC_URL: "https://board.example.org" },
        { ...realSources, randomNumber: () => 1 },
      );
    });
    afterAll(async () => {
      await server.stop();
      await mails.stop();
    });

    test("the database holds no password, token, link or code, nor what signs them", async () => {
      const secrets = new Map<string, string>();
      const password = `first ${randomBytes(9).toString("hex")}`;
      const next = `next ${randomBytes(9).toString("hex")}`;
      const email = "ann@example.org";
      const signedIn = await server.call<{ accessToken: string }>("POST", "/auth/register", {
        body: { email, password },
      });
      const headers = { authorization: `Bearer ${signedIn.body.accessToken}` };
      const tokenIn = (cookie = "") => /^syncboard_refresh=([^;]+)/.exec(cookie)?.[1] ?? "";
      const refresh = tokenIn(signedIn.headers.getSetCookie()[0]);
      const renewed = await server.call("POST", "/auth/refresh", {
        headers: { cookie: `syncboard_refresh=${refresh}` },
      });
      const grant = new URLSearchParams({ grant_type: "password", username: email, password });
      const form = { "content-type": "application/x-www-form-urlencoded" };
      const granted = await server.call<{ refresh_token: string }>("POST", "/auth/tokens", {
        body: grant.toString(),
        headers: form,
      });
      const token = await server.call<{ token: string }>("POST", "/users/me/tokens", {
        headers,
        body: { name: "Script", scope: "read" },
      });
      const invite = await server.call<{ code: string }>("POST", "/admin/invites", { headers, body: {} });
      const board = await server.call<{ id: string }>("POST", "/boards", { headers, body: { title: "Plans" } });
      const boardInvite = await server.call<{ code: string }>("POST", `/boards/${board.body.id}/invites`, {
        headers: { ...headers, "idempotency-key": realSources.newId() },
        body: { role: "viewer" },
      });
      const feed = await server.call<{ path: string }>("POST", "/calendar-feed", {
        headers: { ...headers, "idempotency-key": realSources.newId() },
        body: { timeZone: "Europe/Madrid" },
      });
      // With a key, whose answer is kept.
      const key = { "idempotency-key": realSources.newId() };
      const changed = await server.call("PATCH", "/users/me", {
        headers: { ...headers, ...key },
        body: { password: next, currentPassword: password },
      });
      expect(changed.status).toBe(200);
      await server.call("POST", "/auth/password/forgot", { body: { email } });
      const { text } = await mails.mailTo(email, { isWanted: (mail) => mail.text.includes("#token=") });

      secrets.set("a password", next);
      secrets.set("a former password", password);
      secrets.set("an access token", signedIn.body.accessToken);
      secrets.set("its signature", signedIn.body.accessToken.split(".")[2] ?? "");
      secrets.set("a refresh token", refresh);
      secrets.set("the next one", tokenIn(renewed.headers.getSetCookie()[0]));
      secrets.set("that of a program", granted.body.refresh_token);
      secrets.set("a personal token", token.body.token.replace("sb_pat_", ""));
      secrets.set("an invite", invite.body.code);
      secrets.set("an invite to a board", boardInvite.body.code);
      secrets.set("the address of a calendar", /\.([\w-]+)\.ics$/.exec(feed.body.path)?.[1] ?? "");
      secrets.set("the link in a mail", /#token=([\w-]+)/.exec(text)?.[1] ?? "");
      secrets.set("what signs access tokens", (await readFile(join(server.dataDir, "jwt-secret"), "utf8")).trim());

      const everything = await everythingIn(server.dataDir, created.environment.DATABASE_URL);
      expect(everything).toContain(email);
      for (const [what, secret] of secrets) {
        expect(secret.length, what).toBeGreaterThan(20);
        // Nor as the bytes that it stands for.
        const bytes = Buffer.from(secret, "base64url").toString("latin1");
        expect([what, everything.includes(secret), everything.includes(bytes)]).toEqual([what, false, false]);
      }
    });

    test("a refresh token is 256 bits that nobody can guess: a new one each time, of which every bit is either as often", async () => {
      const cookies: string[] = [];
      const { cookie } = await server.register();
      let last = cookie;
      for (let turn = 0; turn < 10; turn++) {
        const answer = await server.call("POST", "/auth/refresh", { headers: { cookie: last } });
        last = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
        cookies.push(last);
      }
      for (const each of cookies) expect(each).toMatch(/^syncboard_refresh=[\w-]{43}$/);
      expect(new Set(cookies).size).toBe(10);

      // By the same source, often enough to count.
      const ones = new Array<number>(256).fill(0);
      const COUNT = 2_000;
      for (let turn = 0; turn < COUNT; turn++) {
        const bytes = Buffer.from(realSources.newSecret(), "base64url");
        expect(bytes).toHaveLength(32);
        for (let bit = 0; bit < 256; bit++) {
          const isOne = ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1;
          ones[bit] = (ones[bit] ?? 0) + isOne;
        }
      }
      // Seven standard deviations of a fair coin: once in a few hundred million runs it is chance.
      for (const count of ones) expect(Math.abs(count - COUNT / 2)).toBeLessThan(157);
    });
  });
}
