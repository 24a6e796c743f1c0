import { CLOSE, PROTOCOL } from "@syncboard/model/wire";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { realSources } from "../src/index.ts";
import { hello, LiveSocket, watch } from "./live-socket.ts";
import { expectFaults, expectProblem } from "./problems.ts";
import { at, type Person, startTestServer, type TestServer } from "./running-server.ts";

// Personal access tokens: what a user's own programs sign in with. What each may do is in authorization.test.ts.

interface Item {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

interface Made extends Item {
  readonly token: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let server: TestServer;
let ann: Person;
/** Milliseconds that the server's clock is ahead of ours. */
let ahead = 0;

const fromNow = (milliseconds: number) => new Date(Date.now() + ahead + milliseconds).toISOString();

const make = (fields: Record<string, unknown> = {}, person = ann) =>
  person.call<Made>("POST", "/users/me/tokens", { body: { name: "Script", scope: "write", ...fields } });

const list = async (person = ann, query = "?limit=100") =>
  (await person.call<{ items: Item[]; nextCursor: string | null }>("GET", `/users/me/tokens${query}`)).body;

const withToken = (token: string) => at(server.url, { ...ann, token });

const statusOf = async (token: string) => (await withToken(token).call("GET", "/auth/me")).status;

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      ahead = 0;
      const now = () => new Date(Date.now() + ahead).toISOString();
      server = await startTestServer(database, {}, { ...realSources, now });
      ann = await server.register("ann");
    });
    afterAll(() => server.stop());

    test("a new one is shown once, by a prefix that tells what it is, and is stored nowhere", async () => {
      const made = await make({ name: "  Backup script " });
      expect(made.status).toBe(201);
      expect(made.headers.get("cache-control")).toBe("no-store");
      const { token, ...item } = made.body;
      expect(token).toMatch(/^sb_pat_[\w-]{43}$/);
      expect(item).toEqual({
        id: expect.any(String),
        name: "Backup script",
        scope: "write",
        createdAt: expect.any(String),
        expiresAt: expect.any(String),
        lastUsedAt: null,
      });
      expect((await list()).items[0]).toEqual(item);
      // Not even as part of a text: no row of the table says it.
      await server.execute(`delete from personal_token where hash like '%${token.slice(7)}%' or name like '%sb_pat%'`);
      expect(await statusOf(token)).toBe(200);
    });

    test("without a wish it ends after 90 days; the longest is 366", async () => {
      const daysOf = ({ createdAt, expiresAt }: Item) => (Date.parse(expiresAt) - Date.parse(createdAt)) / DAY;
      expect(daysOf((await make()).body)).toBe(90);
      const wanted = fromNow(365 * DAY);
      expect((await make({ expiresAt: wanted })).body.expiresAt).toBe(wanted);
      for (const expiresAt of [fromNow(367 * DAY), fromNow(-MINUTE)]) {
        const body = { name: "Script", scope: "read", expiresAt };
        expectFaults(await ann.call("POST", "/users/me/tokens", { body }), ["expiresAt"]);
      }
    });

    test("it signs a program in as its user", async () => {
      const program = withToken((await make()).body.token);
      expect((await program.call<{ id: string }>("GET", "/auth/me")).body.id).toBe(ann.userId);
      const board = await program.call<{ id: string }>("POST", "/boards", { body: { title: "By a script" } });
      expect(board.status).toBe(201);
      expect((await ann.call("GET", `/boards/${board.body.id}`)).status).toBe(200);
    });

    test("it opens the live socket, to read at least", async () => {
      const { body } = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } });
      for (const scope of ["read", "write"]) {
        const { token } = (await make({ scope })).body;
        const socket = await watch(server.url, token, body.id);
        await ann.call("POST", `/boards/${body.id}/cards`, { body: { title: "For all" } });
        expect((await socket.next("events")).events[0]).toMatchObject({ type: "card.added" });
        socket.close();
      }
    });

    test("revoked, it is refused with the very next request, and its sockets close; those of others stay", async () => {
      const [lost, kept] = [(await make()).body, (await make()).body];
      const socket = await hello(server.url, lost.token);
      const others = [await hello(server.url, kept.token), await hello(server.url, ann.token)];
      expect((await ann.call("DELETE", `/users/me/tokens/${lost.id}`)).status).toBe(204);
      expect(await socket.closed).toBe(CLOSE.unauthenticated);
      expect([await statusOf(lost.token), await statusOf(kept.token)]).toEqual([401, 200]);
      for (const other of others) {
        other.say({ type: "ping" });
        await other.next("pong");
        other.close();
      }
      expect((await list()).items.map(({ id }) => id)).not.toContain(lost.id);
      expect((await ann.call("DELETE", `/users/me/tokens/${lost.id}`)).status).toBe(404);
    });

    test("run out, it is refused, its sockets close, and it is listed as what it was", async () => {
      const { id, token } = (await make({ expiresAt: fromNow(1_500) })).body;
      const socket = await hello(server.url, token);
      expect(await statusOf(token)).toBe(200);
      expect(await socket.closed).toBe(CLOSE.unauthenticated);
      expect(await statusOf(token)).toBe(401);
      expect((await list()).items.map((item) => item.id)).toContain(id);
    });

    test("the last use is known to five minutes", async () => {
      const { id, token } = (await make()).body;
      const lastUse = async () => (await list()).items.find((item) => item.id === id)?.lastUsedAt ?? "";
      expect(await lastUse()).toBe("");
      await statusOf(token);
      const first = await lastUse();
      expect(Date.parse(first)).toBeGreaterThan(Date.now() - MINUTE);
      ahead += 4 * MINUTE;
      await statusOf(token);
      expect(await lastUse()).toBe(first);
      ahead += 2 * MINUTE;
      await statusOf(token);
      expect(Date.parse(await lastUse())).toBeGreaterThanOrEqual(Date.parse(first) + 6 * MINUTE);
    });

    test("of a deactivated user it is refused", async () => {
      const bob = await server.register("bob");
      const { token } = (await make({}, bob)).body;
      expect(await statusOf(token)).toBe(200);
      await server.execute(`update "user" set deactivated_at = '2026-01-01T00:00:00.000Z' where id = '${bob.userId}'`);
      expect(await statusOf(token)).toBe(401);
      const socket = await new LiveSocket(server.url).opened();
      socket.say({ type: "hello", token, protocol: PROTOCOL });
      expect(await socket.closed).toBe(CLOSE.unauthenticated);
    });

    test("it outlives the server, and the sign-in that made it", async () => {
      const carl = await server.register("carl");
      const { token } = (await make({}, carl)).body;
      await carl.call("POST", "/auth/logout");
      await server.restart();
      expect(await statusOf(token)).toBe(200);
    });

    test.each([
      "sb_pat_",
      "sb_pat_x",
      `sb_pat_${"x".repeat(43)}`,
      `SB_PAT_${"x".repeat(43)}`,
      `sb_pat_${"x".repeat(5_000)}`,
    ])("%s is 401", async (token) => {
      const answer = await withToken(token).call("GET", "/auth/me");
      expectProblem(answer);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    });

    test("it does not sign out: there is no session behind it", async () => {
      const { token } = (await make()).body;
      expect((await withToken(token).call("POST", "/auth/logout")).status).toBe(401);
      expect(await statusOf(token)).toBe(200);
    });

    test("it changes the profile of its user, and neither the e-mail nor the password", async () => {
      const program = withToken((await make()).body.token);
      expect((await program.call("PATCH", "/users/me", { body: { name: "Ann Smith" } })).status).toBe(200);
      const currentPassword = "correct horse";
      for (const change of [{ email: `eve.${v7()}@example.org` }, { password: "a new password" }]) {
        const answer = await program.call("PATCH", "/users/me", { body: { ...change, currentPassword } });
        expect([answer.status, answer.body.code]).toEqual([403, "insufficient_scope"]);
      }
      const login = { body: { identifier: ann.email, password: currentPassword } };
      expect((await server.call("POST", "/auth/login", login)).status).toBe(200);
    });

    test("a caller may name its id; one that is in use is 409, whoever has it, and makes nothing", async () => {
      const id = v7();
      expect((await make({ id })).body.id).toBe(id);
      const dora = await server.register("dora");
      for (const person of [ann, dora]) {
        const again = await make({ id, name: "Again" }, person);
        expect([again.status, again.body]).toMatchObject([409, { code: "id_taken", errors: [{ path: "id" }] }]);
      }
      expect((await list(dora)).items).toEqual([]);
    });

    test("there may be a hundred at a time: one more is refused, until one is ended or runs out", async () => {
      const eve = await server.register("eve");
      const ids: string[] = [];
      for (let count = 0; count < 100; count++) ids.push((await make({}, eve)).body.id);
      const refused = await eve.call("POST", "/users/me/tokens", { body: { name: "Script", scope: "read" } });
      expectFaults(refused, [""]);
      expect((await make({}, ann)).status).toBe(201);
      expect((await eve.call("DELETE", `/users/me/tokens/${ids[0]}`)).status).toBe(204);
      expect((await make({}, eve)).status).toBe(201);
      expect((await make({}, eve)).status).toBe(422);
      await server.execute(`update personal_token set expires_at = created_at where id = '${ids[1]}'`);
      expect((await make({}, eve)).status).toBe(201);
    });

    test("of many that come at the same moment none is one too many", async () => {
      const eve = await server.register("eve");
      for (let count = 0; count < 97; count++) await make({}, eve);
      for (let round = 0; round < 8; round++) {
        const answers = await Promise.all(Array.from({ length: 12 }, () => make({}, eve)));
        const made = answers.filter(({ status }) => status === 201);
        expect(made).toHaveLength(3);
        expect(answers.filter(({ status }) => status === 422)).toHaveLength(9);
        for (const { body } of made) await eve.call("DELETE", `/users/me/tokens/${body.id}`);
      }
    });

    test("an Idempotency-Key keeps no answer with a secret: each request makes a token", async () => {
      const key = v7();
      const body = { name: "Script", scope: "read" };
      const ask = () => ann.call<Made>("POST", "/users/me/tokens", { body, headers: { "idempotency-key": key } });
      const [one, other] = [await ask(), await ask()];
      expect([one.status, other.status]).toEqual([201, 201]);
      expect(one.body.token).not.toBe(other.body.token);
    });

    test("the list comes in pages, newest first, and is one's own", async () => {
      const eve = await server.register("eve");
      for (let count = 0; count < 5; count++) await make({ name: `Number ${count}` }, eve);
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof list>> = await list(eve, `?limit=2${cursor && `&cursor=${cursor}`}`);
        seen.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual([4, 3, 2, 1, 0].map((number) => `Number ${number}`));
    });
  });
}
