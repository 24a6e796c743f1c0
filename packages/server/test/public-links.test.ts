import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { expectCode, expectFaults } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// What a public link shows, and to whom. Who may make one: authorization.test.ts.

interface Link {
  readonly code: string;
  readonly hasPassword: boolean;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

interface PublicBoard {
  readonly title: string;
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly labels: readonly { readonly id: string; readonly name: string }[];
  readonly cards: readonly { readonly id: string; readonly title: string; readonly people: readonly unknown[] }[];
}

const PASSWORD = "correct horse";
const SECRET = "quiet river stone";

let server: TestServer;
let ann: Person;

async function boardOf(person: Person, title = "Plans"): Promise<string> {
  return (await person.call<{ id: string }>("POST", "/boards", { body: { title } })).body.id;
}

const put = (boardId: string, body: object = {}, person = ann) =>
  person.call<Link>("PUT", `/boards/${boardId}/public-link`, { body });
const linkOf = async (boardId: string, person = ann) =>
  (await person.call<{ link: Link | null }>("GET", `/boards/${boardId}/public-link`)).body.link;
const open = (code: string) => server.call<PublicBoard>("GET", `/public/${code}`);
const openWith = (code: string, password: string, to = server) =>
  to.call<PublicBoard>("POST", `/public/${code}`, { body: { password } });

/** Just as a code that never was. */
async function expectGone(code: string): Promise<void> {
  for (const ask of [open, (each: string) => openWith(each, SECRET)]) {
    const [gone, unknown] = [await ask(code), await ask(v7())];
    expectCode(gone as never, "not_found");
    expect(gone.body).toEqual(unknown.body);
  }
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
    });
    afterAll(() => server.stop());

    test("shows the board and the texts of its cards to anybody, and nothing by which a member is found", async () => {
      const boardId = await boardOf(ann, "Our garden");
      const [bob, cyd] = [await server.register("Bobshown"), await server.register("Cydhidden")];
      await bob.call("PATCH", "/users/me", { body: { privacy: { profile: "public" } } });
      for (const { userId } of [bob, cyd]) {
        await ann.call("PUT", `/boards/${boardId}/users/${userId}`, { body: { role: "editor" } });
      }
      const label = await ann.call<{ id: string }>("POST", `/boards/${boardId}/labels`, {
        body: { name: "Soon", color: "green" },
      });
      const card = await ann.call<{ id: string }>("POST", `/boards/${boardId}/cards`, {
        body: {
          title: "Dig",
          description: "With a **spade**",
          labelIds: [label.body.id],
          assigneeIds: [bob.userId, cyd.userId],
          dueAt: "2026-12-24T18:00:00.000Z",
        },
      });
      const trashed = await ann.call<{ id: string }>("POST", `/boards/${boardId}/cards`, { body: { title: "Secret" } });
      await ann.call("DELETE", `/cards/${trashed.body.id}`);
      const made = await put(boardId);
      expect([made.status, made.body]).toMatchObject([201, { hasPassword: false, expiresAt: null }]);
      const { code } = made.body;
      expect(code).toMatch(/^[\w-]{22}$/);

      const seen = await open(code);
      expect(seen.status).toBe(200);
      expect(seen.body).toMatchObject({
        title: "Our garden",
        columns: [{ title: "To do" }, { title: "In progress" }, { title: "Done" }],
        labels: [{ name: "Soon", color: "green" }],
        cards: [{ title: "Dig", hasDescription: true, labelIds: [label.body.id], dueAt: "2026-12-24T18:00:00.000Z" }],
      });
      expect(seen.body.cards).toHaveLength(1);
      expect(seen.body.cards[0]?.people.toSorted()).toEqual(["Bobshown", null]);
      const text = await server.call<object>("GET", `/public/${code}/cards/${card.body.id}`);
      expect(text.body).toEqual({ ...seen.body.cards[0], description: "With a **spade**" });
      expectCode((await server.call("GET", `/public/${code}/cards/${trashed.body.id}`)) as never, "not_found");

      const { body: snapshot } = await ann.call<Snapshot>("GET", `/boards/${boardId}`);
      const all = JSON.stringify([seen.body, text.body]);
      for (const { userId, user } of snapshot.members) {
        for (const secret of [userId, user.username]) expect(all).not.toContain(secret);
      }
      for (const secret of ["@", "Cyd", "Ann", boardId]) expect(all).not.toContain(secret);
      for (const answer of [seen, text]) {
        expect(answer.headers.get("cache-control")).toBe("no-store");
        expect(answer.headers.get("x-robots-tag")).toBe("noindex, nofollow");
        expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
      }
    });

    test("shows the cards of no other board", async () => {
      const { code } = (await put(await boardOf(ann))).body;
      const other = await boardOf(ann);
      const card = await ann.call<{ id: string }>("POST", `/boards/${other}/cards`, { body: { title: "Elsewhere" } });
      const [foreign, absent] = [card.body.id, v7()].map((id) => server.call("GET", `/public/${code}/cards/${id}`));
      expectCode((await foreign) as never, "not_found");
      expect((await foreign)?.body).toEqual((await absent)?.body);
    });

    test("every member sees that there is one, and owners which it is", async () => {
      const boardId = await boardOf(ann);
      const bob = await server.register("Bob");
      await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { body: { role: "viewer" } });
      expect(await linkOf(boardId, bob)).toBeNull();
      const { body } = await put(boardId);
      expect(await linkOf(boardId)).toEqual(body);
      expect(await linkOf(boardId, bob)).toEqual({ ...body, code: null });
    });

    test("keeps its code while password and end change, each by itself, and gets another when it is made anew", async () => {
      const boardId = await boardOf(ann);
      const { code } = (await put(boardId)).body;
      const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
      for (const [change, now] of [
        [{ password: SECRET }, { hasPassword: true, expiresAt: null }],
        [{ expiresAt }, { hasPassword: true, expiresAt }],
        [{ password: null }, { hasPassword: false, expiresAt }],
        [{}, { hasPassword: false, expiresAt }],
        [{ expiresAt: null }, { hasPassword: false, expiresAt: null }],
      ] as const) {
        const answer = await put(boardId, change);
        expect([answer.status, answer.body]).toMatchObject([200, { code, ...now }]);
      }
      expect((await ann.call("DELETE", `/boards/${boardId}/public-link`)).status).toBe(204);
      expectCode(await ann.call("DELETE", `/boards/${boardId}/public-link`), "not_found");
      expect((await put(boardId)).body.code).not.toBe(code);
      await expectGone(code);
    });

    test("is made once, however many ask at the same moment", async () => {
      const boardId = await boardOf(ann);
      const made = await Promise.all(Array.from({ length: 5 }, () => put(boardId)));
      expect(made.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 201]);
      expect(new Set(made.map(({ body }) => body.code)).size).toBe(1);
    });

    test("wants its password, in a body and nowhere else, for the board and for each card", async () => {
      const boardId = await boardOf(ann);
      const card = await ann.call<{ id: string }>("POST", `/boards/${boardId}/cards`, { body: { title: "Dig" } });
      const { code } = (await put(boardId, { password: SECRET })).body;
      const path = `/public/${code}/cards/${card.body.id}`;
      expectCode((await open(code)) as never, "password_needed");
      expectCode(await server.call("GET", `/public/${code}?password=${encodeURIComponent(SECRET)}`), "password_needed");
      expectCode(await server.call("GET", path), "password_needed");
      expectFaults((await openWith(code, "another one")) as never, ["password"]);
      expectFaults(await server.call("POST", path, { body: { password: "another one" } }), ["password"]);
      expect((await openWith(code, SECRET)).body).toMatchObject({ title: "Plans", cards: [{ title: "Dig" }] });
      const body = { password: SECRET };
      expect((await server.call("POST", path, { body })).body).toMatchObject({ title: "Dig", description: null });
      expect(await server.read(`select password_hash from public_link where code = '${code}'`)).toMatch(/^\$2b\$/);
      // What was opened with the password of before shows nothing more without the new one.
      await put(boardId, { password: "another river stone" });
      expectFaults((await openWith(code, SECRET)) as never, ["password"]);
      await put(boardId, { password: null });
      expect((await open(code)).status).toBe(200);
    });

    test("takes no password that is guessed at once, and no end that is past", async () => {
      const boardId = await boardOf(ann, "Hollyhock");
      for (const password of ["", "short", "password1", "Hollyhock!", "x".repeat(73)]) {
        expectFaults((await put(boardId, { password })) as never, ["password"]);
      }
      for (const expiresAt of ["2020-01-01T00:00:00.000Z", "2026-02-30T00:00:00.000Z", "tomorrow"]) {
        expectFaults((await put(boardId, { expiresAt })) as never, ["expiresAt"]);
      }
      expect(await linkOf(boardId)).toBeNull();
    });

    test("whose password is guessed closes to strangers for a while, and opens nothing to a lucky one", async () => {
      const guarded = await startTestServer(database, { GUESS_LIMIT: "3/900" });
      onTestFinished(() => guarded.stop());
      const owner = await guarded.register("owner");
      const { code } = (await put(await boardOf(owner), { password: SECRET }, owner)).body;
      // A right one is no guess.
      for (let count = 0; count < 5; count++) expect((await openWith(code, SECRET, guarded)).status).toBe(200);
      for (let count = 0; count < 3; count++) {
        expectFaults((await openWith(code, `guess ${count}`, guarded)) as never, ["password"]);
      }
      const refused = await openWith(code, SECRET, guarded);
      expectCode(refused as never, "rate_limited");
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    });

    test("shows nothing any more when it is taken back, has run out, or its board is deleted", async () => {
      const [revoked, late, deleted] = [await boardOf(ann), await boardOf(ann), await boardOf(ann)];
      const codes = [];
      for (const boardId of [revoked, late, deleted]) codes.push((await put(boardId)).body.code);
      for (const code of codes) expect((await open(code)).status).toBe(200);
      await ann.call("DELETE", `/boards/${revoked}/public-link`);
      await server.execute(`update public_link set expires_at = '2026-01-01T00:00:00.000Z' where board_id = '${late}'`);
      await ann.call("DELETE", `/boards/${deleted}`);
      for (const code of codes) await expectGone(code);
      // One that has run out is there for owners, who may let it go on.
      expect((await linkOf(late))?.code).toBe(codes[1]);
      await put(late, { expiresAt: null });
      expect((await open(codes[1] ?? "")).status).toBe(200);
    });

    test("ends with the ownership of who made it, or changed it last", async () => {
      const ends: Record<string, (person: Person, boardId: string) => Promise<{ status: number }>> = {
        demoted: ({ userId }, id) => ann.call("PUT", `/boards/${id}/users/${userId}`, { body: { role: "editor" } }),
        removed: ({ userId }, id) => ann.call("DELETE", `/boards/${id}/users/${userId}`),
        left: (person, id) => person.call("DELETE", `/boards/${id}/users/${person.userId}`),
        deactivated: (person) => person.call("DELETE", "/users/me", { body: { password: PASSWORD } }),
      };
      for (const [how, end] of Object.entries(ends)) {
        const boardId = await boardOf(ann);
        const person = await server.register(how);
        await ann.call("PUT", `/boards/${boardId}/users/${person.userId}`, { body: { role: "owner" } });
        const { code } = (await put(boardId, {}, person)).body;
        expect((await open(code)).status, how).toBe(200);
        expect((await end(person, boardId)).status, how).toBeLessThan(300);
        await expectGone(code);
        expect(await linkOf(boardId), how).toBeNull();
      }
    });
  });
}
