import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ArrivedMail, MailServer } from "../../../services/mail-server.ts";
import { databases, type TestDatabase } from "../../../services/test-databases.ts";
import { realSources } from "../src/index.ts";
import { startInstance } from "./instances.ts";
import { watch } from "./live-socket.ts";
import { expectFaults, expectProblem } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

const OLD = "correct horse";
const NEW = "another battery";
const SITE = "https://board.example.org";
const MINUTE = 60_000;

let server: TestServer;
let mails: MailServer;
/** Milliseconds that the server's clock is ahead of ours. */
let ahead = 0;

const settings = (): Record<string, string> => ({
  SMTP_URL: mails.url,
  MAIL_FROM: "SyncBoard <board@example.org>",
  PUBLIC_URL: SITE,
});

function startServer(database: TestDatabase, environment: Record<string, string> = {}): Promise<TestServer> {
  const now = () => new Date(Date.now() + ahead).toISOString();
  return startTestServer(database, { ...settings(), ...environment }, { ...realSources, now, randomNumber: () => 1 });
}

const forgot = (email: string, headers: Record<string, string> = {}) =>
  server.call("POST", "/auth/password/forgot", { body: { email }, headers });
const reset = (token: string, password = NEW, headers: Record<string, string> = {}) =>
  server.call("POST", "/auth/password/reset", { body: { token, password }, headers });
const login = (identifier: string, password: string, headers: Record<string, string> = {}) =>
  server.call("POST", "/auth/login", { body: { identifier, password }, headers });

function tokenIn(text: string): string {
  return /#token=([\w-]{43})$/m.exec(text)?.[1] ?? "";
}

/** The token in the mail that comes when it is asked for. */
async function askedToken(email: string): Promise<string> {
  expect((await forgot(email)).status).toBe(202);
  const mail = await mails.mailTo(email, { isWanted: isLink });
  mails.arrived.splice(mails.arrived.indexOf(mail), 1);
  return tokenIn(mail.text);
}

const isLink = ({ text }: ArrivedMail) => text.includes("#token=");
const linksTo = (email: string) => mails.arrived.filter((mail) => isLink(mail) && mail.recipients.includes(email));

/** After what was asked for before has been done, since each is done in its turn. */
async function settled(): Promise<void> {
  const { email } = await server.register();
  await askedToken(email);
}

for (const database of databases) {
  describe(database.name, () => {
    let ann: Person;
    beforeAll(async () => {
      ahead = 0;
      mails = await MailServer.start();
      server = await startServer(database);
      ann = await server.register("ann");
    });
    afterAll(async () => {
      await server.stop();
      await mails.stop();
    });

    describe("asking", () => {
      test("202 at once, and a mail with a link to this site, whatever host the request was for", async () => {
        const answer = await forgot(` ${ann.email.toUpperCase()}`.trim(), {
          host: "evil.example",
          "x-forwarded-host": "evil.example",
          origin: "https://evil.example",
        });
        expect([answer.status, answer.body]).toEqual([202, ""]);
        const mail = await mails.mailTo(ann.email);
        expect(mail.recipients).toEqual([ann.email]);
        expect(mail.text).toMatch(new RegExp(`^${SITE}/reset#token=[\\w-]{43}$`, "m"));
        expect(mail.html).toContain(`href="${SITE}/reset#token=`);
        expect(mail.text + mail.html).not.toContain("evil");
        mails.arrived.splice(0);
      });

      test("the mail is in the language of the account", async () => {
        const bea = await server.register("bea");
        await bea.call("PATCH", "/users/me", { body: { locale: "pt-BR" } });
        await forgot(bea.email);
        expect((await mails.mailTo(bea.email)).subject).toBe("Definir uma nova senha");
        mails.arrived.splice(0);
      });

      test("for an address that nobody has it is the very same answer, and no mail", async () => {
        const stranger = `nobody.${v7()}@example.org`;
        const nobody = await forgot(stranger);
        const somebody = await forgot((await server.register()).email);
        expect(nobody.status).toBe(somebody.status);
        expect(nobody.body).toEqual(somebody.body);
        expect([...nobody.headers.keys()]).toEqual([...somebody.headers.keys()]);
        await settled();
        expect(linksTo(stranger)).toEqual([]);
      });

      test("a username is no address: it is refused, and nothing is told", async () => {
        expectFaults(await forgot("ann"), ["email"]);
      });

      test("nobody gets more than three mails an hour, and who asks does not notice", async () => {
        const { email } = await server.register();
        for (let count = 0; count < 5; count++) expect((await forgot(email)).status).toBe(202);
        await expect.poll(() => linksTo(email).length).toBe(3);
        expect((await forgot(email)).status).toBe(202);
        await settled();
        expect(linksTo(email)).toHaveLength(3);
      });

      test("one address may ask ten times an hour, for whomever", async () => {
        const limited = await startServer(database, { RATE_LIMIT: "1000/60" });
        try {
          const statuses: number[] = [];
          for (let count = 0; count < 11; count++) {
            const body = { email: `nobody.${v7()}@example.org` };
            statuses.push((await limited.call("POST", "/auth/password/forgot", { body })).status);
          }
          expect(statuses).toEqual([...Array.from({ length: 10 }, () => 202), 429]);
        } finally {
          await limited.stop();
        }
      });

      test("a mail server that is down does not show to who asks", async () => {
        const down = await MailServer.start();
        await down.stop();
        const lonely = await startServer(database, { SMTP_URL: down.url });
        try {
          const { email } = await lonely.register();
          expect((await lonely.call("POST", "/auth/password/forgot", { body: { email } })).status).toBe(202);
        } finally {
          await lonely.stop();
        }
      });

      test("a server that sends no mail says so, for every address alike", async () => {
        const mute = await startTestServer(database);
        try {
          const { email } = await mute.register();
          const answers = [email, `nobody.${v7()}@example.org`].map((each) =>
            mute.call("POST", "/auth/password/forgot", { body: { email: each } }),
          );
          for (const answer of await Promise.all(answers)) {
            expectProblem(answer);
            expect(answer.body).toMatchObject({ status: 404, code: "mail_off" });
          }
        } finally {
          await mute.stop();
        }
      });
    });

    describe("setting", () => {
      test("204, and the new password is the one that signs in", async () => {
        const bob = await server.register("bob");
        const token = await askedToken(bob.email);
        const answer = await reset(token);
        expect([answer.status, answer.body]).toEqual([204, ""]);
        expect((await login(bob.email, OLD)).status).toBe(401);
        expect((await login(bob.email, NEW)).status).toBe(200);
      });

      test("ends every session, also those with an open socket, and nobody else's", async () => {
        const bob = await server.register("bob");
        const { body: board } = await bob.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } });
        const socket = await watch(server.url, bob.token, board.id);
        expect((await reset(await askedToken(bob.email))).status).toBe(204);
        expect(await socket.closed).toBe(4401);
        expect((await bob.call("GET", "/auth/me")).status).toBe(401);
        expect((await server.call("POST", "/auth/refresh", { headers: { cookie: bob.cookie } })).status).toBe(401);
        expect((await ann.call("GET", "/auth/me")).status).toBe(200);
      });

      test("a token works once, and takes along the others of the account", async () => {
        const bob = await server.register("bob");
        const [first, second] = [await askedToken(bob.email), await askedToken(bob.email)];
        expect((await reset(second)).status).toBe(204);
        for (const token of [second, first, "x".repeat(43), "nothing"]) expectFaults(await reset(token), ["token"]);
        expect((await login(bob.email, NEW)).status).toBe(200);
      });

      test("of two who come with one token at the same moment, one sets the password", async () => {
        const bob = await server.register("bob");
        const token = await askedToken(bob.email);
        const passwords = ["the first of them", "the second of them"];
        const answers = await Promise.all(passwords.map((password) => reset(token, password)));
        expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 422]);
        const winner = answers[0]?.status === 204 ? 0 : 1;
        expect((await login(bob.email, passwords[winner] ?? "")).status).toBe(200);
      });

      test("a token is good for an hour", async () => {
        const bob = await server.register("bob");
        const [early, late] = [await askedToken(bob.email), await askedToken(bob.email)];
        ahead = 59 * MINUTE;
        expect((await reset(early)).status).toBe(204);
        ahead = 0;
        const again = await askedToken(bob.email);
        ahead = 61 * MINUTE;
        for (const token of [late, again]) expectFaults(await reset(token), ["token"]);
        ahead = 0;
      });

      test("a password that will not do leaves the token as it was", async () => {
        const bob = await server.register("bob");
        const token = await askedToken(bob.email);
        for (const password of ["short", "x".repeat(73), bob.email, "password1"]) {
          expectFaults(await reset(token, password), ["password"]);
        }
        expect((await reset(token)).status).toBe(204);
      });

      test("a deactivated account gets no mail, and a token of before does nothing", async () => {
        const bob = await server.register("bob");
        const token = await askedToken(bob.email);
        await server.execute(
          `update "user" set deactivated_at = '2026-01-01T00:00:00.000Z' where id = '${bob.userId}'`,
        );
        expectFaults(await reset(token), ["token"]);
        expect((await forgot(bob.email)).status).toBe(202);
        await settled();
        expect(linksTo(bob.email)).toEqual([]);
      });

      test("a new e-mail or password of the account takes back what was sent before", async () => {
        for (const change of [{ email: `new.${v7()}@example.org` }, { password: "a third one, then" }]) {
          const bob = await server.register("bob");
          const token = await askedToken(bob.email);
          const named = await bob.call("PATCH", "/users/me", { body: { name: "Bob" } });
          expect(named.status).toBe(200);
          const changed = await bob.call("PATCH", "/users/me", { body: { ...change, currentPassword: OLD } });
          expect(changed.status).toBe(200);
          expectFaults(await reset(token), ["token"]);
        }
      });

      test("the database keeps no token, only what nobody can use", async () => {
        const bob = await server.register("bob");
        const token = await askedToken(bob.email);
        await server.execute(`update password_reset set hash = '${token}' where user_id = '${bob.userId}'`);
        expectFaults(await reset(token), ["token"]);
      });

      test("whom guessers keep out gets in from where they set a new password", async () => {
        const guarded = await startServer(database, {
          RATE_LIMIT: "9999/60",
          AUTH_RATE_LIMIT: "off",
          GUESS_LIMIT: "1/900",
          TRUST_PROXY: "on",
        });
        const kept = server;
        server = guarded;
        try {
          const from = (address: string) => ({ "x-forwarded-for": address });
          const bob = await server.register("bob");
          for (let index = 0; index < 11; index++) await login(bob.email, "a guess", from(`192.0.2.${index}`));
          expect((await login(bob.email, OLD, from("198.51.100.1"))).status).toBe(429);
          expect((await reset(await askedToken(bob.email), NEW, from("198.51.100.7"))).status).toBe(204);
          expect((await login(bob.email, NEW, from("198.51.100.7"))).status).toBe(200);
          expect((await login(bob.email, NEW, from("198.51.100.8"))).status).toBe(429);
        } finally {
          server = kept;
          await guarded.stop();
        }
      });
    });
  });
}

describe("without a mail server", () => {
  async function saidAfterAsking(environment: Record<string, string>) {
    const home = await startTestServer(databases[0] as TestDatabase);
    const folder = `${home.dataDir}/other`;
    const instance = await startInstance({ environment: { DATA_DIR: folder, LOG_LEVEL: "info", ...environment } });
    try {
      const json = { "content-type": "application/json" };
      const post = (path: string, body: unknown) =>
        fetch(`${instance.url}/api/v1${path}`, { method: "POST", headers: json, body: JSON.stringify(body) });
      await post("/auth/register", { email: "ann@example.org", password: OLD });
      const { status } = await post("/auth/password/forgot", { email: "ann@example.org" });
      await instance.stop();
      return { status, said: instance.said() };
    } finally {
      await home.stop();
    }
  }

  test("a developer finds the link in the log", async () => {
    const { status, said } = await saidAfterAsking({ NODE_ENV: "development", PUBLIC_URL: "http://localhost:5173" });
    expect(status).toBe(202);
    expect(said).toMatch(/http:\/\/localhost:5173\/reset#token=[\w-]{43}/);
  });

  test.each([{}, { NODE_ENV: "production" }, { NODE_ENV: "test" }])("with %j nobody does", async (environment) => {
    const { status, said } = await saidAfterAsking(environment);
    expect(status).toBe(404);
    expect(said).not.toContain("token");
  });
});
