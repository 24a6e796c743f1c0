import type { BoardEvent, MemberRow, Snapshot } from "@syncboard/model";
import { CLOSE } from "@syncboard/model/wire";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { hello, watch } from "./live-socket.ts";
import { expectCode, expectFaults } from "./problems.ts";
import { at, type Person, startTestServer, type TestServer } from "./running-server.ts";

// The end of an account, and what becomes of everything that it had a part in.

const PASSWORD = "correct horse";

let server: TestServer;
let administrator: Person;
let ann: Person;
let ben: Person;

const leave = (person = ann, password = PASSWORD) => person.call("DELETE", "/users/me", { body: { password } });
const login = (person: Person) =>
  server.call<{ accessToken: string }>("POST", "/auth/login", {
    body: { identifier: person.email, password: PASSWORD },
  });

async function boardOf(person: Person, members: readonly (readonly [Person, string])[] = []): Promise<string> {
  const boardId = v7();
  expect((await person.call("POST", "/boards", { body: { id: boardId, title: "Plans" } })).status).toBe(201);
  for (const [{ userId }, role] of members) {
    await person.call("PUT", `/boards/${boardId}/users/${userId}`, { body: { role } });
  }
  return boardId;
}

const snapshot = async (person: Person, boardId: string) => {
  const { status, body } = await person.call<Snapshot>("GET", `/boards/${boardId}`);
  expect(status).toBe(200);
  return body;
};

const memberOf = ({ members }: Snapshot, { userId }: Person) => members.find((each) => each.userId === userId);

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      administrator = await server.register("administrator");
    });
    beforeEach(async () => {
      [ann, ben] = await Promise.all([server.register("Ann"), server.register("Ben")]);
    });
    afterAll(() => server.stop());

    describe("DELETE /users/me", () => {
      test("takes the password, and a wrong one changes nothing", async () => {
        expectFaults(await ann.call("DELETE", "/users/me", { body: {} }), ["password"]);
        expectFaults(await leave(ann, "wrong password"), ["password"]);
        expect((await ann.call("GET", "/users/me")).status).toBe(200);
      });

      test("ends every session, token and open socket at once, and the cookie", async () => {
        const device = at(server.url, { ...ann, token: (await login(ann)).body.accessToken });
        const { body: token } = await ann.call<{ token: string }>("POST", "/users/me/tokens", {
          body: { name: "Script", scope: "write" },
        });
        const sockets = await Promise.all([device.token, token.token].map((each) => hello(server.url, each)));
        const gone = await leave();
        expect(gone.status).toBe(204);
        expect(gone.headers.getSetCookie().every((cookie) => /^syncboard_refresh=;/.test(cookie))).toBe(true);
        for (const socket of sockets) expect(await socket.closed).toBe(CLOSE.unauthenticated);
        for (const each of [ann, device, at(server.url, { ...ann, token: token.token })]) {
          expectCode(await each.call("GET", "/users/me"), "unauthenticated");
        }
        expectCode(await server.call("POST", "/auth/refresh", { headers: { cookie: ann.cookie } }), "unauthenticated");
      });

      test("nobody signs in with it: the same answer as for an account that never was", async () => {
        const { body: wrong } = await server.call("POST", "/auth/login", {
          body: { identifier: `${v7()}@example.org`, password: PASSWORD },
        });
        await leave();
        const { status, body } = await login(ann);
        expect(status).toBe(401);
        expect(body).toEqual(wrong);
      });

      test("is gone from searches and profiles; the e-mail and the username stay taken", async () => {
        await ann.call("PATCH", "/users/me", { body: { privacy: { profile: "public" } } });
        const { username } = (await ann.call<{ username: string }>("GET", "/users/me")).body;
        const search = async () =>
          (await ben.call<{ items: unknown[] }>("POST", "/users/search", { body: { email: ann.email } })).body.items;
        expect(await search()).toHaveLength(1);
        await leave();
        expect(await search()).toEqual([]);
        expectCode(await ben.call("GET", `/users/${ann.userId}`), "not_found");
        for (const [taken, code] of [
          [{ email: ann.email }, "email_taken"],
          [{ email: `${v7()}@example.org`, username }, "username_taken"],
        ] as const) {
          expectCode(await server.call("POST", "/auth/register", { body: { ...taken, password: PASSWORD } }), code);
        }
      });

      test("wrong passwords are counted as at the door", async () => {
        const strict = await startTestServer(database, { RATE_LIMIT: "on", GUESS_LIMIT: "3/900" });
        try {
          await strict.register("first");
          const person = await strict.register("guessed");
          for (let guess = 0; guess < 3; guess++) {
            expect((await person.call("DELETE", "/users/me", { body: { password: "wrong one" } })).status).toBe(422);
          }
          const refused = await person.call("DELETE", "/users/me", { body: { password: PASSWORD } });
          expectCode(refused, "rate_limited");
          expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
        } finally {
          await strict.stop();
        }
      });
    });

    describe("C11: the boards go on", () => {
      test("a board passes to the longest-standing owner, who may then delete it", async () => {
        const [cleo, dan] = await Promise.all([server.register("Cleo"), server.register("Dan")]);
        const boardId = await boardOf(ann, [
          [ben, "editor"],
          [cleo, "owner"],
          [dan, "owner"],
        ]);
        const socket = await watch(server.url, ben.token, boardId);
        await leave();
        const { events } = await socket.next("events");
        expect(events).toMatchObject([
          { type: "member.deactivated", userId: ann.userId, actorId: ann.userId },
          { type: "board.passed", from: ann.userId, to: cleo.userId },
        ]);
        socket.close();
        const after = await snapshot(ben, boardId);
        expect(after.board).toMatchObject({ creatorId: cleo.userId, archivedAt: null });
        expect(memberOf(after, ann)).toMatchObject({ role: "owner", deactivatedAt: expect.any(String) });
        expectCode(await dan.call("DELETE", `/boards/${boardId}`), "forbidden");
        expect((await cleo.call("DELETE", `/boards/${boardId}`)).status).toBe(204);
      });

      test("a board whose creator had left has passed on by then, and again when the next one goes", async () => {
        const [cleo, dan] = await Promise.all([server.register("Cleo"), server.register("Dan")]);
        const boardId = await boardOf(ann, [
          [dan, "owner"],
          [cleo, "owner"],
          [ben, "owner"],
        ]);
        expect((await ann.call("DELETE", `/boards/${boardId}/users/${ann.userId}`)).status).toBe(204);
        expect((await snapshot(ben, boardId)).board.creatorId).toBe(dan.userId);
        await leave(dan);
        expect((await snapshot(ben, boardId)).board.creatorId).toBe(cleo.userId);
        expect((await ben.call("DELETE", `/boards/${boardId}/users/${cleo.userId}`)).status).toBe(204);
        // As another process reads it from the rows.
        await server.restart();
        expect((await snapshot(ben, boardId)).board.creatorId).toBe(ben.userId);
        expect((await ben.call("DELETE", `/boards/${boardId}`)).status).toBe(204);
      });

      test("without another owner it is archived, and its members see it among the archived ones", async () => {
        const boardId = await boardOf(ann, [[ben, "editor"]]);
        await leave();
        const listed = async (archived: boolean) =>
          (await ben.call<{ items: { id: string }[] }>("GET", `/boards?archived=${archived}`)).body.items.map(
            ({ id }) => id,
          );
        expect(await listed(false)).not.toContain(boardId);
        expect(await listed(true)).toContain(boardId);
        expect((await ben.call("POST", `/boards/${boardId}/cards`, { body: { title: "Still" } })).status).toBe(201);
        expectCode(await ben.call("POST", `/boards/${boardId}/restore`), "forbidden");
      });

      test("who was no owner leaves a name, and no picture", async () => {
        const boardId = await boardOf(ann, [[ben, "viewer"]]);
        await leave(ben);
        const after = await snapshot(ann, boardId);
        expect(after.board).toMatchObject({ creatorId: ann.userId, archivedAt: null });
        const member = memberOf(after, ben);
        expect(member).toMatchObject({ role: "viewer", deactivatedAt: expect.any(String) });
        expect(member?.user).toMatchObject({ name: "Ben", avatarUrl: null });
        const { body } = await ann.call<{ items: MemberRow[] }>("GET", `/boards/${boardId}/users`);
        expect(body.items).toEqual(after.members);
        const next = await boardOf(ann);
        const add = await ann.call("PUT", `/boards/${next}/users/${ben.userId}`, { body: { role: "viewer" } });
        expectCode(add, "not_found");
      });

      test("a server that stopped in between tells the boards when it is back", async () => {
        const boardId = await boardOf(ann, [[ben, "owner"]]);
        await server.execute(`update "user" set deactivated_at = updated_at where id = '${ann.userId}'`);
        await server.restart();
        const events = async () =>
          (await ben.call<{ items: BoardEvent[] }>("GET", `/boards/${boardId}/events?since=2`)).body.items;
        await expect
          .poll(async () => (await events()).map(({ type }) => type))
          .toEqual(["member.deactivated", "board.passed"]);
        await server.restart();
        expect(await events()).toHaveLength(2);
      });
    });

    // SQLite lets nobody else write meanwhile, whatever they write.
    test.skipIf(database.name === "SQLite")("nobody waits for the boards of somebody else", async () => {
      const [busy, free] = [await boardOf(ann), await boardOf(ben, [[administrator, "owner"]])];
      let isHeld = true;
      const held = server
        .execute(`begin; select id from board where id = '${busy}' for update; select pg_sleep(3); commit`)
        .then(() => {
          isHeld = false;
        });
      const locks =
        "select count(*)::int from pg_stat_activity where query like '%pg_sleep(3)%' and wait_event = 'PgSleep'";
      await expect.poll(() => server.read(locks)).toBe(1);
      const annIsGone = leave();
      await expect.poll(async () => (await login(ann)).status).toBe(401);
      expect((await leave(ben)).status).toBe(204);
      expect(isHeld).toBe(true);
      expect((await snapshot(administrator, free)).board.creatorId).toBe(administrator.userId);
      await held;
      expect((await annIsGone).status).toBe(204);
    });

    describe("an account that an administrator brings back", () => {
      const deactivate = (person: Person) => administrator.call("POST", `/admin/users/${person.userId}/deactivate`, {});
      const reactivate = (person: Person) => administrator.call("POST", `/admin/users/${person.userId}/reactivate`, {});

      test("is a member of its boards again, in its role; what was passed on or archived stays so", async () => {
        const shared = await boardOf(ann, [[ben, "owner"]]);
        const alone = await boardOf(ann);
        await deactivate(ann);
        expect((await reactivate(ann)).status).toBe(200);
        const { body } = await login(ann);
        const back = at(server.url, { ...ann, token: body.accessToken });
        const after = await snapshot(back, shared);
        expect(after).toMatchObject({ role: "owner", board: { creatorId: ben.userId } });
        expect(memberOf(after, ann)).toMatchObject({ deactivatedAt: null });
        expect((await snapshot(back, alone)).board.archivedAt).not.toBeNull();
        expect((await back.call("POST", `/boards/${alone}/restore`)).status).toBe(200);
        expect((await snapshot(back, alone)).board.archivedAt).toBeNull();
      });

      test("has none of its sessions and tokens of before", async () => {
        const { body: token } = await ann.call<{ token: string }>("POST", "/users/me/tokens", {
          body: { name: "Script", scope: "write" },
        });
        await deactivate(ann);
        await reactivate(ann);
        for (const each of [ann.token, token.token]) {
          const person = at(server.url, { ...ann, token: each });
          expectCode(await person.call("GET", "/users/me"), "unauthenticated");
        }
        const refresh = await server.call("POST", "/auth/refresh", { headers: { cookie: ann.cookie } });
        expectCode(refresh, "unauthenticated");
        expect((await login(ann)).status).toBe(200);
      });
    });

    test("the last administrator stays; once there is another, either may go", async () => {
      expectCode(await leave(administrator), "last_administrator");
      const self = `/admin/users/${administrator.userId}`;
      expectCode(await administrator.call("POST", `${self}/deactivate`), "last_administrator");
      const resign = { body: { isAdministrator: false } };
      expectCode(await administrator.call("PATCH", self, resign), "last_administrator");
      expect((await administrator.call("GET", "/users/me")).body).toMatchObject({ isAdministrator: true });

      await administrator.call("PATCH", `/admin/users/${ann.userId}`, { body: { isAdministrator: true } });
      const both = await Promise.all([
        administrator.call("POST", `/admin/users/${ann.userId}/deactivate`),
        ann.call("POST", `/admin/users/${administrator.userId}/deactivate`),
      ]);
      // Of two who do it to each other at once, one is left.
      const states = await Promise.all([administrator, ann].map((each) => each.call("GET", "/admin/users")));
      expect(states.map(({ status }) => status).toSorted()).toEqual([200, 401]);
      expect(both.some(({ status }) => status === 200)).toBe(true);
      administrator = states[0]?.status === 200 ? administrator : ann;
    });
  });
}
