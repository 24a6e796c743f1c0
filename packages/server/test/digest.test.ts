import type { NotificationKind } from "@syncboard/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ArrivedMail, MailServer } from "../../../services/mail-server.ts";
import { databases } from "../../../services/test-databases.ts";
import { realSources } from "../src/index.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// What is not read is mailed, over a real mail server: in one letter, each thing once, until somebody has had enough of it.

const SITE = "https://board.example.org";
const HOUR = 3_600_000;

for (const database of databases) {
  describe(database.name, () => {
    let server: TestServer;
    let mails: MailServer;
    let ann: Person;
    /** Added to the clock of the server. */
    let ahead = 0;

    beforeAll(async () => {
      mails = await MailServer.start();
      const environment = { SMTP_URL: mails.url, MAIL_FROM: "board@example.org", PUBLIC_URL: SITE };
      const now = () => new Date(Date.now() + ahead).toISOString();
      server = await startTestServer(database, environment, { ...realSources, now });
      ann = await server.register("Ann");
    });
    afterAll(async () => {
      await server.stop();
      await mails.stop();
    });

    /** A member of a new board, and what they are told about it from there. */
    async function newcomer(title = "Plans") {
      const person = await server.register("ben");
      const board = await ann.call<{ id: string }>("POST", "/boards", { body: { title } });
      const boardId = board.body.id;
      await ann.call("PUT", `/boards/${boardId}/users/${person.userId}`, { body: { role: "editor" } });
      await person.call("POST", "/notifications/read", { body: { all: true } });
      const assign = async (title: string) => {
        const body = { title, assigneeIds: [person.userId] };
        return (await ann.call<{ id: string }>("POST", `/boards/${boardId}/cards`, { body })).body.id;
      };
      return { person, boardId, assign };
    }

    /** The letters that a person has once everything that is due by then is out. */
    async function letters({ email }: Person, hours = 1): Promise<readonly ArrivedMail[]> {
      ahead += hours * HOUR + 1_000;
      // A server that starts looks at once; one that stops ends that first.
      await server.restart();
      await server.restart();
      return mails.arrived.filter(({ recipients }) => recipients.includes(email));
    }

    test("one letter tells all of it, with links, in the reader's language, and no letter tells it again", async () => {
      const { person, boardId, assign } = await newcomer("Pläne & <b>Ziele</b>");
      await person.call("PATCH", "/users/me", { body: { locale: "es-MX" } });
      const first = await assign("Paint");
      const second = await assign("Sand it");
      const arrived = await letters(person);
      expect(arrived).toHaveLength(1);
      const [{ subject, text, html } = { subject: "", text: "", html: "" }] = arrived;
      expect(subject).toBe("Hay 2 novedades para ti");
      expect(text).toContain(
        `Ann te ha asignado «Paint» en «Pläne & <b>Ziele</b>».\n${SITE}/b/${boardId}/c/${first}\n`,
      );
      expect(html).toContain(
        `<a href="${SITE}/b/${boardId}/c/${second}">Ann te ha asignado «Sand it» en «Pläne &amp; &lt;b&gt;Ziele&lt;/b&gt;».</a>`,
      );
      expect(text).toContain(`${SITE}/notifications\n`);
      expect(text).toContain(`${SITE}/settings\n`);

      await assign("Dry");
      expect(await letters(person)).toMatchObject([{ subject }, { subject: "Hay una novedad para ti" }]);
      expect((await letters(person))[1]?.text).not.toContain("Paint");
      expect(await letters(person, 24)).toHaveLength(2);
    });

    test("nothing is mailed twice within an hour, and nothing at once", async () => {
      const { person, assign } = await newcomer();
      await assign("Paint");
      expect(await letters(person, 0.1)).toHaveLength(0);
      expect(await letters(person, 0.1)).toHaveLength(1);
      await assign("Sand");
      expect(await letters(person, 0.5)).toHaveLength(1);
      expect(await letters(person, 0.5)).toHaveLength(2);
    });

    test("what was read is not mailed, nor what is not theirs to see any more, nor a kind that they do not want", async () => {
      const read = await newcomer();
      await read.assign("Paint");
      await read.person.call("POST", "/notifications/read", { body: { all: true } });
      const removed = await newcomer();
      await removed.assign("Paint");
      await ann.call("DELETE", `/boards/${removed.boardId}/users/${removed.person.userId}`);
      const choosy = await newcomer();
      await choosy.person.call("PATCH", "/notifications/settings", { body: { mail: { assigned: false } } });
      await choosy.assign("Paint");
      const gone = await newcomer();
      await gone.assign("Paint");
      await gone.person.call("DELETE", "/users/me", { body: { password: "correct horse" } });
      for (const { person } of [read, removed, choosy, gone]) expect(await letters(person)).toEqual([]);
      await ann.call("PUT", `/boards/${choosy.boardId}/users/${choosy.person.userId}`, { body: { role: "viewer" } });
      const [letter] = await letters(choosy.person);
      expect(letter?.text).toContain("Ann changed your role on “Plans”: you are a viewer now.");
      expect(letter?.text).not.toContain("Paint");
    });

    test("a name that could be clicked is left out: a letter is ours, whoever shares a board", async () => {
      const { person, assign } = await newcomer("Win at evil.example");
      await assign("www.evil.example");
      const [{ text, html } = { text: "", html: "" }] = await letters(person);
      expect(text).toContain("Ann assigned a card to you.");
      expect(text + html).not.toContain("evil");
    });

    test("one click ends it, by a mail program or on the page, and nothing else", async () => {
      const { person, assign } = await newcomer();
      await assign("Paint");
      const [{ headers, text } = { headers: new Map<string, string>(), text: "" }] = await letters(person);
      expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
      const [, address = ""] = /^<(.+)>$/.exec(headers.get("list-unsubscribe") ?? "") ?? [];
      expect(address).toMatch(/^https:\/\/board\.example\.org\/api\/v1\/notifications\/unsubscribe\?token=[\w.-]+$/);
      const path = address.slice(`${SITE}/api/v1`.length);
      const [, token = ""] = address.split("token=");
      expect(text).toContain(`${SITE}/unsubscribe#stop=${token}\n`);

      const settings = async () =>
        (await person.call<{ mail: Record<NotificationKind, boolean> }>("GET", "/notifications/settings")).body.mail;
      // Whoever only looks, such as a mail program that checks links, ends nothing.
      const looked = await fetch(`${server.url}/api/v1${path}`, { redirect: "manual" });
      expect([looked.status, looked.headers.get("location")]).toEqual([303, `/unsubscribe#stop=${token}`]);
      const forged = `${ann.userId}.${token.split(".")[1]}`;
      for (const bad of [forged, "x", `${token}x`]) {
        const { status } = await server.call("POST", `/notifications/unsubscribe?token=${bad}`);
        expect(status).toBe(404);
      }
      expect(Object.values(await settings())).not.toContain(false);

      const clicked = await fetch(`${server.url}/api/v1${path}`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "List-Unsubscribe=One-Click",
      });
      expect(clicked.status).toBe(204);
      expect(Object.values(await settings())).not.toContain(true);
      await assign("Sand");
      expect(await letters(person)).toHaveLength(1);
      const form = new FormData();
      form.set("List-Unsubscribe", "One-Click");
      expect((await server.call("POST", path, { body: form })).status).toBe(204);
      expect((await server.call("POST", path)).status).toBe(204);
    });
  });
}
