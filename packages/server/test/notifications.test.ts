import type { NotificationKind } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { realSources, type Sources } from "../src/http/sources.ts";
import { hello } from "./live-socket.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// Who is told what, and what of it they may see.

interface Item {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly board: { readonly id: string; readonly title: string };
  readonly card: { readonly id: string; readonly title: string } | null;
  readonly comment: { readonly text: string } | null;
  readonly item: { readonly text: string } | null;
  readonly actor: { readonly name: string } | null;
  readonly role: string | null;
  readonly cardCount: number | null;
  readonly dueAt: string | null;
  readonly readAt: string | null;
}

interface Inbox {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly unreadCount: number;
}

const DAY = 86_400_000;

for (const database of databases) {
  describe(database.name, () => {
    let server: TestServer;
    let ann: Person;
    let ben: Person;
    let cem: Person;
    let name: Record<string, string>;
    let boardId: string;
    /** Added to the clock of the server. */
    let ahead = 0;

    beforeAll(async () => {
      const sources: Sources = { ...realSources, now: () => new Date(Date.now() + ahead).toISOString() };
      server = await startTestServer(database, {}, sources);
      ann = await server.register("Ann");
      ben = await server.register("Ben");
      cem = await server.register("Cem");
      name = Object.fromEntries(
        await Promise.all([ann, ben, cem].map(async (each) => [each.userId, await nameOf(each)])),
      );
    });
    afterAll(() => server.stop());

    const nameOf = async (person: Person) =>
      (await person.call<{ username: string }>("GET", "/users/me")).body.username;
    const at = (person: Person) => `@${name[person.userId]}`;

    const inbox = async (person: Person, query = "") =>
      (await person.call<Inbox>("GET", `/notifications${query}`)).body;
    /** What somebody was told of the board of this test, the last first. */
    const told = async (person: Person) => (await inbox(person)).items.filter(({ board }) => board.id === boardId);
    const kinds = async (person: Person) => (await told(person)).map(({ kind }) => kind);

    async function newBoard(...members: readonly Person[]): Promise<void> {
      boardId = (await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } })).body.id;
      for (const { userId } of members) {
        await ann.call("PUT", `/boards/${boardId}/users/${userId}`, { body: { role: "editor" } });
      }
      for (const person of members) await person.call("POST", "/notifications/read", { body: { all: true } });
    }
    async function addCard(person: Person, card: object = {}): Promise<string> {
      const body = { title: "Paint", ...card };
      return (await person.call<{ id: string }>("POST", `/boards/${boardId}/cards`, { body })).body.id;
    }
    async function comment(person: Person, cardId: string, text: string): Promise<string> {
      return (await person.call<{ id: string }>("POST", `/cards/${cardId}/comments`, { body: { text } })).body.id;
    }
    const assign = (cardId: string, who: Person, by = ann) =>
      by.call("PUT", `/cards/${cardId}/assignees/${who.userId}`);
    const watch = (person: Person, path: string, method = "PUT") => person.call(method, `${path}/watch`);

    describe("is told", () => {
      test("who is put on a card: a new one, one that is there, many at once, and an item of a checklist", async () => {
        await newBoard(ben);
        const first = await addCard(ann, { assigneeIds: [ben.userId] });
        const second = await addCard(ann);
        await assign(second, ben);
        await assign(second, ben);
        const others = [await addCard(ann), await addCard(ann)];
        const together = { id: v7(), type: "cards.assign", cardIds: others, userId: ben.userId };
        await ann.call("POST", `/boards/${boardId}/commands`, { body: { commands: [together] } });
        const list = await ann.call<{ id: string }>("POST", `/cards/${first}/checklists`, {
          body: { title: "Before" },
        });
        const text = { text: "Ask", assigneeId: ben.userId };
        await ann.call("POST", `/checklists/${list.body.id}/items`, { body: text });
        const actor = { name: "Ann" };
        expect(await told(ben)).toMatchObject([
          { kind: "assigned", card: { id: first }, item: { text: "Ask" }, actor, readAt: null },
          { kind: "assigned", card: null, cardCount: 2, board: { title: "Plans" }, actor },
          { kind: "assigned", card: { id: second, title: "Paint" }, item: null, actor },
          { kind: "assigned", card: { id: first }, cardCount: null, actor },
          { kind: "invited" },
        ]);
      });

      test("who is named in a comment or a description, and of an edit who is named anew", async () => {
        await newBoard(ben, cem);
        const cardId = await addCard(ann, { description: `For ${at(ben)}, not \`${at(cem)}\`.` });
        expect(await told(ben)).toMatchObject([{ kind: "mentioned", card: { id: cardId }, comment: null }, {}]);
        expect(await kinds(cem)).toEqual(["invited"]);
        const description = `For ${at(ben).toUpperCase()} and ${at(cem)}.`;
        await ann.call("PATCH", `/cards/${cardId}`, { body: { description } });
        expect(await kinds(ben)).toEqual(["mentioned", "invited"]);
        expect(await kinds(cem)).toEqual(["mentioned", "invited"]);

        const commentId = await comment(ben, cardId, `Sure, ${at(cem)}!\n\nSoon.`);
        expect(await told(cem)).toMatchObject([
          { kind: "mentioned", comment: { text: `Sure, ${at(cem)}!` }, actor: { name: "Ben" } },
          { kind: "mentioned" },
          { kind: "invited" },
        ]);
        await ben.call("PATCH", `/comments/${commentId}`, { body: { text: `Sure, ${at(cem)} and ${at(ann)}!` } });
        expect(await kinds(cem)).toEqual(["mentioned", "mentioned", "invited"]);
        expect((await told(ann)).map(({ kind, comment }) => [kind, comment?.text])).toEqual([
          ["mentioned", `Sure, ${at(cem)} and ${at(ann)}!`],
          ["commented", `Sure, ${at(cem)} and ${at(ann)}!`],
        ]);
      });

      test("of a comment who made the card, is on it, was named or said something there, and who watches it or the board", async () => {
        await newBoard(ben, cem);
        const cardId = await addCard(ben);
        await comment(cem, cardId, "First");
        expect(await kinds(ben)).toEqual(["commented", "invited"]);
        expect(await kinds(ann)).toEqual([]);
        await comment(ben, cardId, "Second");
        expect(await kinds(cem)).toEqual(["commented", "invited"]);

        expect((await watch(ann, `/cards/${cardId}`)).body).toEqual({ isWatching: true });
        await comment(ben, cardId, "Third");
        expect(await kinds(ann)).toEqual(["commented"]);
        expect((await watch(ann, `/cards/${cardId}`, "DELETE")).status).toBe(204);
        await watch(ann, `/boards/${boardId}`);
        await comment(ben, cardId, "Fourth");
        // The choice about the card counts for more than that about its board.
        expect(await kinds(ann)).toEqual(["commented"]);
        const other = await addCard(ben);
        await comment(ben, other, "Fifth");
        expect(await kinds(ann)).toEqual(["commented", "commented"]);
        await watch(ann, `/boards/${boardId}`, "DELETE");
        await assign(other, ann, cem);
        await comment(ben, other, "Sixth");
        expect(await kinds(ann)).toEqual(["commented", "assigned", "commented", "commented"]);
      });

      test("who chose to hear no more of a card only what is for them", async () => {
        await newBoard(ben);
        const cardId = await addCard(ben);
        expect((await watch(ben, `/cards/${cardId}`, "GET")).body).toEqual({ isWatching: true });
        await watch(ben, `/cards/${cardId}`, "DELETE");
        expect((await watch(ben, `/cards/${cardId}`, "GET")).body).toEqual({ isWatching: false });
        await comment(ann, cardId, "Nobody hears this");
        await comment(ann, cardId, `But ${at(ben)} hears this`);
        expect(await kinds(ben)).toEqual(["mentioned", "invited"]);
      });

      test("who is added to a board, gets another role, and whom it passes to", async () => {
        await newBoard(ben);
        await ann.call("PUT", `/boards/${boardId}/users/${ben.userId}`, { body: { role: "viewer" } });
        const pass = { id: v7(), type: "board.pass", userId: ben.userId };
        await ann.call("POST", `/boards/${boardId}/commands`, { body: { commands: [pass] } });
        expect((await told(ben)).map(({ kind, role }) => [kind, role])).toEqual([
          ["board_passed", "owner"],
          ["role_changed", "viewer"],
          ["invited", "editor"],
        ]);
        await ben.call("DELETE", `/boards/${boardId}/users/${ben.userId}`);
        expect(await kinds(ann)).toEqual(["board_passed"]);
      });

      test("nobody of their own acts, and nobody who is no member", async () => {
        await newBoard();
        const cardId = await addCard(ann, { assigneeIds: [ann.userId], description: `${at(ann)} ${at(cem)}` });
        await comment(ann, cardId, `${at(ann)} ${at(cem)}`);
        await watch(ann, `/boards/${boardId}`);
        await comment(ann, cardId, "Again");
        expect(await kinds(ann)).toEqual([]);
        expect(await kinds(cem)).toEqual([]);
      });

      test("nobody twice by a command that is sent twice, nor of one that was refused", async () => {
        await newBoard(ben);
        const cardId = await addCard(ann);
        const command = { id: v7(), type: "card.assign", cardId, userId: ben.userId };
        for (const _ of [1, 2])
          await ann.call("POST", `/boards/${boardId}/commands`, { body: { commands: [command] } });
        const viewer = await server.register("Viewer");
        await ann.call("PUT", `/boards/${boardId}/users/${viewer.userId}`, { body: { role: "viewer" } });
        expect((await viewer.call("POST", `/cards/${cardId}/comments`, { body: { text: at(ben) } })).status).toBe(403);
        expect(await kinds(ben)).toEqual(["assigned", "invited"]);
      });
    });

    describe("of what is due", () => {
      test("those on a card and those who watch it are told a day before and when it is over, once each", async () => {
        await newBoard(ben, cem);
        const dueAt = new Date(Date.now() + 1.5 * DAY).toISOString();
        const cardId = await addCard(ann, { assigneeIds: [ben.userId], dueAt });
        await watch(cem, `/cards/${cardId}`);
        const silent = await addCard(ann, { assigneeIds: [ben.userId], dueAt, title: "Silent" });
        await watch(ben, `/cards/${silent}`, "DELETE");
        const done = await addCard(ann, { assigneeIds: [ben.userId], dueAt, title: "Done" });
        await ann.call("PATCH", `/cards/${done}`, { body: { isDone: true } });
        const archived = await addCard(ann, { assigneeIds: [ben.userId], dueAt, title: "Archived" });
        await ann.call("POST", `/cards/${archived}/archive`);
        const dues = async (person: Person) =>
          (await told(person)).flatMap(({ kind, card, actor }) =>
            kind === "due_soon" || kind === "overdue" ? [[kind, card?.title, actor]] : [],
          );

        // A server that starts looks at once, and every minute from there.
        await server.restart();
        expect(await dues(ben)).toEqual([]);
        ahead = DAY;
        await server.restart();
        const soon = ["due_soon", "Paint", null];
        await expect.poll(() => dues(ben)).toEqual([soon]);
        await expect.poll(() => dues(cem)).toEqual([soon]);
        ahead = 2 * DAY;
        await server.restart();
        await server.restart();
        await expect.poll(() => dues(ben)).toEqual([["overdue", "Paint", null], soon]);

        // Another day is another time that it is due at.
        await ann.call("PATCH", `/cards/${cardId}`, {
          body: { dueAt: new Date(Date.now() + 2.5 * DAY).toISOString() },
        });
        await server.restart();
        await expect.poll(() => dues(ben)).toEqual([soon, ["overdue", "Paint", null], soon]);
        expect(await dues(ann)).toEqual([]);
        ahead = 0;
      });
    });

    describe("what one was told", () => {
      test("is read in words of now, page by page, the last first", async () => {
        await newBoard(ben);
        const cardId = await addCard(ann, { assigneeIds: [ben.userId] });
        for (const text of ["One", "Two", "Three"]) await comment(ann, cardId, text);
        await ann.call("PATCH", `/cards/${cardId}`, { body: { title: "Paint it" } });
        const paged: string[] = [];
        let cursor = "";
        do {
          const page = await inbox(ben, `?unread=true&limit=2${cursor}`);
          expect(page.unreadCount).toBe(4);
          paged.push(...page.items.map(({ card, comment }) => `${card?.title}: ${comment?.text}`));
          cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : "";
        } while (cursor);
        expect(paged).toEqual(["Paint it: Three", "Paint it: Two", "Paint it: One", "Paint it: undefined"]);
        expect((await ben.call("GET", "/notifications?cursor=x")).status).toBe(422);
      });

      test("is marked as read and as unread: some, what is about a card, or all; and nobody else's", async () => {
        await newBoard(ben, cem);
        const cardId = await addCard(ann, { assigneeIds: [ben.userId] });
        const other = await addCard(ann, { assigneeIds: [ben.userId, cem.userId] });
        await comment(ann, cardId, "One");
        const ids = (await told(ben)).map(({ id }) => id);
        const mark = async (body: object, person = ben) =>
          (await person.call<{ unreadCount: number }>("POST", "/notifications/read", { body })).body.unreadCount;
        expect(await mark({ ids: ids.slice(0, 1) })).toBe(2);
        expect(await mark({ ids: ids.slice(0, 1), isRead: false })).toBe(3);
        expect(await mark({ cardId })).toBe(1);
        expect(await mark({ cardId: other, isRead: true })).toBe(0);
        expect(await mark({ cardId, isRead: false })).toBe(2);
        expect(await mark({ ids }, cem)).toBe(1);
        expect(await mark({ cardId }, cem)).toBe(1);
        expect((await inbox(ben)).unreadCount).toBe(2);
        expect(await mark({ all: true })).toBe(0);
        expect((await inbox(cem)).unreadCount).toBe(1);
        for (const body of [{}, { all: true, cardId }, { ids: [] }, { all: false }, { isRead: true }]) {
          expect((await ben.call("POST", "/notifications/read", { body })).status).toBe(422);
        }
      });

      test("is gone while one is no member, while the board is deleted, and with the card and the comment", async () => {
        await newBoard(ben);
        const cardId = await addCard(ann, { assigneeIds: [ben.userId] });
        const commentId = await comment(ann, cardId, "One");
        const before = ["commented", "assigned", "invited"];
        const seen = async () => [await kinds(ben), (await inbox(ben)).unreadCount] as const;
        expect(await seen()).toEqual([before, 2]);

        await ann.call("DELETE", `/comments/${commentId}`);
        expect(await seen()).toEqual([["assigned", "invited"], 1]);
        await ann.call("POST", `/comments/${commentId}/restore`);
        await ann.call("DELETE", `/cards/${cardId}`);
        expect(await seen()).toEqual([["invited"], 0]);
        await ann.call("POST", `/cards/${cardId}/restore`);
        expect(await seen()).toEqual([before, 2]);
        await ann.call("DELETE", `/boards/${boardId}/users/${ben.userId}`);
        expect(await seen()).toEqual([[], 0]);
        await ann.call("PUT", `/boards/${boardId}/users/${ben.userId}`, { body: { role: "viewer" } });
        expect(await seen()).toEqual([["invited", ...before], 3]);
        await ann.call("DELETE", `/boards/${boardId}`);
        expect(await seen()).toEqual([[], 0]);
      });

      test("goes with its card to another board, and so does what one watches", async () => {
        await newBoard(ben);
        const there = boardId;
        await newBoard(ben, cem);
        const cardId = await addCard(ann, { assigneeIds: [ben.userId, cem.userId] });
        await comment(ann, cardId, "One");
        await watch(ben, `/cards/${cardId}`, "DELETE");
        expect(await kinds(cem)).toEqual(["commented", "assigned", "invited"]);
        const moved = await ann.call("PATCH", `/cards/${cardId}`, { body: { boardId: there } });
        expect(moved.status).toBe(200);
        expect(await kinds(cem)).toEqual(["invited"]);
        boardId = there;
        expect((await told(ben)).map(({ kind, comment }) => [kind, comment?.text])).toEqual([
          ["commented", "One"],
          ["assigned", undefined],
          ["invited", undefined],
        ]);
        expect((await watch(ben, `/cards/${cardId}`, "GET")).body).toEqual({ isWatching: false });
      });

      test("comes of what is said on another board about a card that one made, unless one chose otherwise", async () => {
        await newBoard(ben);
        const there = boardId;
        await newBoard(ben);
        const [heard, silenced] = [await addCard(ann), await addCard(ann)];
        await watch(ann, `/cards/${silenced}`, "DELETE");
        for (const cardId of [heard, silenced]) {
          await ben.call("PATCH", `/cards/${cardId}`, { body: { boardId: there } });
          await comment(ben, cardId, "There");
        }
        boardId = there;
        const about = (await told(ann)).filter(({ kind }) => kind === "commented").map(({ card }) => card?.id);
        expect(about).toContain(heard);
        expect(about).not.toContain(silenced);
      });

      test("is gone while the checklist is that it is about", async () => {
        await newBoard(ben);
        const cardId = await addCard(ann);
        const list = await ann.call<{ id: string }>("POST", `/cards/${cardId}/checklists`, {
          body: { title: "Steps" },
        });
        await ann.call("POST", `/checklists/${list.body.id}/items`, { body: { text: "Dig", assigneeId: ben.userId } });
        expect(await kinds(ben)).toEqual(["assigned", "invited"]);
        await ann.call("DELETE", `/checklists/${list.body.id}`);
        expect(await kinds(ben)).toEqual(["invited"]);
      });

      test("is said on all one's devices as it comes and as it is read, and on nobody else's", async () => {
        await newBoard(ben);
        const sockets = await Promise.all([ben, ben, cem].map(({ token }) => hello(server.url, token)));
        const [one, two, others] = sockets;
        await addCard(ann, { assigneeIds: [ben.userId] });
        await Promise.all([one?.next("notified"), two?.next("notified")]);
        await ben.call("POST", "/notifications/read", { body: { all: true } });
        await Promise.all([one?.next("notified"), two?.next("notified")]);
        others?.say({ type: "ping" });
        await others?.next("pong");
        expect(others?.heard.map(({ type }) => type)).toEqual(["welcome", "pong"]);
        for (const socket of sockets) socket.close();
      });
    });

    test("what is mailed is chosen kind by kind", async () => {
      const settings = await ben.call<{ mail: object; isMailOn: boolean }>("GET", "/notifications/settings");
      expect(settings.body).toMatchObject({ isMailOn: false, mail: { assigned: true, commented: true } });
      const changed = await ben.call("PATCH", "/notifications/settings", { body: { mail: { commented: false } } });
      expect(changed.body).toMatchObject({ mail: { ...settings.body.mail, commented: false } });
      expect((await ben.call("GET", "/notifications/settings")).body).toEqual(changed.body);
      expect((await cem.call("GET", "/notifications/settings")).body).toEqual(settings.body);
      for (const mail of [{ commented: 1 }, { birthdays: true }]) {
        expect((await ben.call("PATCH", "/notifications/settings", { body: { mail } })).status).toBe(422);
      }
    });
  });
}
