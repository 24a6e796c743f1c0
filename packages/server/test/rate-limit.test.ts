import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { startTestServer, type TestServer } from "./running-server.ts";

let server: TestServer;

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database, { RATE_LIMIT: "20/60", AUTH_RATE_LIMIT: "5/60" });
    });
    afterAll(() => server.stop());

    test("guessing passwords is slowed down: 429 in the form of every error, with Retry-After", async () => {
      const guess = () =>
        server.call("POST", "/auth/login", { body: { identifier: "ann@example.org", password: "a guess" } });
      for (let count = 0; count < 5; count++) expect((await guess()).status).toBe(401);
      const { status, headers, body } = await guess();
      expect(status).toBe(429);
      expect(headers.get("content-type")).toContain("application/problem+json");
      expect(body).toMatchObject({ status: 429, code: "rate_limited" });
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    });

    test("each user has a limit of their own, and the health check has none", async () => {
      const ann = await server.register("ann");
      const bob = await server.register("bob");
      const statuses: number[] = [];
      for (let count = 0; count < 25; count++) statuses.push((await ann.call("GET", "/auth/me")).status);
      expect(statuses.filter((status) => status === 429)).toHaveLength(5);
      expect((await bob.call("GET", "/auth/me")).status).toBe(200);
      for (let count = 0; count < 30; count++) expect((await fetch(`${server.url}/health`)).status).toBe(200);
    });

    test("with RATE_LIMIT=off nothing is limited, nor what leads nowhere", { timeout: 60_000 }, async () => {
      const open = await startTestServer(database, { RATE_LIMIT: "off" });
      try {
        for (let turn = 0; turn < 22; turn++) {
          const answers = await Promise.all(Array.from({ length: 50 }, () => open.call("GET", "/nothing/here")));
          expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
        }
      } finally {
        await open.stop();
      }
    });

    test("the addresses of one IPv6 network count as one, wherever addresses are counted", async () => {
      const strict = await startTestServer(database, {
        RATE_LIMIT: "12/60",
        AUTH_RATE_LIMIT: "5/60",
        GUESS_LIMIT: "off",
        TRUST_PROXY: "on",
      });
      const ways: readonly (readonly [string, string, unknown, number])[] = [
        ["POST", "/auth/login", { identifier: "ann@example.org", password: "a guess" }, 5],
        ["POST", "/auth/password/forgot", { email: "ann@example.org" }, 10],
        ["GET", "/installation", undefined, 12],
      ];
      try {
        for (const [method, path, body, most] of ways) {
          const from = (address: string) =>
            strict.call(method, path, { body, headers: { "x-forwarded-for": address } });
          const statuses: number[] = [];
          for (let index = 0; index <= most; index++) statuses.push((await from(`2001:db8:0:7::${index}`)).status);
          expect(statuses.indexOf(429), path).toBe(most);
          expect((await from("2001:db8:0:8::1")).status, path).not.toBe(429);
        }
      } finally {
        await strict.stop();
      }
    });

    test("tokens that are no good count by where they come from, and keep out nobody who has a good one", async () => {
      const strict = await startTestServer(database, { RATE_LIMIT: "20/60" });
      try {
        const [ann, ben] = [await strict.register("ann"), await strict.register("ben")];
        const paths = ["/users/me", "/boards", "/auth/sessions"];
        const statuses: number[] = [];
        for (let count = 0; count < 60; count++) {
          const headers = { authorization: `Bearer bad${count}` };
          const answer = await strict.call("GET", paths[count % 3] ?? "", { headers });
          statuses.push(answer.status);
          if (answer.status === 429) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
        }
        expect(statuses.filter((status) => status === 401)).toHaveLength(20);
        expect(statuses.slice(20).every((status) => status === 429)).toBe(true);
        for (const person of [ann, ben]) {
          for (let count = 0; count < 20; count++) expect((await person.call("GET", "/users/me")).status).toBe(200);
          expect((await person.call("GET", "/users/me")).status).toBe(429);
        }
      } finally {
        await strict.stop();
      }
    });

    test("what is refused counts too: values that do not fit, and addresses that are nothing", async () => {
      const strict = await startTestServer(database, { RATE_LIMIT: "5/60", AUTH_RATE_LIMIT: "5/60" });
      try {
        for (const ask of [
          () => strict.call("POST", "/auth/login", { body: {} }),
          () => strict.call("GET", "/nothing/here"),
        ]) {
          const statuses: number[] = [];
          for (let count = 0; count < 7; count++) statuses.push((await ask()).status);
          expect(statuses.at(-1)).toBe(429);
        }
      } finally {
        await strict.stop();
      }
    });
  });
}
