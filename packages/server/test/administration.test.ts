import { CLOSE } from "@syncboard/model/wire";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { hello } from "./live-socket.ts";
import { expectCode, expectFaults } from "./problems.ts";
import { at, type Person, startTestServer, type TestServer } from "./running-server.ts";

// What administrators of an installation see and do. Who else may: authorization.test.ts. What becomes of boards: deactivation.test.ts.

interface AdministeredUser {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly isAdministrator: boolean;
  readonly deactivatedAt: string | null;
  readonly sessions: number;
  readonly lastUsedAt: string | null;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

interface Invite {
  readonly id: string;
  readonly creatorId: string;
  readonly note: string;
  readonly maxUses: number;
  readonly uses: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly code?: string;
}

const PASSWORD = "correct horse";

let server: TestServer;
let administrator: Person;

const newcomer = (more: object = {}) => ({ body: { email: `${v7()}@example.org`, password: PASSWORD, ...more } });
const register = (more: object = {}, to = server) => to.call("POST", "/auth/register", newcomer(more));

async function serverWith(database: (typeof databases)[number], environment: Record<string, string> = {}) {
  const started = await startTestServer(database, environment);
  onTestFinished(() => started.stop());
  return started;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      administrator = await server.register("administrator");
    });
    afterAll(() => server.stop());

    const users = async (query = "") =>
      (await administrator.call<Page<AdministeredUser>>("GET", `/admin/users${query}`)).body;
    const userOf = async ({ email }: Person) => (await users(`?q=${encodeURIComponent(email)}`)).items[0];

    describe("the first user", () => {
      test("administers, and nobody who comes after does", async () => {
        const second = await server.register("second");
        expect((await administrator.call("GET", "/users/me")).body).toMatchObject({ isAdministrator: true });
        expect((await second.call("GET", "/users/me")).body).toMatchObject({ isAdministrator: false });
      });

      test("is one, of any number who come at once", async () => {
        const fresh = await serverWith(database);
        expect((await fresh.call("GET", "/installation")).body).toMatchObject({ isNew: true });
        const people = await Promise.all(Array.from({ length: 8 }, (_, at) => fresh.register(`person-${at}`)));
        const asked = await Promise.all(people.map((each) => each.call<AdministeredUser>("GET", "/users/me")));
        expect(asked.filter(({ body }) => body.isAdministrator)).toHaveLength(1);
        expect((await fresh.call("GET", "/installation")).body).toMatchObject({ isNew: false });
      });

      test("is let in where nobody else is", async () => {
        const closed = await serverWith(database, { REGISTRATION: "closed" });
        expect((await closed.call("GET", "/installation")).body).toMatchObject({ isNew: true, registration: "open" });
        const answers = await Promise.all([register({}, closed), register({}, closed), register({}, closed)]);
        expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 403, 403]);
        expect((await closed.call("GET", "/installation")).body).toMatchObject({
          isNew: false,
          registration: "closed",
        });
      });
    });

    describe("GET /admin/users", () => {
      test("lists everybody, the newest first, page by page", async () => {
        const people = [await server.register("one"), await server.register("two"), await server.register("three")];
        const ids: string[] = [];
        for (let cursor: string | null = ""; cursor !== null; ) {
          const page: Page<AdministeredUser> = await users(`?limit=2${cursor && `&cursor=${cursor}`}`);
          ids.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        expect(ids).toEqual(ids.toSorted().toReversed());
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(expect.arrayContaining([administrator, ...people].map(({ userId }) => userId)));
      });

      test("finds by how an e-mail address or a username begins, in any letter case, and takes nothing for a pattern", async () => {
        const person = await server.register("Findable");
        const { username } = (await person.call<{ username: string }>("GET", "/users/me")).body;
        const found = async (q: string) => (await users(`?q=${encodeURIComponent(q)}`)).items.map(({ id }) => id);
        expect(await found(person.email.slice(0, 12).toUpperCase())).toContain(person.userId);
        expect(await found(username.toUpperCase())).toEqual([person.userId]);
        for (const nothing of ["%", "_", "indable", `${person.email}x`, "' or ''='"]) {
          expect(await found(nothing), nothing).toEqual([]);
        }
      });

      test("says where each is signed in, and who is deactivated", async () => {
        const person = await server.register("seen");
        await server.call("POST", "/auth/login", { body: { identifier: person.email, password: PASSWORD } });
        const before = await userOf(person);
        expect(before).toMatchObject({ sessions: 2, deactivatedAt: null, isAdministrator: false });
        expect(Date.now() - Date.parse(before?.lastUsedAt ?? "")).toBeLessThan(60_000);
        await administrator.call("POST", `/admin/users/${person.userId}/deactivate`);
        expect(await userOf(person)).toMatchObject({ sessions: 0, deactivatedAt: expect.stringMatching(/Z$/) });
      });

      test("a cursor that is none is refused", async () => {
        expectFaults(await administrator.call("GET", "/admin/users?cursor=x"), ["cursor"]);
      });
    });

    test("deactivates and brings back, each once; a second time changes nothing", async () => {
      const person = await server.register("in-and-out");
      const act = async (what: string) => {
        const { status, body } = await administrator.call<AdministeredUser>(
          "POST",
          `/admin/users/${person.userId}/${what}`,
        );
        expect(status).toBe(200);
        return body.deactivatedAt;
      };
      const since = await act("deactivate");
      expect(since).toMatch(/Z$/);
      expect(await act("deactivate")).toBe(since);
      expect(await act("reactivate")).toBeNull();
      expect(await act("reactivate")).toBeNull();
    });

    test("an administrator who was deactivated comes back as nobody special", async () => {
      const person = await server.register("once-in-office");
      const path = `/admin/users/${person.userId}`;
      await administrator.call("PATCH", path, { body: { isAdministrator: true } });
      const gone = await administrator.call<AdministeredUser>("POST", `${path}/deactivate`);
      expect(gone.body).toMatchObject({ isAdministrator: false, deactivatedAt: expect.stringMatching(/Z$/) });
      const back = await administrator.call<AdministeredUser>("POST", `${path}/reactivate`);
      expect(back.body).toMatchObject({ isAdministrator: false, deactivatedAt: null });
    });

    test("ends the sessions of a user, sockets and all, and no one else's", async () => {
      const person = await server.register("lost-phone");
      const sockets = await Promise.all([person, administrator].map(({ token }) => hello(server.url, token)));
      const ended = await administrator.call("DELETE", `/admin/users/${person.userId}/sessions`);
      expect(ended.status).toBe(204);
      expect(await sockets[0]?.closed).toBe(CLOSE.unauthenticated);
      expectCode(await person.call("GET", "/users/me"), "unauthenticated");
      sockets[1]?.say({ type: "ping" });
      await sockets[1]?.next("pong");
      sockets[1]?.close();
      const login = { body: { identifier: person.email, password: PASSWORD } };
      expect((await server.call("POST", "/auth/login", login)).status).toBe(200);
    });

    test("makes another administrator, who is one at once, and takes it back", async () => {
      const person = await server.register("deputy");
      const appoint = (isAdministrator: boolean) =>
        administrator.call("PATCH", `/admin/users/${person.userId}`, { body: { isAdministrator } });
      expectCode(await person.call("GET", "/admin/users"), "forbidden");
      expect((await appoint(true)).body).toMatchObject({ isAdministrator: true });
      expect((await person.call("GET", "/admin/users")).status).toBe(200);
      expect((await appoint(false)).body).toMatchObject({ isAdministrator: false });
      expectCode(await person.call("GET", "/admin/users"), "forbidden");
      expectFaults(await administrator.call("PATCH", `/admin/users/${person.userId}`, { body: { name: "x" } }), [
        "name",
      ]);
    });

    describe("who may register", () => {
      const choose = (registration: string, person = administrator) =>
        person.call("PATCH", "/admin/registration", { body: { registration } });

      test("is what the administrators choose, at once, by either route, and after a restart", async () => {
        await choose("closed");
        expectCode(await register(), "registration_closed");
        expectCode(await server.call("POST", "/users", newcomer()), "registration_closed");
        await server.restart();
        expectCode(await register(), "registration_closed");
        expect((await server.call("GET", "/installation")).body).toMatchObject({ registration: "closed" });
        await choose("open");
        expect((await register()).status).toBe(201);
        expectFaults(await choose("sometimes"), ["registration"]);
      });

      test("is never laxer than the server's own setting", async () => {
        const strict = await serverWith(database, { REGISTRATION: "invite" });
        const first = await strict.register("first");
        const state = async () => (await first.call("GET", "/admin/registration")).body;
        expect(await state()).toEqual({ registration: "invite", allowed: ["invite", "closed"] });
        expectFaults(await choose("open", first), ["registration"]);
        await choose("closed", first);
        expect(await state()).toEqual({ registration: "closed", allowed: ["invite", "closed"] });
        await strict.restart({ REGISTRATION: "open" });
        expect(await state()).toEqual({ registration: "closed", allowed: ["open", "invite", "closed"] });
        await choose("open", first);
        await strict.restart({ REGISTRATION: "closed" });
        expect(await state()).toEqual({ registration: "closed", allowed: ["closed"] });
      });
    });

    describe("an invite", () => {
      let strict: TestServer;
      let first: Person;
      beforeAll(async () => {
        strict = await startTestServer(database, { REGISTRATION: "invite" });
        first = await strict.register("first");
      });
      afterAll(() => strict.stop());

      const make = async (body: object = {}) => {
        const made = await first.call<Invite>("POST", "/admin/invites", { body });
        expect(made.status).toBe(201);
        return made.body;
      };
      const listed = async () => (await first.call<Page<Invite>>("GET", "/admin/invites?limit=100")).body.items;

      test("lets in as often as it says, and not once more, however many come at once", async () => {
        const { code, ...invite } = await make({ note: " For the class ", maxUses: 3 });
        expect(invite).toMatchObject({ creatorId: first.userId, note: "For the class", maxUses: 3, uses: 0 });
        const answers = await Promise.all(Array.from({ length: 6 }, () => register({ invite: code }, strict)));
        expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 422, 422, 422]);
        for (const answer of answers.filter(({ status }) => status === 422)) expectFaults(answer, ["invite"]);
        expect((await listed()).find(({ id }) => id === invite.id)).toEqual({ ...invite, uses: 3 });
      });

      test("is not spent by a registration that is refused", async () => {
        const { code, id } = await make();
        expectFaults(await register({ invite: code, password: "short" }, strict), ["password"]);
        expectCode(await register({ invite: code, email: first.email }, strict), "email_taken");
        expect((await listed()).find((each) => each.id === id)?.uses).toBe(0);
        expect((await register({ invite: code }, strict)).status).toBe(201);
      });

      test("is needed, known, and no good once it was taken back or has run out", async () => {
        const missing = await register({}, strict);
        expectCode(missing, "invite_needed");
        expect(missing.body.errors?.map(({ path }) => path)).toEqual(["invite"]);
        expectFaults(await register({ invite: "guess" }, strict), ["invite"]);
        const { code, id } = await make();
        expect((await first.call("DELETE", `/admin/invites/${id}`)).status).toBe(204);
        expectFaults(await register({ invite: code }, strict), ["invite"]);
        const soon = new Date(Date.now() + 1_200).toISOString();
        const short = await make({ expiresAt: soon });
        expect(short.expiresAt).toBe(soon);
        await new Promise((resolve) => setTimeout(resolve, 1_300));
        expectFaults(await register({ invite: short.code }, strict), ["invite"]);
      });

      test("ends with the office of who made it: by being dismissed, resigning, being deactivated and leaving", async () => {
        const ends: Record<string, (person: Person) => Promise<{ status: number }>> = {
          dismissed: ({ userId }) =>
            first.call("PATCH", `/admin/users/${userId}`, { body: { isAdministrator: false } }),
          resigned: (person) =>
            person.call("PATCH", `/admin/users/${person.userId}`, { body: { isAdministrator: false } }),
          deactivated: ({ userId }) => first.call("POST", `/admin/users/${userId}/deactivate`),
          left: (person) => person.call("DELETE", "/users/me", { body: { password: PASSWORD } }),
        };
        const kept = await make();
        for (const [how, end] of Object.entries(ends)) {
          const pass = await make();
          const email = `${v7()}@example.org`;
          const made = await register({ invite: pass.code, email }, strict);
          expect(made.status, how).toBe(201);
          const login = { body: { identifier: email, password: PASSWORD } };
          const { body } = await strict.call<{ accessToken: string; user: { id: string } }>(
            "POST",
            "/auth/login",
            login,
          );
          const person = at(strict.url, { ...first, userId: body.user.id, email, token: body.accessToken });
          await first.call("PATCH", `/admin/users/${person.userId}`, { body: { isAdministrator: true } });
          const invite = await person.call<Invite>("POST", "/admin/invites", { body: { maxUses: 9 } });
          expect(invite.body.creatorId, how).toBe(person.userId);
          expect((await register({ invite: invite.body.code }, strict)).status, how).toBe(201);
          expect((await end(person)).status, how).toBeLessThan(300);
          expectFaults(await register({ invite: invite.body.code }, strict), ["invite"]);
          expect((await listed()).map(({ id }) => id)).not.toContain(invite.body.id);
        }
        expect((await register({ invite: kept.code }, strict)).status).toBe(201);
      });

      test("shows its code once, and keeps only a hash of it", async () => {
        const { code = "", id } = await make();
        expect(code).toMatch(/^[\w-]{22}$/);
        expect(JSON.stringify(await listed())).not.toContain(code);
        expect(await strict.read(`select hash from invite where id = '${id}'`)).not.toContain(code);
      });

      test("takes sensible bounds alone", async () => {
        const refused = (body: object) => first.call("POST", "/admin/invites", { body });
        const inTwoYears = new Date(Date.now() + 2 * 366 * 86_400_000).toISOString();
        for (const [body, path] of [
          [{ maxUses: 0 }, "maxUses"],
          [{ maxUses: 1_001 }, "maxUses"],
          [{ note: "x".repeat(201) }, "note"],
          [{ expiresAt: "2020-01-01T00:00:00.000Z" }, "expiresAt"],
          [{ expiresAt: inTwoYears }, "expiresAt"],
        ] as const) {
          expectFaults(await refused(body), [path]);
        }
        const { id } = await make();
        expectCode(await refused({ id }), "id_taken");
      });
    });
  });
}
