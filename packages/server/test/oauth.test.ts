import {
  type AuthorizationServer,
  allowInsecureRequests,
  type Client,
  ClientSecretBasic,
  genericTokenEndpointRequest,
  None,
  processGenericTokenEndpointResponse,
  processRefreshTokenResponse,
  protectedResourceRequest,
  ResponseBodyError,
  refreshTokenGrantRequest,
} from "oauth4webapi";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { realSources } from "../src/index.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// The token endpoint of OAuth 2, as RFC 6749 has it.

interface Grant {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: string;
  readonly expires_in: number;
}

interface Refusal {
  readonly error: string;
  readonly error_description: string;
}

const PASSWORD = "correct horse";

let server: TestServer;
let ann: Person;
/** Milliseconds that the server's clock is ahead of ours. */
let ahead = 0;

function post(body: string, type = "application/x-www-form-urlencoded"): Promise<Response> {
  return fetch(`${server.url}/api/v1/auth/tokens`, { method: "POST", headers: { "content-type": type }, body });
}

async function ask(fields: Readonly<Record<string, string>>): Promise<Grant> {
  const response = await post(new URLSearchParams(fields).toString());
  expect(response.status).toBe(200);
  return (await response.json()) as Grant;
}

const byPassword = (username = ann.email, password = PASSWORD) => ask({ grant_type: "password", username, password });
const byRefresh = (refresh_token: string) => ask({ grant_type: "refresh_token", refresh_token });

async function expectRefused(response: Response, error: string): Promise<void> {
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect((await response.json()) as Refusal).toEqual({ error, error_description: expect.any(String) });
}

async function statusOf(accessToken: string): Promise<number> {
  return (await server.call("GET", "/auth/me", { headers: { authorization: `Bearer ${accessToken}` } })).status;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      ahead = 0;
      const now = () => new Date(Date.now() + ahead).toISOString();
      server = await startTestServer(database, {}, { ...realSources, now });
      ann = await server.register("ann");
    });
    afterAll(() => server.stop());

    test("a stock OAuth 2 library signs in, calls the API and renews its tokens", async () => {
      const issuer: AuthorizationServer = { issuer: server.url, token_endpoint: `${server.url}/api/v1/auth/tokens` };
      const client: Client = { client_id: "a-program" };
      const insecure = { [allowInsecureRequests]: true };
      // Programs are not registered: with a secret or without one, all are the same.
      for (const auth of [None(), ClientSecretBasic("whatever")]) {
        const parameters = { username: ann.email, password: PASSWORD };
        const given = await genericTokenEndpointRequest(issuer, client, auth, "password", parameters, insecure);
        const first = await processGenericTokenEndpointResponse(issuer, client, given);
        expect(first).toMatchObject({ token_type: "bearer", expires_in: 1_800 });
        const me = await protectedResourceRequest(
          first.access_token,
          "GET",
          new URL(`${server.url}/api/v1/auth/me`),
          new Headers(),
          null,
          insecure,
        );
        expect(await me.json()).toMatchObject({ email: ann.email });

        const renewed = await refreshTokenGrantRequest(issuer, client, auth, first.refresh_token ?? "", insecure);
        const second = await processRefreshTokenResponse(issuer, client, renewed);
        expect(second.refresh_token).not.toBe(first.refresh_token);
        expect(await statusOf(second.access_token)).toBe(200);
      }
      const wrong = { username: ann.email, password: "wrong horse" };
      const refused = await genericTokenEndpointRequest(issuer, client, None(), "password", wrong, insecure);
      const processed = processGenericTokenEndpointResponse(issuer, client, refused);
      await expect(processed).rejects.toSatisfy(
        (error) => error instanceof ResponseBodyError && error.error === "invalid_grant",
      );
    });

    test("the answer is what RFC 6749 says and no more, is not to be kept, and sets no cookie", async () => {
      const fields = { grant_type: "password", username: ann.email.toUpperCase(), password: PASSWORD };
      const response = await post(new URLSearchParams(fields).toString());
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("pragma")).toBe("no-cache");
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(await response.json()).toEqual({
        access_token: expect.any(String),
        refresh_token: expect.stringMatching(/^[\w-]{43}$/),
        token_type: "Bearer",
        expires_in: 1_800,
      });
    });

    test("an unknown user and a wrong password get the very same refusal", async () => {
      const answers = await Promise.all(
        [ann.email, "nobody", `${v7()}@example.org`].map(async (username) => {
          const fields = { grant_type: "password", username, password: "wrong horse" };
          const response = await post(new URLSearchParams(fields).toString());
          return { status: response.status, body: await response.json() };
        }),
      );
      expect(answers[0]).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    });

    test.each([
      ["", "invalid_request"],
      ["grant_type=", "invalid_request"],
      ["username=ann&password=correct+horse", "invalid_request"],
      ["grant_type=password", "invalid_request"],
      ["grant_type=password&username=ann&password=", "invalid_request"],
      ["grant_type=password&username=ann&username=bob&password=correct+horse", "invalid_request"],
      ["grant_type=password&grant_type=password&username=ann&password=correct+horse", "invalid_request"],
      ["grant_type=password&username=ann%00&password=correct+horse", "invalid_request"],
      [`grant_type=password&username=${"x".repeat(255)}&password=correct+horse`, "invalid_request"],
      ["grant_type=refresh_token", "invalid_request"],
      ["grant_type=refresh_token&refresh_token=x", "invalid_grant"],
      [`grant_type=refresh_token&refresh_token=${"x".repeat(43)}`, "invalid_grant"],
      [`grant_type=refresh_token&refresh_token=${"x".repeat(201)}`, "invalid_request"],
      ["grant_type=client_credentials", "unsupported_grant_type"],
      ["grant_type=authorization_code&code=x", "unsupported_grant_type"],
      ["grant_type=__proto__", "unsupported_grant_type"],
    ])("%s: %s", async (body, error) => {
      await expectRefused(await post(body), error);
    });

    test("parameters that nobody knows are passed over", async () => {
      const fields = { grant_type: "password", username: ann.email, password: PASSWORD };
      const grant = await ask({ ...fields, client_id: "x", client_secret: "y", scope: "write", __proto__2: "z" });
      expect(await statusOf(grant.access_token)).toBe(200);
    });

    test("no other media type: 415; a form is taken here alone; more than 16 KiB is too much", async () => {
      for (const type of ["application/json", "text/plain", "multipart/form-data"]) {
        expect((await post('{"grant_type":"password"}', type)).status, type).toBe(415);
      }
      expect((await post(`grant_type=password&more=${"x".repeat(17_000)}`)).status).toBe(413);
    });

    test("a refresh token is swapped; used again after a while it ends the session of thief and owner", async () => {
      const first = await byPassword();
      const second = await byRefresh(first.refresh_token);
      ahead += 31_000;
      await expectRefused(await post(`grant_type=refresh_token&refresh_token=${first.refresh_token}`), "invalid_grant");
      await expectRefused(
        await post(`grant_type=refresh_token&refresh_token=${second.refresh_token}`),
        "invalid_grant",
      );
      for (const { access_token } of [first, second]) expect(await statusOf(access_token)).toBe(401);
    });

    test("two at the same moment, and a lost answer, do not end it", async () => {
      const { refresh_token } = await byPassword();
      const [one, other] = await Promise.all([byRefresh(refresh_token), byRefresh(refresh_token)]);
      expect(await statusOf(one.access_token)).toBe(200);
      expect(await statusOf((await byRefresh(other.refresh_token)).access_token)).toBe(200);
    });

    test("its session is listed and ended like any other", async () => {
      const grant = await byPassword();
      const list = await ann.call<{ items: { id: string; device: string }[] }>("GET", "/auth/sessions");
      const [, newest] = list.body.items;
      expect(newest?.device).toBe("node");
      expect((await ann.call("DELETE", `/auth/sessions/${newest?.id}`)).status).toBe(204);
      expect(await statusOf(grant.access_token)).toBe(401);
      await expectRefused(await post(`grant_type=refresh_token&refresh_token=${grant.refresh_token}`), "invalid_grant");
    });

    test("logging out with its access token ends it", async () => {
      const grant = await byPassword();
      const headers = { authorization: `Bearer ${grant.access_token}` };
      expect((await server.call("POST", "/auth/logout", { headers })).status).toBe(204);
      await expectRefused(await post(`grant_type=refresh_token&refresh_token=${grant.refresh_token}`), "invalid_grant");
    });

    test("requests and guesses are bounded as at the login, and together with it", async () => {
      const limited = await startTestServer(database, {
        RATE_LIMIT: "1000/60",
        AUTH_RATE_LIMIT: "7/60",
        GUESS_LIMIT: "3/60",
      });
      try {
        const bob = await limited.register("bob");
        const guess = async () => {
          const body = new URLSearchParams({ grant_type: "password", username: bob.email, password: "a guess" });
          return await fetch(`${limited.url}/api/v1/auth/tokens`, { method: "POST", body });
        };
        const login = { identifier: bob.email, password: "a guess" };
        expect((await limited.call("POST", "/auth/login", { body: login })).status).toBe(401);
        const statuses = [];
        for (let count = 0; count < 8; count++) {
          const response = await guess();
          statuses.push(response.status);
          if (response.status === 429) expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
        }
        expect(statuses).toEqual([400, 400, 429, 429, 429, 429, 429, 429]);
        expect((await limited.call("POST", "/auth/login", { body: login })).status).toBe(429);
      } finally {
        await limited.stop();
      }
    });
  });
}
