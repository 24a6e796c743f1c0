import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { expectFaults } from "./problems.ts";
import { type Answer, type Problem, startTestServer, type TestServer } from "./running-server.ts";

// Which passwords will do, wherever one is set, and how they are kept.

let server: TestServer;

const someEmail = (name = "ann") => `${name}@${v7()}.example.org`;
const PASSWORD = "correct horse";

const login = (identifier: string, password: string) =>
  server.call<{ accessToken: string }>("POST", "/auth/login", { body: { identifier, password } });

/** Every way to set a password: the answer to one, and whose it would be. */
const WAYS: Readonly<Record<string, (email: string, username: string, password: unknown) => Promise<Answer<Problem>>>> =
  {
    "POST /auth/register": (email, username, password) =>
      server.call("POST", "/auth/register", { body: { email, username, password } }),
    "POST /users": (email, username, password) =>
      server.call("POST", "/users", { body: { email, username, password } }),
    "PATCH /users/me": async (email, username, password) => {
      const body = { email, username, password: PASSWORD };
      const made = await server.call<{ accessToken: string }>("POST", "/auth/register", { body });
      return server.call("PATCH", "/users/me", {
        body: { password, currentPassword: PASSWORD },
        headers: { authorization: `Bearer ${made.body.accessToken}` },
      });
    },
  };

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
    });
    afterAll(() => server.stop());

    describe.each(Object.entries(WAYS))("%s", (_, set) => {
      test.each([
        ["8 letters", "abzdexgh"],
        ["8 bytes in 4 letters", "éàüö"],
        ["72 letters", "xyz".repeat(24)],
        ["72 bytes in 18 signs", "🐝🐞".repeat(9)],
        ["blanks around and inside", " a b c d "],
        ["a word of many with more behind it than people put there", "password of mine"],
        ["a date with a word", "31121999 was a friday"],
        ["digits that are no date and no row", "83920174"],
        ["a date that never was", "39991999"],
        ["many words of many", "monkey dragon sunshine"],
        ["a long one with digits in it", "7 dwarves & 1 queen"],
        ["letters among signs", "x7$kQ!9p"],
      ])("%s will do, and sign in", async (_name, password) => {
        const email = someEmail();
        expect((await set(email, `u${v7().slice(-8)}`, password)).status).toBeLessThan(300);
        expect((await login(email, password)).status).toBe(200);
        expect((await login(email, `${password}x`)).status).toBe(401);
        expect((await login(email, [...password.trim()].slice(0, -1).join(""))).status).toBe(401);
      });

      test.each([
        ["7 letters", "abzdexg"],
        ["7 bytes", "éàü1"],
        ["73 letters", `${"xyz".repeat(24)}x`],
        ["76 bytes in 19 signs", "🐝".repeat(19)],
        ["a thousand and one letters", "xy".repeat(501)],
        ["nothing", ""],
        ["no text", 12_345_678],
        ["one of the most common", "password"],
        ["a common one in another case", "ILoveYou"],
        ["a common one and a few digits", "Sunshine2024"],
        ["keys in a row", "qwertyuiop"],
        ["digits in a row", "1234567890"],
        ["one sign again and again", "zzzzzzzzzzz"],
        ...[
          "password12345",
          "password123456",
          "qwerty12345",
          "1234567a",
          "123456aa",
          "1password",
          "P@$$w0rd",
          "pa$$word",
          "12qwaszx",
          "1qaz@WSX",
          "159753456",
          "31121999",
          "19991231",
          "12/31/1999",
          "senha123456",
          "syncboard1",
          "w3lc0me!!",
          "!!!L0vely2024!!!",
        ].map((each): [string, string] => ["one that people think of", each]),
      ])("%s is 422 and never cut", async (_name, password) => {
        expectFaults(await set(someEmail(), `u${v7().slice(-8)}`, password), ["password"]);
      });

      test("not the e-mail, nor what stands before its @, nor the username, in whatever case, with whatever digits around", async () => {
        type Own = (owner: { email: string; local: string; username: string }) => string;
        const ways: readonly Own[] = [
          ({ email }) => email,
          ({ email }) => email.toUpperCase(),
          ({ local }) => local,
          ({ local }) => local.toUpperCase(),
          ({ username }) => username,
          ({ username }) => username.toLowerCase(),
          ({ local }) => `${local}2024`,
          ({ username }) => `12${username}!!`,
          ({ local }) => `!${local}20242024`,
        ];
        for (const own of ways) {
          // Digits of its own at the end, which are the name's.
          const local = `Local.${v7().slice(-8)}1234567`;
          const [email, username] = [`${local}@example.org`, `User-${v7().slice(-8)}`];
          expectFaults(await set(email, username, own({ email, local, username })), ["password"]);
        }
      });
    });

    test("nor one's name, and digits", async () => {
      const withName = (name: string, password: string) =>
        server.call("POST", "/auth/register", { body: { email: someEmail(v7().slice(-8)), name, password } });
      for (const [name, password] of [
        ["Wilhelmina", "wilhelmina"],
        ["Wilhelmina Quist", "Quist1987"],
        ["Wilhelmina Quist", "wilhelmina quist"],
        ["Wilhelmina Quist", "WilhelminaQuist!"],
      ] as const) {
        expectFaults(await withName(name, password), ["password"]);
      }
      for (const [name, password] of [
        ["Jo", "joinery1"],
        ["Will", "willow bark tea"],
      ] as const) {
        expect((await withName(name, password)).status).toBe(201);
      }
      const quist = await server.register("Quist");
      const change = { password: "quist1987", currentPassword: PASSWORD };
      expectFaults(await quist.call("PATCH", "/users/me", { body: change }), ["password"]);
      // Nor the username that one gets when none is wanted.
      const body = { email: `jörgensen.${v7().slice(0, 3)}@example.org`, password: `jorgensen.${v7().slice(0, 3)}` };
      expectFaults(await server.call("POST", "/auth/register", { body }), ["password"]);
    });

    test("a hash is made anew at the next sign-in when BCRYPT_ROUNDS has risen, and the password stays", async () => {
      const rising = await startTestServer(database, { BCRYPT_ROUNDS: "4" });
      try {
        const ann = await rising.register("ann");
        const signIn = (password: string) =>
          rising.call("POST", "/auth/login", { body: { identifier: ann.email, password } });
        await rising.restart({ BCRYPT_ROUNDS: "6" });
        const hash = () => rising.read(`select password_hash from "user"`);
        expect(await hash()).toMatch(/^\$2[aby]\$04\$/);
        expect((await signIn("a wrong horse")).status).toBe(401);
        expect(await hash()).toMatch(/^\$2[aby]\$04\$/);
        expect((await signIn(PASSWORD)).status).toBe(200);
        const risen = await hash();
        expect(risen).toMatch(/^\$2[aby]\$06\$/);
        expect((await signIn(PASSWORD)).status).toBe(200);
        expect(await hash()).toBe(risen);
        // And never made weaker.
        await rising.restart({ BCRYPT_ROUNDS: "4" });
        expect((await signIn(PASSWORD)).status).toBe(200);
        expect(await hash()).toBe(risen);
      } finally {
        await rising.stop();
      }
    });

    test("a wrong password takes as long as an unknown user, also before its hash was made anew", async () => {
      const slow = await startTestServer(database, { BCRYPT_ROUNDS: "8" });
      try {
        const ann = await slow.register("ann");
        await slow.restart({ BCRYPT_ROUNDS: "11" });
        const timeOf = async (identifier: string) => {
          const start = performance.now();
          await slow.call("POST", "/auth/login", { body: { identifier, password: "a wrong horse" } });
          return performance.now() - start;
        };
        await timeOf("nobody");
        // In turn, and the quickest of each, so that what else the machine does hits both alike. An old hash that nothing made up for
        // would be compared in an eighth of the time.
        let [known, unknown] = [Infinity, Infinity];
        for (let turn = 0; turn < 6; turn++) {
          known = Math.min(known, await timeOf(ann.email));
          unknown = Math.min(unknown, await timeOf("nobody"));
        }
        expect(known / unknown).toBeGreaterThan(0.5);
        expect(known / unknown).toBeLessThan(2);
      } finally {
        await slow.stop();
      }
    });
  });
}
