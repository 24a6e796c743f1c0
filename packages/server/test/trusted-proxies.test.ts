import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { startTestServer, type TestServer } from "./running-server.ts";

// Whose word is taken for where a request comes from. The tests come from 127.0.0.1.

const SPOOFED = "198.51.100.66";
const CLIENT = "203.0.113.7";
const INNER = "10.1.2.3";

interface Seen {
  readonly items: readonly { readonly ip: string }[];
}

let server: TestServer;

/** Signs in with this X-Forwarded-For, and answers from where that was, as the list of sessions has it. */
async function seenFrom(forwarded: string | undefined): Promise<string | undefined> {
  const { email } = await server.register();
  const login = await server.call<{ accessToken: string }>("POST", "/auth/login", {
    body: { identifier: email, password: "correct horse" },
    ...(forwarded !== undefined && { headers: { "x-forwarded-for": forwarded, forwarded: `for=${SPOOFED}` } }),
  });
  const authorization = `Bearer ${login.body.accessToken}`;
  const { body } = await server.call<Seen>("GET", "/auth/sessions", { headers: { authorization } });
  return body.items[0]?.ip;
}

async function guessesFrom(addresses: readonly string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const address of addresses) {
    const { status } = await server.call("POST", "/auth/login", {
      body: { identifier: `nobody.${Math.random()}@example.org`, password: "a guess" },
      headers: { "x-forwarded-for": address },
    });
    statuses.push(status);
  }
  return statuses;
}

for (const database of databases) {
  describe(database.name, () => {
    const LIMITS = { RATE_LIMIT: "1000/60", AUTH_RATE_LIMIT: "8/60", GUESS_LIMIT: "off" };

    describe("TRUST_PROXY is off", () => {
      beforeAll(async () => {
        server = await startTestServer(database, LIMITS);
      });
      afterAll(() => server.stop());

      test("a client is where its connection comes from, whatever it writes", async () => {
        expect(await seenFrom(undefined)).toBe("127.0.0.1");
        expect(await seenFrom(SPOOFED)).toBe("127.0.0.1");
        expect(await seenFrom(`${SPOOFED}, ${CLIENT}`)).toBe("127.0.0.1");
      });

      test("another address with each guess does not get around the limit", async () => {
        const statuses = await guessesFrom(Array.from({ length: 9 }, (_, index) => `198.51.100.${index}`));
        expect(statuses.at(-1)).toBe(429);
      });
    });

    describe("TRUST_PROXY names somebody else", () => {
      beforeAll(async () => {
        server = await startTestServer(database, { TRUST_PROXY: "192.0.2.1,10.0.0.0/8" });
      });
      afterAll(() => server.stop());

      test("a client that is not that proxy is not believed", async () => {
        expect(await seenFrom(SPOOFED)).toBe("127.0.0.1");
      });
    });

    describe("TRUST_PROXY names the proxy, and one before it", () => {
      beforeAll(async () => {
        server = await startTestServer(database, { ...LIMITS, TRUST_PROXY: "127.0.0.1,10.0.0.0/8" });
      });
      afterAll(() => server.stop());

      test("a client is the last address that no trusted proxy has, whatever it wrote before", async () => {
        expect(await seenFrom(CLIENT)).toBe(CLIENT);
        expect(await seenFrom(`${SPOOFED}, ${CLIENT}`)).toBe(CLIENT);
        expect(await seenFrom(`${SPOOFED}, ${CLIENT}, ${INNER}`)).toBe(CLIENT);
        expect(await seenFrom(`${INNER}, ${SPOOFED}, ${CLIENT}`)).toBe(CLIENT);
      });

      test("limits count by that address: what a client writes before it changes nothing", async () => {
        const chains = Array.from({ length: 9 }, (_, index) => `198.51.100.${index}, 203.0.113.99`);
        expect((await guessesFrom(chains)).at(-1)).toBe(429);
        expect(await guessesFrom(["203.0.113.100"])).toEqual([401]);
      });
    });
  });
}
