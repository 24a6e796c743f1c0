import { createHmac } from "node:crypto";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { realSources } from "../src/index.ts";
import { expectFaults, expectProblem } from "./problems.ts";
import { type Answer, startTestServer, type TestServer } from "./running-server.ts";

interface SignedIn {
  user: Record<string, unknown> & { id: string; email: string; username: string; name: string };
  accessToken: string;
  tokenType: string;
  expiresIn: number;
}

const SECRET = "a secret that is long enough for the tests";
const PASSWORD = "correct horse";
const UUID = expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/);
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const SECOND = 1_000;
const DAY = 86_400 * SECOND;

let server: TestServer;
/** Milliseconds that the server's clock is ahead of ours. */
let ahead: number;

/** An address that nobody has. */
const someEmail = (name = "ann") => `${name}@${v7()}.example.org`;

const register = (body: Record<string, unknown>) =>
  server.call<SignedIn>("POST", "/auth/register", { body: { password: PASSWORD, ...body } });

const refusedRegister = (body: Record<string, unknown>) =>
  server.call("POST", "/auth/register", { body: { password: PASSWORD, ...body } });

const login = (identifier: string, password = PASSWORD) =>
  server.call<SignedIn>("POST", "/auth/login", { body: { identifier, password } });

const me = (token: string) => server.call("GET", "/auth/me", { headers: { authorization: `Bearer ${token}` } });

/** The refresh cookie as a browser would send it back. */
function cookieOf({ headers }: Answer<unknown>): string {
  return headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

const refresh = (cookie: string) => server.call<SignedIn>("POST", "/auth/refresh", { headers: { cookie } });

function expectSignedOut(answer: Answer<unknown>): void {
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toBe("Bearer");
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      ahead = 0;
      const now = () => new Date(Date.now() + ahead).toISOString();
      server = await startTestServer(database, { JWT_SECRET: SECRET }, { ...realSources, now });
    });
    afterAll(() => server.stop());

    describe("register", () => {
      test("201 with the user, signed in at once, and nothing more", async () => {
        const email = someEmail("Ann.Smith");
        const answer = await register({ email, name: "  Ann Smith ", username: `Ann_${v7().slice(-6)}` });
        expect(answer.status).toBe(201);
        expect(answer.body).toEqual({
          user: {
            id: UUID,
            email: email.toLowerCase(),
            username: expect.stringMatching(/^Ann_/),
            name: "Ann Smith",
            avatarUrl: null,
            privacy: { profile: "members", findableByEmail: true },
            locale: null,
            theme: "system",
            // Whoever comes first.
            isAdministrator: true,
            createdAt: TIME,
            updatedAt: TIME,
          },
          accessToken: expect.any(String),
          tokenType: "Bearer",
          expiresIn: 1_800,
        });
        const current = await me(answer.body.accessToken);
        expect(current.status).toBe(200);
        expect(current.body).toEqual(answer.body.user);
      });

      test("the refresh token comes in a cookie that no script reads and no other site sends, for both paths of the API", async () => {
        const cookies = (await register({ email: someEmail() })).headers.getSetCookie();
        const [first, second] = cookies.map((cookie) => cookie.split("; "));
        expect(first?.[0]).toMatch(/^syncboard_refresh=[\w-]{43}$/);
        expect(first?.slice(1).toSorted()).toEqual([
          "HttpOnly",
          "Max-Age=604800",
          "Path=/api/v1/auth",
          "SameSite=Strict",
        ]);
        expect(second?.[0]).toBe(first?.[0]);
        expect(second?.slice(1).toSorted()).toEqual([
          "HttpOnly",
          "Max-Age=604800",
          "Path=/api/auth",
          "SameSite=Strict",
        ]);
        expect(cookies).toHaveLength(2);
      });

      test.each([{ COOKIE_SECURE: "on" }, { PUBLIC_URL: "https://board.example.org" }])(
        "behind HTTPS, as said by %j, the cookie is sent over HTTPS only",
        async (settings) => {
          const secure = await startTestServer(database, {
            ...settings,
            REFRESH_TOKEN_TTL: "1h",
            ACCESS_TOKEN_TTL: "5m",
          });
          try {
            const answer = await secure.call<SignedIn>("POST", "/auth/register", {
              body: { email: someEmail(), password: PASSWORD },
            });
            expect(answer.body.expiresIn).toBe(300);
            for (const cookie of answer.headers.getSetCookie()) {
              expect(cookie.split("; ")).toEqual(expect.arrayContaining(["Secure", "Max-Age=3600"]));
            }
          } finally {
            await secure.stop();
          }
        },
      );

      test("a taken e-mail or username, in whatever letter case, is 409 and names the field", async () => {
        const [email, username] = [someEmail(), `ann-${v7().slice(-6)}`];
        await register({ email, username });
        const sameEmail = await refusedRegister({ email: email.toUpperCase() });
        expectProblem(sameEmail);
        expect(sameEmail.body).toMatchObject({ status: 409, code: "email_taken", errors: [{ path: "email" }] });
        const sameName = await refusedRegister({ email: someEmail(), username: username.toUpperCase() });
        expectProblem(sameName);
        expect(sameName.body).toMatchObject({ status: 409, code: "username_taken", errors: [{ path: "username" }] });
      });

      test("without a username one is made from the e-mail, also for ten of a name at the same moment", async () => {
        const local = `sam${v7().slice(-6)}`;
        const answers = await Promise.all(Array.from({ length: 10 }, () => register({ email: someEmail(local) })));
        expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
        const usernames = answers.map(({ body }) => body.user.username);
        expect(new Set(usernames).size).toBe(10);
        expect(usernames).toContain(local);
        for (const username of usernames) expect(username).toMatch(new RegExp(`^${local}(-\\d+)?$`));
      });

      test("when the short numbers behind a name have run out, it gets a longer one", async () => {
        const unlucky = await startTestServer(database, {}, { ...realSources, randomNumber: () => 1_234 });
        try {
          const usernames: string[] = [];
          for (let count = 0; count < 4; count++) {
            const body = { email: someEmail("info"), password: PASSWORD };
            const answer = await unlucky.call<SignedIn>("POST", "/auth/register", { body });
            usernames.push(answer.body.user.username);
          }
          expect(usernames).toEqual(["info", "info-1234", "info-12341234", "info-123412341234"]);
        } finally {
          await unlucky.stop();
        }
      });

      test("without a name it is what stands before the @, no longer than a name may be", async () => {
        expect((await register({ email: someEmail("Jo.Doe") })).body.user.name).toBe("jo.doe");
        expect((await register({ email: someEmail("x".repeat(150)) })).body.user.name).toBe("x".repeat(100));
      });

      test.each([
        "ann",
        "ann@",
        "@example.org",
        "ann@example",
        "a b@example.org",
        "ann@@example.org",
        "ann@example.org\n",
        "<ann@example.org>",
        "a,b@example.org",
        `${"x".repeat(250)}@example.org`,
      ])("%j is no e-mail address: 422", async (email) => {
        expectFaults(await refusedRegister({ email }), ["email"]);
      });

      test.each(["a", "-ann", "ann smith", "ann@home", "änn", "a".repeat(33), "", null])(
        "%j is no username: 422",
        async (username) => {
          expectFaults(await refusedRegister({ email: someEmail(), username }), ["username"]);
        },
      );

      test.each(["/auth/register", "/users"])("%s names all that is wrong at once, the password too", async (path) => {
        const refused = async (body: object) => {
          const answer = await server.call<{ errors: { path: string }[] }>("POST", path, { body });
          expect(answer.status).toBe(422);
          return answer.body.errors.map((fault) => fault.path);
        };
        expect(await refused({ email: "nowhere", password: "short" })).toEqual(["email", "password"]);
        expect(await refused({ email: "nowhere", password: "password1", name: "" })).toEqual([
          "email",
          "name",
          "password",
        ]);
        expect(await refused({ email: "nowhere", password: 5 })).toEqual(["email", "password"]);
        expect(await refused({ password: "short", more: true })).toEqual(["email", "more", "password"]);
        expect(await refused({ email: "nowhere", password: PASSWORD })).toEqual(["email"]);
        expect((await server.call("POST", path, { body: [] })).status).toBe(422);
      });

      test.each(["", "  ", "x".repeat(101), null, 5])("%j is no name: 422", async (name) => {
        expectFaults(await refusedRegister({ email: someEmail(), name }), ["name"]);
      });
    });

    describe("login", () => {
      test("by e-mail or username, in any letter case, with the answer of register and 200", async () => {
        const [email, username] = [someEmail("Bob"), `Bob.${v7().slice(-6)}`];
        const registered = await register({ email, username });
        for (const identifier of [email, email.toUpperCase(), ` ${email} `, username, username.toUpperCase()]) {
          const answer = await login(identifier);
          expect(answer.status, identifier).toBe(200);
          expect(answer.body).toEqual({ ...registered.body, accessToken: expect.any(String) });
          expect(answer.headers.getSetCookie()).toHaveLength(2);
          expect((await me(answer.body.accessToken)).status).toBe(200);
        }
      });

      test("an unknown user and a wrong password get the very same 401", async () => {
        const email = someEmail();
        await register({ email });
        const answers = [await login(email, "wrong horse"), await login(someEmail()), await login("nobody-at-all")];
        for (const answer of answers) {
          expectSignedOut(answer);
          expect(answer.headers.getSetCookie()).toEqual([]);
          expect(answer.body).toEqual(answers[0]?.body);
        }
        expect(answers[0]?.body).toMatchObject({ code: "invalid_credentials" });
      });

      test("an unknown user takes as long as a wrong password", async () => {
        const slow = await startTestServer(database, { BCRYPT_ROUNDS: "10" });
        try {
          const email = someEmail();
          await slow.call("POST", "/auth/register", { body: { email, password: PASSWORD } });
          const timeOf = async (identifier: string) => {
            const start = performance.now();
            await slow.call("POST", "/auth/login", { body: { identifier, password: "wrong horse" } });
            return performance.now() - start;
          };
          await timeOf("warm-up");
          // In turn, and the quickest of each, so that what else the machine does hits both alike. An answer without a
          // hash would be some thirty times as quick.
          let [wrong, unknown] = [Infinity, Infinity];
          for (let count = 0; count < 5; count++) {
            wrong = Math.min(wrong, await timeOf(email));
            unknown = Math.min(unknown, await timeOf(someEmail()));
          }
          expect(unknown / wrong).toBeGreaterThan(0.25);
          expect(unknown / wrong).toBeLessThan(4);
        } finally {
          await slow.stop();
        }
      });
    });

    describe("refresh", () => {
      test("gives a new access token and swaps the cookie", async () => {
        const registered = await register({ email: someEmail() });
        const answer = await refresh(cookieOf(registered));
        expect(answer.status).toBe(200);
        expect(answer.body).toEqual({ ...registered.body, accessToken: expect.any(String) });
        expect(answer.body.accessToken).not.toBe(registered.body.accessToken);
        expect(cookieOf(answer)).not.toBe(cookieOf(registered));
        expect((await me(answer.body.accessToken)).status).toBe(200);
        expect((await refresh(cookieOf(answer))).status).toBe(200);
      });

      test("a token used twice within a moment is taken for a second tab or a lost answer", async () => {
        const cookie = cookieOf(await register({ email: someEmail() }));
        const [first, second] = await Promise.all([refresh(cookie), refresh(cookie)]);
        ahead += 20 * SECOND;
        const third = await refresh(cookie);
        for (const answer of [first, second, third]) expect(answer.status).toBe(200);
        // A browser keeps one of them, whichever came last, and goes on with it.
        const next = await refresh(cookieOf(second));
        expect(next.status).toBe(200);
        expect((await refresh(cookieOf(next))).status).toBe(200);
      });

      test("of two that were given for one, the use of both ends the session: two people hold them", async () => {
        const cookie = cookieOf(await register({ email: someEmail() }));
        const [thief, owner] = [await refresh(cookie), await refresh(cookie)];
        const stolen = await refresh(cookieOf(thief));
        expect(stolen.status).toBe(200);
        expectSignedOut(await refresh(cookieOf(owner)));
        expectSignedOut(await refresh(cookieOf(stolen)));
        expectSignedOut(await me(stolen.body.accessToken));
      });

      test("a token used twice after that ends its session, for the thief and for the owner", async () => {
        const email = someEmail();
        const registered = await register({ email });
        const elsewhere = await login(email);
        const stolen = cookieOf(registered);
        const current = await refresh(stolen);
        ahead += 31 * SECOND;
        const reused = await refresh(stolen);
        expectSignedOut(reused);
        expect(reused.headers.getSetCookie().join()).toContain("syncboard_refresh=;");
        expectSignedOut(await refresh(cookieOf(current)));
        for (const { body } of [registered, current]) expectSignedOut(await me(body.accessToken));
        expect((await me(elsewhere.body.accessToken)).status).toBe(200);
      });

      test("a session lives as long as it is used, and no longer than a week without", async () => {
        const first = await register({ email: someEmail() });
        ahead += 6 * DAY;
        const second = await refresh(cookieOf(first));
        expect(second.status).toBe(200);
        ahead += 6 * DAY;
        const third = await refresh(cookieOf(second));
        expect(third.status).toBe(200);
        ahead += 8 * DAY;
        expectSignedOut(await refresh(cookieOf(third)));
        expectSignedOut(await me(third.body.accessToken));
      });

      test.each(["", "syncboard_refresh=", "syncboard_refresh=x", `syncboard_refresh=${"x".repeat(43)}`, "other=1"])(
        "the cookie %j is 401",
        async (cookie) => {
          expectSignedOut(await refresh(cookie));
        },
      );

      test("sessions outlive the server", async () => {
        const registered = await register({ email: someEmail() });
        await server.restart();
        expect((await me(registered.body.accessToken)).status).toBe(200);
        expect((await refresh(cookieOf(registered))).status).toBe(200);
      });
    });

    describe("logout", () => {
      test("ends the access tokens and the cookie of this session at once, and of no other", async () => {
        const email = someEmail();
        const [first, other] = [await register({ email }), await login(email)];
        const renewed = await refresh(cookieOf(first));
        const answer = await server.call("POST", "/auth/logout", {
          headers: { authorization: `Bearer ${renewed.body.accessToken}` },
        });
        expect(answer.status).toBe(204);
        expect(answer.body).toBe("");
        const cleared = answer.headers.getSetCookie();
        expect(cleared.map((cookie) => /Path=([^;]+)/.exec(cookie)?.[1])).toEqual(["/api/v1/auth", "/api/auth"]);
        for (const cookie of cleared) expect(cookie).toMatch(/^syncboard_refresh=;.*Expires=Thu, 01 Jan 1970/);
        for (const { body } of [first, renewed]) expectSignedOut(await me(body.accessToken));
        expectSignedOut(await refresh(cookieOf(renewed)));
        expect((await me(other.body.accessToken)).status).toBe(200);
        expect((await refresh(cookieOf(other))).status).toBe(200);
      });

      test("works with the cookie alone, when the access token has run out", async () => {
        const registered = await register({ email: someEmail() });
        const headers = { cookie: cookieOf(registered) };
        expect((await server.call("POST", "/auth/logout", { headers })).status).toBe(204);
        expectSignedOut(await me(registered.body.accessToken));
        expectSignedOut(await refresh(headers.cookie));
      });

      test("without either it is 401", async () => {
        expectSignedOut(await server.call("POST", "/auth/logout"));
      });
    });

    describe("access tokens", () => {
      const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const claimsOf = (token: string): Record<string, unknown> =>
        JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

      function signed(claims: object, { secret = SECRET, alg = "HS256", hash = "sha256" } = {}): string {
        const content = `${encode({ alg, typ: "JWT" })}.${encode(claims)}`;
        return `${content}.${createHmac(hash, secret).update(content).digest("base64url")}`;
      }

      test("carry what the contract says, for half an hour", async () => {
        const { user, accessToken } = (await register({ email: someEmail() })).body;
        const claims = claimsOf(accessToken);
        expect(Object.keys(claims).toSorted()).toEqual(["exp", "iat", "jti", "sid", "sub", "type"]);
        expect(claims).toMatchObject({ sub: user.id, type: "access", sid: UUID, jti: UUID });
        expect(Number(claims.exp) - Number(claims.iat)).toBe(1_800);
        // What the other tests change one by one is good when nothing is changed.
        expect((await me(signed(claims))).status).toBe(200);
      });

      test("expired, forged, unsigned, or made for something else: 401", async () => {
        const { accessToken } = (await register({ email: someEmail() })).body;
        const other = (await register({ email: someEmail() })).body;
        const claims = claimsOf(accessToken);
        const { exp, type, sid, sub, ...rest } = claims;
        const [header = "", payload = "", signature = ""] = accessToken.split(".");
        const bad: Record<string, string> = {
          "run out": signed({ ...claims, iat: Number(exp) - 7_200, exp: Number(exp) - 3_600 }),
          "without an end": signed({ ...rest, type, sid, sub }),
          "with an end that is no number": signed({ ...claims, exp: String(exp) }),
          "signed with another secret": signed(claims, { secret: `${SECRET}!` }),
          "signed with no secret": signed(claims, { secret: "" }),
          "signed by another algorithm": signed(claims, { alg: "HS512", hash: "sha512" }),
          "unsigned, as none": `${encode({ alg: "none", typ: "JWT" })}.${payload}.`,
          "unsigned, as None": `${encode({ alg: "None", typ: "JWT" })}.${payload}.`,
          "as none, with a signature": `${encode({ alg: "none", typ: "JWT" })}.${payload}.${signature}`,
          "without its signature": `${header}.${payload}.`,
          "with another's claims": `${header}.${other.accessToken.split(".")[1]}.${signature}`,
          "of another type": signed({ ...claims, type: "refresh" }),
          "of no type": signed({ ...rest, exp, sid, sub }),
          "of no session": signed({ ...rest, exp, type, sub }),
          "of no user": signed({ ...rest, exp, type, sid }),
          "of another user": signed({ ...claims, sub: other.user.id }),
          "of another user's session": signed({ ...claims, sid: claimsOf(other.accessToken).sid }),
          "of a session that is not there": signed({ ...claims, sid: v7() }),
          "with names that are no text": signed({ ...claims, sub: [sub], sid: { $ne: null } }),
          "no object": `${header}.${encode(null)}.${signature}`,
          "no token": "x",
          "too long": "x".repeat(5_000),
        };
        for (const [name, token] of Object.entries(bad)) {
          const answer = await me(token);
          expect(answer.status, name).toBe(401);
          expectSignedOut(answer);
          expectProblem(answer);
        }
        expect((await me(accessToken)).status).toBe(200);
      });

      test("end after their time", async () => {
        const brief = await startTestServer(database, { ACCESS_TOKEN_TTL: "3s" });
        try {
          const { token } = await brief.register();
          const headers = { authorization: `Bearer ${token}` };
          expect((await brief.call("GET", "/auth/me", { headers })).status).toBe(200);
          await new Promise((resolve) => setTimeout(resolve, 3_100));
          expectSignedOut(await brief.call("GET", "/auth/me", { headers }));
        } finally {
          await brief.stop();
        }
      });

      test("are read from the header alone, whichever way its scheme is written", async () => {
        const { accessToken } = (await register({ email: someEmail() })).body;
        for (const authorization of [`bearer ${accessToken}`, `BEARER  ${accessToken} `]) {
          expect((await server.call("GET", "/auth/me", { headers: { authorization } })).status).toBe(200);
        }
        for (const authorization of [
          "",
          "Bearer",
          "Bearer ",
          accessToken,
          `Basic ${accessToken}`,
          `Bearer ${accessToken} x`,
        ]) {
          expectSignedOut(await server.call("GET", "/auth/me", { headers: { authorization } }));
        }
        expectSignedOut(await server.call("GET", `/auth/me?access_token=${accessToken}`));
        expectSignedOut(await server.call("GET", "/auth/me", { headers: { cookie: `token=${accessToken}` } }));
      });
    });

    test("the API without a version is the newest version", async () => {
      const email = someEmail();
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ email, password: PASSWORD });
      const registered = await fetch(`${server.url}/api/auth/register`, { method: "POST", headers, body });
      expect(registered.status).toBe(201);
      const { accessToken } = (await registered.json()) as SignedIn;
      const authorization = `Bearer ${accessToken}`;
      const current = await fetch(`${server.url}/api/auth/me?x=1`, { headers: { authorization } });
      expect(await current.json()).toMatchObject({ email });
      const renewed = await fetch(`${server.url}/api/auth/refresh`, {
        method: "POST",
        headers: { cookie: registered.headers.getSetCookie()[1]?.split(";")[0] ?? "" },
      });
      expect(renewed.status).toBe(200);
      for (const path of ["/api/v2/auth/me", "/api/v1/v1/auth/me", "/api", "/api/"]) {
        expect((await fetch(server.url + path, { headers: { authorization } })).status, path).toBe(404);
      }
    });

    describe("searching for a user", () => {
      test("finds by the whole address, in any letter case, and shows what others may see", async () => {
        const email = someEmail("Dora");
        const { user } = (await register({ email, name: "Dora" })).body;
        const asker = await server.register();
        const search = (wanted: string) =>
          asker.call<{ items: unknown[] }>("POST", "/users/search", { body: { email: wanted } });
        for (const wanted of [email, email.toUpperCase(), ` ${email}`]) {
          const { status, body } = await search(wanted);
          expect(status).toBe(200);
          expect(body).toMatchObject({
            items: [{ id: user.id, username: user.username, name: "Dora", avatarUrl: null }],
          });
          expect(Object.keys(body.items[0] ?? {}).toSorted()).toEqual(["avatarUrl", "id", "name", "username"]);
        }
        const others = [
          email.slice(1),
          email.slice(0, -1),
          "%",
          "dora@%",
          "_".repeat(email.length),
          user.username,
          "dora",
        ];
        for (const wanted of others) expect((await search(wanted)).body.items, wanted).toEqual([]);
      });
    });

    test("a refresh token whose successor has been used ends the session at once, within the time of grace too", async () => {
      const own = await startTestServer(database);
      try {
        const { cookie } = await own.register("thief");
        const renew = (value: string) => own.call("POST", "/auth/refresh", { headers: { cookie: value } });
        const next = async (value: string) => (await renew(value)).headers.getSetCookie()[0]?.split(";")[0] ?? "";
        const second = await next(cookie);
        const third = await next(second);
        expect(third).not.toBe("");
        expect((await renew(cookie)).status).toBe(401);
        expect((await renew(third)).status).toBe(401);
      } finally {
        await own.stop();
      }
    });
  });
}
