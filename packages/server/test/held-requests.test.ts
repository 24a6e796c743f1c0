import { request as httpRequest } from "node:http";
import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { at, type Person, startTestServer, type TestServer } from "./running-server.ts";

// What has begun does not outlive what let it in: signing out, revoking and changing a password work on requests that are still
// coming, on sign-ins that are under way, and on answers that somebody takes their time to read.

const PASSWORD = "correct horse";

let server: TestServer;
let administrator: Person;

interface Held {
  /** Sends the rest, and answers the status. */
  finish(): Promise<number>;
}

/** Begins a request: its headers and the first byte of its body, and waits until the server must have looked at it. */
async function hold(person: Person, method: string, path: string, body: object): Promise<Held> {
  const text = JSON.stringify(body);
  const sent = httpRequest(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${person.token}`,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    },
  });
  const answered = new Promise<number>((resolve, reject) => {
    sent.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
  });
  sent.write(text.slice(0, 1));
  await new Promise((resolve) => setTimeout(resolve, 150));
  return {
    finish() {
      sent.end(text.slice(1));
      return answered;
    },
  };
}

async function secondDevice(person: Person): Promise<Person> {
  const login = { body: { identifier: person.email, password: PASSWORD } };
  const { body } = await server.call<{ accessToken: string }>("POST", "/auth/login", login);
  return at(server.url, { ...person, token: body.accessToken });
}

async function withBoard(): Promise<{ person: Person; boardId: string; cardId: string; columnId: string }> {
  const person = await server.register("held");
  const [boardId, cardId] = [v7(), v7()];
  await person.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
  await person.call("POST", `/boards/${boardId}/cards`, { body: { id: cardId, title: "One" } });
  const { body } = await person.call<Snapshot>("GET", `/boards/${boardId}`);
  return { person, boardId, cardId, columnId: body.columns[0]?.id ?? "" };
}

type Scene = Awaited<ReturnType<typeof withBoard>>;

/** Of each kind of guard, and of each kind of thing that somebody would want to get done. */
const ASKS: readonly (readonly [string, (scene: Scene) => readonly [method: string, path: string, body: object]])[] = [
  ["a new card", ({ boardId }) => ["POST", `/boards/${boardId}/cards`, { title: "Late" }]],
  ["a change to a card", ({ cardId }) => ["PATCH", `/cards/${cardId}`, { title: "Late" }]],
  ["a new column", ({ boardId }) => ["POST", `/boards/${boardId}/columns`, { title: "Late" }]],
  ["a change to a column", ({ columnId }) => ["PATCH", `/columns/${columnId}`, { title: "Late" }]],
  ["a new board", () => ["POST", "/boards", { title: "Late" }]],
  ["a change to a board", ({ boardId }) => ["PATCH", `/boards/${boardId}`, { title: "Late" }]],
  [
    "commands",
    ({ boardId }) => [
      "POST",
      `/boards/${boardId}/commands`,
      { commands: [{ id: v7(), type: "board.edit", title: "Late" }] },
    ],
  ],
  ["a new member", ({ boardId }) => ["PUT", `/boards/${boardId}/users/${administrator.userId}`, { role: "owner" }]],
  ["a change to the profile", () => ["PATCH", "/users/me", { name: "Late" }]],
  ["a new password", () => ["PATCH", "/users/me", { password: "another horse", currentPassword: PASSWORD }]],
  ["a personal token", () => ["POST", "/users/me/tokens", { name: "Late", scope: "write" }]],
  ["leaving", () => ["DELETE", "/users/me", { password: PASSWORD }]],
  ["a search", () => ["POST", "/users/search", { email: "a@example.org" }]],
];

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      administrator = await server.register("administrator");
    });
    afterAll(() => server.stop());

    test.each(ASKS)("%s that was begun before the session ended is refused, and changes nothing", async (_, ask) => {
      const scene = await withBoard();
      const { person, boardId } = scene;
      const held = await hold(person, ...ask(scene));
      const other = await secondDevice(person);
      const before = (await other.call<Snapshot>("GET", `/boards/${boardId}`)).body;
      expect((await other.call("DELETE", "/auth/sessions")).status).toBe(204);
      expect(await held.finish()).toBe(401);
      expect((await other.call<Snapshot>("GET", `/boards/${boardId}`)).body).toEqual(before);
      expect((await other.call<{ items: unknown[] }>("GET", "/users/me/tokens")).body.items).toEqual([]);
      expect((await other.call<{ items: unknown[] }>("GET", "/boards")).body.items).toHaveLength(1);
    });

    test("what comes in pieces and is let in all the same is done", async () => {
      const scene = await withBoard();
      const held = await hold(scene.person, "POST", `/boards/${scene.boardId}/cards`, { title: "Slow" });
      expect(await held.finish()).toBe(201);
    });

    test("a program's token that was revoked meanwhile lets nothing more in", async () => {
      const { person, boardId } = await withBoard();
      const { body } = await person.call<{ id: string; token: string }>("POST", "/users/me/tokens", {
        body: { name: "Script", scope: "write" },
      });
      const program = at(server.url, { ...person, token: body.token });
      const held = await hold(program, "POST", `/boards/${boardId}/cards`, { title: "Late" });
      await person.call("DELETE", `/users/me/tokens/${body.id}`);
      expect(await held.finish()).toBe(401);
    });

    test("who was dismissed as an administrator meanwhile does nothing more as one", async () => {
      const deputy = await server.register("deputy");
      const path = `/admin/users/${deputy.userId}`;
      await administrator.call("PATCH", path, { body: { isAdministrator: true } });
      const held = [
        await hold(deputy, "PATCH", path, { isAdministrator: true }),
        await hold(deputy, "POST", "/admin/invites", { note: "Late" }),
        await hold(deputy, "PATCH", "/admin/registration", { registration: "closed" }),
      ];
      await administrator.call("PATCH", path, { body: { isAdministrator: false } });
      for (const each of held) expect(await each.finish()).toBe(403);
      expect((await deputy.call("GET", "/users/me")).body).toMatchObject({ isAdministrator: false });
    });

    test("a sign-in that was under way when the password changed begins no session that stays", async () => {
      // Hashing takes long enough for the two to meet.
      const slow = await startTestServer(database, { BCRYPT_ROUNDS: "10" });
      try {
        const owner = await slow.register("owner");
        const login = () =>
          slow.call<{ accessToken?: string }>("POST", "/auth/login", {
            body: { identifier: owner.email, password: PASSWORD },
          });
        const change = { password: "battery staple", currentPassword: PASSWORD };
        const tries: Promise<Awaited<ReturnType<typeof login>>>[] = [];
        const changing = owner.call("PATCH", "/users/me", { body: change });
        for (let count = 0; count < 12; count++) {
          tries.push(login());
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        expect((await changing).status).toBe(200);
        const signedIn = (await Promise.all(tries)).flatMap(({ body }) => body.accessToken ?? []);
        expect((await login()).status).toBe(401);
        for (const token of signedIn) {
          expect((await at(slow.url, { ...owner, token }).call("GET", "/auth/me")).status).toBe(401);
        }
        const current = await owner.call<{ items: unknown[] }>("GET", "/auth/sessions");
        expect(current.body.items).toHaveLength(1);
      } finally {
        await slow.stop();
      }
    });

    test("one's own data break off when the session has ended", async () => {
      const person = await server.register("reader");
      const description = "long ".repeat(9_900);
      for (let board = 0; board < 3; board++) {
        const boardId = v7();
        await person.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
        for (let part = 0; part < 15; part++) {
          const commands = Array.from({ length: 10 }, () => {
            return { id: v7(), type: "card.add", cardId: v7(), title: "Card", description };
          });
          const body = { commands };
          expect((await person.call("POST", `/boards/${boardId}/commands`, { body })).status).toBe(200);
        }
      }
      const headers = { authorization: `Bearer ${person.token}` };
      const answer = await fetch(`${server.url}/api/v1/users/me/export`, { headers });
      expect(answer.status).toBe(200);
      const reader = answer.body?.getReader();
      await reader?.read();
      const other = await secondDevice(person);
      await other.call("DELETE", "/auth/sessions");
      const rest = async () => {
        for (;;) if ((await reader?.read())?.done !== false) return "whole";
      };
      await expect(rest()).rejects.toThrow();
    });
  });
}
