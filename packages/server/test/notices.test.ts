import { createServer, type Server, type Socket } from "node:net";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ArrivedMail, MailServer } from "../../../services/mail-server.ts";
import { databases, type TestDatabase } from "../../../services/test-databases.ts";
import { realSources } from "../src/index.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// The mails that tell people what was done to their accounts, over a real mail server.

const OLD = "correct horse";
const NEW = "another battery";
const SITE = "https://board.example.org";
const AT = "2026-11-21T09:05:00.000Z";

let server: TestServer;
let mails: MailServer;
let administrator: Person;

const someEmail = () => `${v7()}@example.org`;
const change = (person: Person, patch: object, headers: Record<string, string> = {}) =>
  person.call("PATCH", "/users/me", { body: { ...patch, currentPassword: OLD }, headers });
const deactivate = (person: Person) => administrator.call("POST", `/admin/users/${person.userId}/deactivate`);

/** What came to an address until everything is out: a server that stops lets go what is on its way. */
async function mailsTo(...addresses: string[]): Promise<ArrivedMail[][]> {
  await server.restart();
  return addresses.map((address) => mails.arrived.filter(({ recipients }) => recipients.includes(address)));
}

const subjects = (arrived: readonly ArrivedMail[] = []) => arrived.map(({ subject }) => subject).toSorted();

function startMailing(database: TestDatabase, smtpUrl: string, more: Record<string, string> = {}) {
  const now = () => new Date(Date.now() - start + Date.parse(AT)).toISOString();
  const start = Date.now();
  const environment = { SMTP_URL: smtpUrl, MAIL_FROM: "SyncBoard <board@example.org>", PUBLIC_URL: SITE, ...more };
  return startTestServer(database, environment, { ...realSources, now, randomNumber: () => 1 });
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      mails = await MailServer.start();
      server = await startMailing(database, mails.url);
      administrator = await server.register("administrator");
    });
    afterAll(async () => {
      await server.stop();
      await mails.stop();
    });

    test("a new password is told to its owner, when it was and what to do, in the language of the account", async () => {
      const ann = await server.register("ann-lee");
      await ann.call("PATCH", "/users/me", { body: { locale: "es-MX" } });
      expect((await change(ann, { password: NEW })).status).toBe(200);
      const [arrived = []] = await mailsTo(ann.email);
      expect(arrived).toMatchObject([{ subject: "Tu contraseña ha cambiado", recipients: [ann.email] }]);
      const [{ text = "", html = "" } = {}] = arrived;
      for (const written of [text, html]) {
        expect(written).toMatch(/el 21 de noviembre de 2026 a las 9:\d\d UTC/);
        expect(written).toContain(`${SITE}/forgot`);
        for (const secret of [OLD, NEW, ann.email, "ann-lee", "127.0.0.1"]) expect(written).not.toContain(secret);
      }
    });

    test("a new e-mail address is told to the old one, and to the new one, and to neither which the other is", async () => {
      const ann = await server.register("ann-lee");
      const email = someEmail();
      expect((await change(ann, { email })).status).toBe(200);
      const [before = [], after = []] = await mailsTo(ann.email, email);
      expect(subjects(before)).toEqual(["Your account has another e-mail address"]);
      expect(subjects(after)).toEqual(["An account has this e-mail address now"]);
      expect(before[0]?.text).toContain("November 21, 2026 at 09:0");
      for (const { text, html } of [...before, ...after]) {
        for (const secret of [OLD, ann.email, email, "ann-lee", "127.0.0.1"]) expect(text + html).not.toContain(secret);
        expect(text).toContain(SITE);
      }
    });

    test("both at once are both told to the old address", async () => {
      const ann = await server.register();
      const email = someEmail();
      expect((await change(ann, { email, password: NEW })).status).toBe(200);
      const [before, after] = await mailsTo(ann.email, email);
      expect(subjects(before)).toEqual(["Your account has another e-mail address", "Your password was changed"]);
      expect(subjects(after)).toEqual(["An account has this e-mail address now"]);
    });

    test("a password that was set by a mail is told of by another", async () => {
      const ann = await server.register();
      await server.call("POST", "/auth/password/forgot", { body: { email: ann.email } });
      const isLink = ({ text }: ArrivedMail) => text.includes("#token=");
      const { text } = await mails.mailTo(ann.email, { isWanted: isLink });
      const reset = (token = "") => server.call("POST", "/auth/password/reset", { body: { token, password: NEW } });
      const token = /#token=([\w-]+)/.exec(text)?.[1];
      expect((await reset(token)).status).toBe(204);
      expect((await reset(token)).status).toBe(422);
      const [arrived = []] = await mailsTo(ann.email);
      expect(subjects(arrived)).toEqual(["A new password was set", "Set a new password"]);
      const notice = arrived.find((mail) => !isLink(mail));
      expect(notice?.text).toContain(`${SITE}/forgot`);
      expect(notice?.text).not.toContain(token);
    });

    test("who is deactivated by an administrator is told, once; who leaves by themselves knows it", async () => {
      const [ann, ben] = await Promise.all([server.register(), server.register()]);
      for (let turn = 0; turn < 2; turn++) await deactivate(ann);
      expect((await ben.call("DELETE", "/users/me", { body: { password: OLD } })).status).toBe(204);
      const [toAnn, toBen] = await mailsTo(ann.email, ben.email);
      expect(subjects(toAnn)).toEqual(["Your account was deactivated"]);
      expect(toBen).toEqual([]);
    });

    test("what was refused, changed nothing secret, or was answered before is not told", async () => {
      const [ann, ben] = await Promise.all([server.register(), server.register()]);
      expect((await change(ann, { email: ben.email })).status).toBe(409);
      expect((await change(ann, { password: "short" })).status).toBe(422);
      const wrong = { password: NEW, currentPassword: "wrong horse" };
      expect((await ann.call("PATCH", "/users/me", { body: wrong })).status).toBe(422);
      expect((await change(ann, { email: ann.email, name: "Ann", theme: "dark" })).status).toBe(200);
      expect((await deactivate(administrator)).status).toBe(409);
      const once = { "idempotency-key": v7() };
      for (let turn = 0; turn < 2; turn++) expect((await change(ben, { password: NEW }, once)).status).toBe(200);
      const [toAnn, toBen, toAdministrator] = await mailsTo(ann.email, ben.email, administrator.email);
      expect(toAnn).toEqual([]);
      expect(subjects(toBen)).toEqual(["Your password was changed"]);
      expect(toAdministrator).toEqual([]);
    });

    test("nobody fills a mailbox by changing: ten in an hour, and to addresses that nobody has shown to be theirs as many", async () => {
      const ann = await server.register();
      for (let turn = 0; turn < 12; turn++) expect((await change(ann, { password: OLD })).status).toBe(200);
      const addresses: string[] = [];
      for (const person of await Promise.all([server.register(), server.register()])) {
        for (let turn = 0; turn < 6; turn++) {
          const email = someEmail();
          addresses.push(email);
          expect((await change(person, { email })).status).toBe(200);
        }
      }
      const [toAnn = []] = await mailsTo(ann.email);
      expect(toAnn).toHaveLength(10);
      const given = mails.arrived.filter(
        ({ subject, recipients }) =>
          subject === "An account has this e-mail address now" && recipients.some((each) => addresses.includes(each)),
      );
      // Two were given by the tests before.
      expect(given.length).toBeLessThanOrEqual(10);
      expect(given.length).toBeGreaterThanOrEqual(8);
    });

    test("another address of the same IPv6 network each time makes it no more", async () => {
      const proxied = await startMailing(database, mails.url, { TRUST_PROXY: "on" });
      const emails = Array.from({ length: 14 }, someEmail);
      try {
        const people = await Promise.all([proxied.register(), proxied.register()]);
        for (const [index, email] of emails.entries()) {
          const person = people[index % 2] ?? administrator;
          const answer = await change(person, { email }, { "x-forwarded-for": `2001:db8:0:7::${index}` });
          expect(answer.status).toBe(200);
        }
      } finally {
        await proxied.stop();
      }
      const told = mails.arrived.filter(
        ({ subject, recipients }) =>
          subject === "An account has this e-mail address now" && recipients.some((each) => emails.includes(each)),
      );
      expect(told).toHaveLength(10);
    });

    describe("a mail server that does not", () => {
      const sockets = new Set<Socket>();
      let silent: Server;
      let isOver = false;
      beforeAll(async () => {
        isOver = false;
        silent = createServer((socket) => {
          sockets.add(socket.on("error", () => {}));
          if (isOver) socket.destroy();
        });
        await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
      });
      afterAll(() => {
        for (const socket of sockets) socket.destroy();
        silent.close();
      });

      const port = () => {
        const address = silent.address();
        return typeof address === "object" && address ? address.port : 0;
      };

      test.each([
        ["answer", () => `smtp://127.0.0.1:${port()}`],
        ["listen", () => "smtp://127.0.0.1:1"],
      ])("%s keeps nobody waiting, and fails nothing", async (_what, url) => {
        const lonely = await startMailing(database, url());
        try {
          const boss = await lonely.register();
          const ann = await lonely.register();
          const begin = performance.now();
          expect((await change(ann, { email: someEmail(), password: NEW })).status).toBe(200);
          expect((await boss.call("POST", `/admin/users/${ann.userId}/deactivate`)).status).toBe(200);
          expect(performance.now() - begin).toBeLessThan(3_000);
        } finally {
          isOver = true;
          for (const socket of sockets) socket.destroy();
          await lonely.stop();
        }
      });
    });
  });
}
