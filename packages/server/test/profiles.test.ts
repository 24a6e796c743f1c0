import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { expectProblem } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// What people see of each other, and accounts that are made without signing in.

let server: TestServer;
let ann: Person;
let bob: Person;

const profileOf = (userId: string, reader = bob) => reader.call<Record<string, unknown>>("GET", `/users/${userId}`);
const allow = (profile: string) => ann.call("PATCH", "/users/me", { body: { privacy: { profile } } });

async function shareBoard(): Promise<string> {
  const { body } = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } });
  await ann.call("PUT", `/boards/${body.id}/users/${bob.userId}`, { body: { role: "viewer" } });
  return body.id;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
    });
    beforeEach(async () => {
      [ann, bob] = await Promise.all([server.register("ann"), server.register("bob")]);
    });
    afterAll(() => server.stop());

    describe("GET /users/{id}", () => {
      async function isSeen(): Promise<boolean> {
        const answer = await profileOf(ann.userId);
        if (answer.status === 200) return true;
        expect(answer.status).toBe(404);
        expect(answer.body).toEqual((await profileOf(v7())).body);
        return false;
      }

      test("shows what others may see, with a tag", async () => {
        await allow("public");
        const answer = await profileOf(ann.userId);
        expect(answer.status).toBe(200);
        expect(answer.body).toEqual({ id: ann.userId, username: expect.any(String), name: "ann", avatarUrl: null });
        const headers = { "if-none-match": answer.headers.get("etag") ?? "" };
        expect((await bob.call("GET", `/users/${ann.userId}`, { headers })).status).toBe(304);
      });

      test("public: anybody who is signed in", async () => {
        await allow("public");
        expect(await isSeen()).toBe(true);
        expect((await server.call("GET", `/users/${ann.userId}`)).status).toBe(401);
      });

      test("members: who shares a board, as long as they do and it is there", async () => {
        await allow("members");
        expect(await isSeen()).toBe(false);
        const boardId = await shareBoard();
        expect(await isSeen()).toBe(true);
        await ann.call("DELETE", `/boards/${boardId}/users/${bob.userId}`);
        expect(await isSeen()).toBe(false);
        const other = await shareBoard();
        expect(await isSeen()).toBe(true);
        await ann.call("DELETE", `/boards/${other}`);
        expect(await isSeen()).toBe(false);
      });

      test("private: nobody but oneself", async () => {
        await allow("private");
        await shareBoard();
        expect(await isSeen()).toBe(false);
        expect((await profileOf(ann.userId, ann)).body).toMatchObject({ name: "ann" });
      });

      test("a deactivated account is gone for everybody", async () => {
        await allow("public");
        await server.execute(
          `update "user" set deactivated_at = '2026-01-01T00:00:00.000Z' where id = '${ann.userId}'`,
        );
        expect(await isSeen()).toBe(false);
      });
    });

    test("POST /users/search finds only who allows it, whatever their profile allows", async () => {
      const find = async () =>
        (await bob.call<{ items: unknown[] }>("POST", "/users/search", { body: { email: ann.email } })).body.items;
      expect(await find()).toHaveLength(1);
      await ann.call("PATCH", "/users/me", { body: { privacy: { findableByEmail: false, profile: "public" } } });
      expect(await find()).toEqual([]);
    });

    test("a new name and username are on the board at the next look", async () => {
      const boardId = await shareBoard();
      await ann.call("PATCH", "/users/me", { body: { name: "Ann Other" } });
      const list = await bob.call<{ items: { user: { name: string } }[] }>("GET", `/boards/${boardId}/users`);
      expect(list.body.items.map(({ user }) => user.name)).toContain("Ann Other");
      const board = await bob.call<{ members: { user: { name: string } }[] }>("GET", `/boards/${boardId}`);
      expect(board.body.members.map(({ user }) => user.name)).toContain("Ann Other");
    });

    describe("POST /users", () => {
      const create = (body: Record<string, unknown>) =>
        server.call<Record<string, unknown>>("POST", "/users", { body: { password: "correct horse", ...body } });

      test("makes an account as registering does, and signs nobody in", async () => {
        const email = `Zoe.${v7()}@example.org`;
        const answer = await create({ email, name: "Zoe" });
        expect(answer.status).toBe(201);
        expect(answer.body).toEqual({ ...answer.body, email: email.toLowerCase(), name: "Zoe", theme: "system" });
        expect(answer.headers.get("location")).toBe(`/api/v1/users/${String(answer.body.id)}`);
        expect(answer.headers.getSetCookie()).toEqual([]);
        expect(JSON.stringify(answer.body)).not.toMatch(/token|password/i);
        const login = { identifier: email, password: "correct horse" };
        const signedIn = await server.call<{ user: unknown }>("POST", "/auth/login", { body: login });
        expect(signedIn.body.user).toEqual(answer.body);
      });

      test("a taken e-mail or username is 409 and names the field", async () => {
        const email = `${v7()}@example.org`;
        const username = `zoe-${v7().slice(-8)}`;
        await create({ email, username });
        for (const [body, field] of [
          [{ email: email.toUpperCase() }, "email"],
          [{ email: `${v7()}@example.org`, username: username.toUpperCase() }, "username"],
        ] as const) {
          const answer = await server.call("POST", "/users", { body: { password: "correct horse", ...body } });
          expectProblem(answer);
          expect(answer.body).toMatchObject({ code: `${field}_taken`, errors: [{ path: field }] });
        }
      });

      test("is slowed down like registering", async () => {
        const strict = await startTestServer(database, { RATE_LIMIT: "1000/60", AUTH_RATE_LIMIT: "2/60" });
        try {
          const ask = () => strict.call("POST", "/users", { body: {} });
          for (let count = 0; count < 2; count++) expect((await ask()).status).toBe(422);
          expect((await ask()).status).toBe(429);
        } finally {
          await strict.stop();
        }
      });
    });
  });
}
