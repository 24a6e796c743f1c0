import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { LiveSocket } from "./live-socket.ts";
import { expectProblem } from "./problems.ts";
import { type Answer, type Person, type Problem, startTestServer, type TestServer } from "./running-server.ts";

// What pages that are not ours can do with the browser of somebody who is signed in here: nothing.

const LISTED = "https://tools.example.org";
const PUBLIC = "https://board.example.org";
/** Of another site, of the same host on another port, of a look-alike, of a sandbox, and of no kind. */
const STRANGERS = [
  "https://evil.example",
  "http://localhost:1",
  `${LISTED}.evil.example`,
  "http://tools.example.org",
  "null",
  "",
  "*",
];
const COOKIE_ROUTES = ["/auth/refresh", "/auth/logout"];

let closed: TestServer;
let open: TestServer;

async function isSignedIn(person: Person): Promise<boolean> {
  return (await person.call("GET", "/auth/me")).status === 200;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      closed = await startTestServer(database);
      open = await startTestServer(database, {
        CORS_ORIGINS: `https://other.example.org, ${LISTED}`,
        PUBLIC_URL: PUBLIC,
      });
    });
    afterAll(async () => {
      await closed.stop();
      await open.stop();
    });

    const corsOf = ({ headers }: { headers: Headers }) =>
      [...headers.keys()].filter((name) => name.startsWith("access-control-"));

    test("CORS is closed: no page of another origin reads an answer, and its preflight is refused", async () => {
      for (const origin of [LISTED, ...STRANGERS]) {
        const read = await closed.call("GET", "/boards", { headers: { origin } });
        expect(corsOf(read), origin).toEqual([]);
        const headers = {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type",
        };
        const preflight = await closed.call("OPTIONS", "/auth/login", { headers });
        expect([preflight.status, corsOf(preflight)], origin).toEqual([404, []]);
      }
    });

    test("CORS is open to the listed origins, with credentials, and to no other", async () => {
      const ann = await open.register("ann");
      const { headers } = await ann.call("GET", "/boards", { headers: { origin: LISTED } });
      expect(headers.get("access-control-allow-origin")).toBe(LISTED);
      expect(headers.get("access-control-allow-credentials")).toBe("true");
      expect(headers.get("vary")).toContain("Origin");
      const asks = { "access-control-request-method": "PATCH", "access-control-request-headers": "authorization" };
      const preflight = await open.call("OPTIONS", "/users/me", { headers: { origin: LISTED, ...asks } });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get("access-control-allow-origin")).toBe(LISTED);
      expect(preflight.headers.get("access-control-allow-methods")).toContain("PATCH");
      for (const origin of STRANGERS) {
        const read = await ann.call("GET", "/boards", { headers: { origin } });
        expect([read.status, corsOf(read)], origin).toEqual([200, []]);
        // A cache between must not hand a stranger the answer for a listed page, nor the other way round.
        expect(read.headers.get("vary"), origin).toContain("Origin");
        const refused = await open.call("OPTIONS", "/users/me", { headers: { origin, ...asks } });
        expect([refused.status, corsOf(refused)], origin).toEqual([404, []]);
      }
    });

    test("an avatar is shown to pages of listed origins by CORS alone", async () => {
      const { headers } = await open.call("GET", "/users/none/avatar/none.jpg", { headers: { origin: LISTED } });
      expect(headers.get("access-control-allow-origin")).toBe(LISTED);
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    });

    test.each(COOKIE_ROUTES)("%s takes the cookie from no page but our own", async (path) => {
      for (const server of [closed, open]) {
        const bob = await server.register("bob");
        const from = (headers: Record<string, string>): Promise<Answer<Problem>> =>
          server.call("POST", path, { headers: { cookie: bob.cookie, ...headers } });
        const strange = [
          ...STRANGERS.map((origin) => ({ origin })),
          // Between two ports of one host the cookie is sent, and the browser says that it is not the same origin.
          { origin: "http://localhost:1", "sec-fetch-site": "same-site" },
          { "sec-fetch-site": "cross-site" },
          { "sec-fetch-site": "same-site" },
        ];
        for (const headers of strange) {
          const refused = await from(headers);
          expectProblem(refused);
          expect(refused.body.code, JSON.stringify(headers)).toBe("forbidden");
          expect(refused.headers.getSetCookie()).toEqual([]);
          expect(await isSignedIn(bob)).toBe(true);
        }
        // The cookie was not swapped either: it is still the newest.
        expect((await from({ origin: server.url })).status).toBeLessThan(300);
      }
    });

    test("the cookie goes by for our own page, one of PUBLIC_URL or a listed origin, and a program", async () => {
      for (const headers of [
        { origin: open.url },
        { origin: PUBLIC },
        { origin: LISTED, "sec-fetch-site": "cross-site" },
        // A proxy that does not pass on the Host: the browser knows better.
        { origin: "https://seen.example", "sec-fetch-site": "same-origin" },
        {},
      ]) {
        const { cookie } = await open.register("carl");
        const answer = await open.call("POST", "/auth/refresh", { headers: { cookie, ...headers } });
        expect(answer.status, JSON.stringify(headers)).toBe(200);
      }
    });

    test("the cookie is for these routes alone, for no script, and for no other site", async () => {
      const answer = await closed.call("POST", "/auth/login", {
        body: { identifier: (await closed.register("dan")).email, password: "correct horse" },
      });
      const cookies = answer.headers.getSetCookie();
      expect(cookies).toHaveLength(2);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/Path=\/api\/(v1\/)?auth;/);
        expect(cookie).toMatch(/HttpOnly/);
        expect(cookie).toMatch(/SameSite=Strict/);
        expect(cookie).not.toMatch(/Domain=/i);
      }
    });

    test("what a page can send without asking first signs nobody in: forms and texts are no JSON", async () => {
      const { email } = await closed.register("eve");
      const login = JSON.stringify({ identifier: email, password: "correct horse" });
      const account = JSON.stringify({ email: "new@example.org", password: "correct horse" });
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
        for (const [path, body] of [
          ["/auth/login", login],
          ["/auth/register", account],
          ["/users", account],
          ["/auth/password/forgot", JSON.stringify({ email })],
        ] as const) {
          const answer = await closed.call("POST", path, { body, headers: { "content-type": type } });
          expectProblem(answer);
          expect([answer.status, answer.headers.getSetCookie()]).toEqual([415, []]);
        }
      }
    });

    test("a live socket is refused to the same pages", async () => {
      for (const origin of STRANGERS.filter((each) => each !== "")) {
        expect(await new LiveSocket(open.url, { origin }).closed, origin).not.toBe(1000);
        const { status } = await fetch(`${open.url}/api/v1/live`, {
          headers: { origin, connection: "upgrade", upgrade: "websocket" },
        }).catch(() => ({ status: 0 }));
        expect(status).not.toBe(101);
      }
      for (const origin of [open.url, PUBLIC, LISTED]) (await new LiveSocket(open.url, { origin }).opened()).close();
    });
  });
}
