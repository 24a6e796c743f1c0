import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { networkOf } from "../src/account/network.ts";
import { expectProblem } from "./problems.ts";
import { type Answer, type Problem, startTestServer, type TestServer } from "./running-server.ts";

const PASSWORD = "correct horse";
const HERE = "203.0.113.1";

let server: TestServer;
let email: string;

function login(identifier: string, password: string, address: string): Promise<Answer<Problem>> {
  const headers = { "x-forwarded-for": address };
  return server.call("POST", "/auth/login", { body: { identifier, password }, headers });
}

async function statusesOf(count: number, attempt: (index: number) => Promise<Answer<unknown>>): Promise<number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < count; index++) statuses.push((await attempt(index)).status);
  return statuses;
}

/** An account, signed in to from `HERE`. */
async function newAccount(): Promise<string> {
  const address = `ann.${v7()}@example.org`;
  const headers = { "x-forwarded-for": HERE };
  await server.call("POST", "/auth/register", { body: { email: address, password: PASSWORD }, headers });
  return address;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      const limits = { RATE_LIMIT: "10000/60", AUTH_RATE_LIMIT: "off", GUESS_LIMIT: "3/900" };
      server = await startTestServer(database, { ...limits, TRUST_PROXY: "on" });
    });
    afterAll(() => server.stop());

    test("wrong passwords for one account from one address: 429 with Retry-After, and the right one is not looked at", async () => {
      email = await newAccount();
      const guess = () => login(email, "wrong horse", "198.51.100.1");
      expect(await statusesOf(3, guess)).toEqual([401, 401, 401]);
      for (const password of ["wrong horse", PASSWORD]) {
        const answer = await login(email, password, "198.51.100.1");
        expectProblem(answer);
        expect(answer.body).toMatchObject({ status: 429, code: "rate_limited" });
        const seconds = Number(answer.headers.get("retry-after"));
        expect(seconds).toBeGreaterThan(880);
        expect(seconds).toBeLessThanOrEqual(900);
      }
    });

    test("other addresses and other accounts go on", async () => {
      expect((await login(email, PASSWORD, "198.51.100.2")).status).toBe(200);
      expect((await login(await newAccount(), PASSWORD, "198.51.100.1")).status).toBe(200);
    });

    test("an account that does not exist is refused after as many, in the very same words", async () => {
      const nobody = `nobody.${v7()}@example.org`;
      const there = await newAccount();
      for (let count = 0; count < 5; count++) {
        const known = await login(there, "wrong horse", "198.51.100.3");
        const unknown = await login(nobody, "wrong horse", "198.51.100.3");
        expect(unknown.status).toBe(known.status);
        expect(unknown.body).toEqual(known.body);
        expect(unknown.headers.has("retry-after")).toBe(known.headers.has("retry-after"));
      }
    });

    test("right passwords are no guesses, however many and however the account is called", async () => {
      const there = await newAccount();
      expect(await statusesOf(3, () => login(there, PASSWORD, HERE))).toEqual([200, 200, 200]);
      expect(await statusesOf(2, () => login(there.toUpperCase(), "wrong horse", HERE))).toEqual([401, 401]);
      expect(await statusesOf(4, () => login(` ${there} `, PASSWORD, HERE))).toEqual([200, 200, 200, 200]);
      expect(await statusesOf(2, () => login(there, "wrong horse", HERE))).toEqual([401, 429]);
    });

    test("of many at the same moment no more are looked at than one by one", async () => {
      const there = await newAccount();
      const answers = await Promise.all(Array.from({ length: 20 }, () => login(there, "wrong horse", "198.51.100.4")));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(17);
    });

    test("wrong ones from many addresses close the account to strangers, not to where it was signed in to", async () => {
      const there = await newAccount();
      const fromEverywhere = (index: number) => login(there, "wrong horse", `192.0.2.${index}`);
      const statuses = await statusesOf(31, fromEverywhere);
      expect(statuses.filter((status) => status === 401)).toHaveLength(30);
      expect(statuses.at(-1)).toBe(429);
      expect((await login(there, PASSWORD, "192.0.2.200")).status).toBe(429);
      expect((await login(there, PASSWORD, HERE)).status).toBe(200);
      // And a guesser who is where the account was signed in to has no more tries than anywhere.
      expect(await statusesOf(4, () => login(there, "wrong horse", HERE))).toEqual([401, 401, 401, 429]);
    });

    test("who is signed in stays so while others guess", async () => {
      const bob = await server.register("bob");
      await statusesOf(5, () => login(bob.email, "wrong horse", HERE));
      expect((await bob.call("GET", "/auth/me")).status).toBe(200);
    });

    test("hold where they are set and RATE_LIMIT is off", async () => {
      const strict = await startTestServer(database, { RATE_LIMIT: "off", GUESS_LIMIT: "2/900" });
      try {
        const guess = () =>
          strict.call("POST", "/auth/login", { body: { identifier: "ann@example.org", password: "wrong horse" } });
        expect(await statusesOf(3, guess)).toEqual([401, 401, 429]);
      } finally {
        await strict.stop();
      }
    });

    test("the addresses of one IPv6 network count as one", async () => {
      const there = await newAccount();
      const guess = (index: number) => login(there, "wrong horse", `2001:db8:0:7::${index}`);
      expect(await statusesOf(4, guess)).toEqual([401, 401, 401, 429]);
      expect((await login(there, "wrong horse", "2001:db8:0:8::1")).status).toBe(401);
    });
  });
}

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:0DB8:0001:0002:3:4:5:6", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["1:2:3:4:5:6:7::", "1:2:3:4::/64"],
  ["no address", "no address"],
])("%s is in %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
