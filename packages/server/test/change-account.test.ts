import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { hello } from "./live-socket.ts";
import { expectFaults, expectProblem } from "./problems.ts";
import { at, type CallOptions, type Person, startTestServer, type TestServer } from "./running-server.ts";

// What people change about their own account: PATCH /users/me.

interface User {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly name: string;
  readonly privacy: { readonly profile: string; readonly findableByEmail: boolean };
  readonly locale: string | null;
  readonly theme: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const PASSWORD = "correct horse";
const NEXT_PASSWORD = "battery staple";

let server: TestServer;
let ann: Person;

const someEmail = () => `${v7()}@example.org`;
const someUsername = () => `u-${v7().slice(-12)}`;
const me = async (person = ann) => (await person.call<User>("GET", "/users/me")).body;
const change = (body: unknown, headers: CallOptions["headers"] = {}, person = ann) =>
  person.call<User>("PATCH", "/users/me", { body, headers });
const refused = (body: unknown, headers: CallOptions["headers"] = {}) =>
  ann.call("PATCH", "/users/me", { body, headers });
const login = (identifier: string, password = PASSWORD) =>
  server.call<{ accessToken: string }>("POST", "/auth/login", { body: { identifier, password } });

/** The same person on another device. */
async function onAnotherDevice(person: Person): Promise<Person> {
  return at(server.url, { ...person, token: (await login(person.email)).body.accessToken });
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
    });
    beforeEach(async () => {
      ann = await server.register("ann");
    });
    afterAll(() => server.stop());

    test("GET /users/me is GET /auth/me, tag and all", async () => {
      const [users, auth] = [await ann.call<User>("GET", "/users/me"), await ann.call<User>("GET", "/auth/me")];
      expect(users.body).toEqual(auth.body);
      const etag = users.headers.get("etag") ?? "";
      expect(etag).toBe(auth.headers.get("etag"));
      expect((await ann.call("GET", "/users/me", { headers: { "if-none-match": etag } })).status).toBe(304);
    });

    describe("what is sent changes, and nothing else", () => {
      const cases: readonly (readonly [Record<string, unknown>, Record<string, unknown>])[] = [
        [{ name: "  Ann Other " }, { name: "Ann Other" }],
        [{ theme: "dark" }, { theme: "dark" }],
        [{ locale: "pt-BR" }, { locale: "pt-BR" }],
        [{ privacy: { profile: "private" } }, { privacy: { profile: "private", findableByEmail: true } }],
        [{ privacy: { findableByEmail: false } }, { privacy: { profile: "members", findableByEmail: false } }],
      ];
      test.each(cases)("%j", async (body, changed) => {
        const before = await me();
        const answer = await change(body);
        expect(answer.status).toBe(200);
        expect(answer.body).toEqual({ ...before, ...changed, updatedAt: answer.body.updatedAt });
        expect(answer.body.updatedAt > before.updatedAt).toBe(true);
        expect(await me()).toEqual(answer.body);
        const read = await ann.call("GET", "/users/me");
        expect(answer.headers.get("etag")).toBe(read.headers.get("etag"));
      });

      test("null clears the locale", async () => {
        await change({ locale: "es" });
        expect((await change({ locale: null })).body.locale).toBeNull();
      });

      test("what is so already, and nothing at all, changes nothing, not even the time", async () => {
        const before = await me();
        for (const body of [{}, { privacy: {} }, { name: before.name, theme: before.theme, email: before.email }]) {
          expect((await change(body)).body).toEqual(before);
        }
        expect(await me()).toEqual(before);
      });

      test("a new username signs in, and the old one no longer does", async () => {
        const { username: old } = await me();
        const username = someUsername();
        expect((await change({ username })).body.username).toBe(username);
        expect((await login(username.toUpperCase())).status).toBe(200);
        expect((await login(old)).status).toBe(401);
      });

      test("one's own username may get another letter case", async () => {
        const { username } = await me();
        expect((await change({ username: username.toUpperCase() })).body.username).toBe(username.toUpperCase());
      });
    });

    test.each([
      [{ name: "" }, ["name"]],
      [{ name: " " }, ["name"]],
      [{ name: "x".repeat(101) }, ["name"]],
      [{ name: null }, ["name"]],
      [{ username: "a b", theme: "pink" }, ["theme", "username"]],
      [{ email: "nonsense" }, ["email"]],
      [{ email: "ann@example.org\nBcc: all@example.org" }, ["email"]],
      [{ locale: "english, please" }, ["locale"]],
      [{ locale: "" }, ["locale"]],
      [{ privacy: null }, ["privacy"]],
      [{ privacy: { profile: "friends", findableByEmail: "no" } }, ["privacy.findableByEmail", "privacy.profile"]],
      [{ privacy: { secret: true } }, ["privacy.secret"]],
      [{ avatarUrl: "/me.jpg", id: v7() }, ["avatarUrl", "id"]],
    ])("%j is 422 at %j, and changes nothing", async (body, paths) => {
      const before = await me();
      expectFaults(await refused(body), paths);
      expect(await me()).toEqual(before);
    });

    test.each(["email", "username"] as const)(
      "a taken %s, in whatever letter case, is 409 and names the field",
      async (field) => {
        const theirs = (await me(await server.register("bob")))[field];
        const before = await me();
        const answer = await refused({ [field]: theirs.toUpperCase(), name: "Other", currentPassword: PASSWORD });
        expectProblem(answer);
        expect(answer.body).toMatchObject({ code: `${field}_taken`, errors: [{ path: field }] });
        expect(answer.status).toBe(409);
        expect(await me()).toEqual(before);
      },
    );

    describe("a new e-mail", () => {
      test("wants the current password", async () => {
        const email = someEmail();
        expectFaults(await refused({ email }), ["currentPassword"]);
        expectFaults(await refused({ email, currentPassword: "a wrong horse" }), ["currentPassword"]);
        expect((await me()).email).toBe(ann.email);
        expect((await change({ email: email.toUpperCase(), currentPassword: PASSWORD })).body.email).toBe(email);
        expect((await login(email)).status).toBe(200);
        expect((await login(ann.email)).status).toBe(401);
      });

      test("is not what the password is, nor is a username that comes with it; unless the password changes too", async () => {
        const [local, other] = [`wombat.${v7().slice(-8)}`, `ferret-${v7().slice(-8)}`];
        expect((await change({ password: local, currentPassword: PASSWORD })).status).toBe(200);
        const email = `${local}@example.org`;
        // Who does not know the password does not learn it.
        expectFaults(await refused({ email, currentPassword: "a wrong horse" }), ["currentPassword"]);
        expectFaults(await refused({ email, currentPassword: local }), ["email"]);
        expectFaults(await refused({ email: `${local.toUpperCase()}1@example.org`, currentPassword: local }), [
          "email",
        ]);
        const both = { email: someEmail(), username: local, currentPassword: local };
        expectFaults(await refused(both), ["username"]);
        expect(await me()).toMatchObject({ email: ann.email });
        expect((await change({ ...both, username: other })).status).toBe(200);
        expect((await change({ email, password: NEXT_PASSWORD, currentPassword: local })).status).toBe(200);
      });

      test.each([
        ["wombat.12345678", "wombat.123456789"],
        ["wombat.12345678", "Wombat.1234567"],
        ["ferret42", "2ferret42?"],
      ])("beside the password %s is not %s", async (password, local) => {
        expect((await change({ password, currentPassword: PASSWORD })).status).toBe(200);
        expectFaults(await refused({ email: `${local}@example.org`, currentPassword: password }), ["email"]);
      });

      test("ends no session", async () => {
        const other = await onAnotherDevice(ann);
        await change({ email: someEmail(), currentPassword: PASSWORD });
        expect((await other.call("GET", "/users/me")).status).toBe(200);
      });
    });

    describe("a new password", () => {
      test("wants the current one", async () => {
        expectFaults(await refused({ password: NEXT_PASSWORD }), ["currentPassword"]);
        expectFaults(await refused({ password: "short" }), ["currentPassword", "password"]);
        expectFaults(await refused({ password: NEXT_PASSWORD, currentPassword: "a wrong horse" }), ["currentPassword"]);
        expect((await login(ann.email)).status).toBe(200);
      });

      test("signs in from then on, and ends all other sessions at once, their sockets and refresh tokens too", async () => {
        const login = await server.call<{ accessToken: string }>("POST", "/auth/login", {
          body: { identifier: ann.email, password: PASSWORD },
        });
        const other = at(server.url, { ...ann, token: login.body.accessToken });
        const [own, theirs] = await Promise.all([ann, other].map(({ token }) => hello(server.url, token)));
        let isOwnClosed = false;
        void own?.closed.then(() => {
          isOwnClosed = true;
        });
        const before = await me();
        const answer = await change({ password: NEXT_PASSWORD, currentPassword: PASSWORD });
        expect(answer.status).toBe(200);
        expect(answer.body).toEqual({ ...before, updatedAt: answer.body.updatedAt });
        expect(JSON.stringify(answer.body)).not.toContain(NEXT_PASSWORD);

        expect((await other.call("GET", "/users/me")).status).toBe(401);
        expect(await theirs?.closed).toBe(4401);
        const cookie = login.headers.getSetCookie()[0]?.split(";")[0] ?? "";
        expect((await server.call("POST", "/auth/refresh", { headers: { cookie } })).status).toBe(401);

        expect((await ann.call("GET", "/users/me")).status).toBe(200);
        expect((await server.call("POST", "/auth/refresh", { headers: { cookie: ann.cookie } })).status).toBe(200);
        expect(isOwnClosed).toBe(false);
        own?.close();
        const body = { identifier: ann.email };
        expect((await server.call("POST", "/auth/login", { body: { ...body, password: NEXT_PASSWORD } })).status).toBe(
          200,
        );
        expect((await server.call("POST", "/auth/login", { body: { ...body, password: PASSWORD } })).status).toBe(401);
      });

      test("of two that come at the same moment one is taken", async () => {
        const other = await onAnotherDevice(ann);
        const answers = await Promise.all([
          change({ password: NEXT_PASSWORD, currentPassword: PASSWORD }),
          change({ password: "another staple", currentPassword: PASSWORD }, {}, other),
        ]);
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
        const works = await Promise.all([NEXT_PASSWORD, "another staple"].map((each) => login(ann.email, each)));
        expect(works.map(({ status }) => status)).toEqual(answers.map(({ status }) => (status === 200 ? 200 : 401)));
      });

      test("leaves no hash of it where Idempotency-Keys are kept, and the key gives the same answer again", async () => {
        const headers = { "idempotency-key": v7() };
        const body = { password: NEXT_PASSWORD, currentPassword: PASSWORD };
        const first = await change(body, headers);
        expect(first.status).toBe(200);
        const again = await change(body, headers);
        expect(again.headers.get("idempotency-replayed")).toBe("true");
        expect(again.body).toEqual(first.body);
        const kept = String(
          await server.read(`select request from answer where key = '${headers["idempotency-key"]}'`),
        );
        const plain = createHash("sha256").update(JSON.stringify(body));
        expect(kept).not.toContain(plain.digest("base64url"));
        expect((await change({ ...body, password: "another staple" }, headers)).status).toBe(409);
      });
    });

    test("many small changes at the same moment are all made", async () => {
      const answers = await Promise.all([
        change({ name: "Ann Other" }),
        change({ theme: "dark" }),
        change({ locale: "es" }),
        change({ privacy: { profile: "public" } }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(await me()).toMatchObject({
        name: "Ann Other",
        theme: "dark",
        locale: "es",
        privacy: { profile: "public", findableByEmail: true },
      });
    });

    test("If-Match: 412 when the account has changed since it was read", async () => {
      const etag = (await ann.call("GET", "/users/me")).headers.get("etag") ?? "";
      const changed = await change({ name: "First" }, { "if-match": etag });
      expect(changed.status).toBe(200);
      const late = await refused({ name: "Second" }, { "if-match": etag });
      expectProblem(late);
      expect(late.status).toBe(412);
      expect((await me()).name).toBe("First");
      const next = await change({ name: "Third" }, { "if-match": changed.headers.get("etag") ?? "" });
      expect(next.body.name).toBe("Third");
    });

    test("guesses of the current password are counted like those at the door", async () => {
      const strict = await startTestServer(database, { RATE_LIMIT: "1000/60", GUESS_LIMIT: "3/900" });
      try {
        const bob = await strict.register("bob");
        const guess = (currentPassword: string) =>
          bob.call("PATCH", "/users/me", { body: { password: NEXT_PASSWORD, currentPassword } });
        for (let count = 0; count < 3; count++) expectFaults(await guess("a wrong horse"), ["currentPassword"]);
        const answer = await guess(PASSWORD);
        expectProblem(answer);
        expect(answer.status).toBe(429);
        expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
        expect((await bob.call("PATCH", "/users/me", { body: { theme: "dark" } })).status).toBe(200);
      } finally {
        await strict.stop();
      }
    });

    test("a program's token changes the profile, and neither the e-mail nor the password", async () => {
      const { body } = await ann.call<{ token: string }>("POST", "/users/me/tokens", {
        body: { name: "Script", scope: "write" },
      });
      const program = at(server.url, { ...ann, token: body.token });
      expect((await change({ name: "By script" }, {}, program)).status).toBe(200);
      for (const secret of [{ email: someEmail() }, { password: NEXT_PASSWORD }]) {
        const answer = await program.call("PATCH", "/users/me", { body: { ...secret, currentPassword: PASSWORD } });
        expectProblem(answer);
        expect([answer.status, answer.body.code]).toEqual([403, "insufficient_scope"]);
      }
    });
  });
}
