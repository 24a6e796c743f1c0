import { mkdir, readdir, rename, rmdir } from "node:fs/promises";
import { join } from "node:path";
import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { give } from "./lived-in.ts";
import { pictureForm } from "./pictures.ts";
import { expectCode } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// GET /users/me/export: everything that one has here, as one file.

interface OwnData {
  readonly format: string;
  readonly version: number;
  readonly exportedAt: string;
  readonly user: { readonly id: string; readonly email: string; readonly username: string };
  readonly avatar: string | null;
  readonly sessions: readonly { readonly ip: string; readonly isCurrent: boolean }[];
  readonly tokens: readonly { readonly name: string }[];
  readonly boards: readonly (Omit<Snapshot, "cards"> & {
    readonly cards: readonly {
      readonly id: string;
      readonly title: string;
      readonly description: string | null;
      readonly checklists: readonly { readonly title: string; readonly items: readonly { readonly text: string }[] }[];
    }[];
  })[];
  readonly comments: readonly { readonly boardId: string; readonly cardId: string; readonly text: string }[];
  readonly attachments: readonly { readonly boardId: string; readonly cardId: string; readonly name: string }[];
  readonly todos: readonly { readonly title: string; readonly notes: string; readonly position: number }[];
  readonly subjects: readonly object[];
  readonly notifications: readonly object[];
  readonly watching: object;
}

let server: TestServer;
let ann: Person;

async function exported(person: Person): Promise<OwnData> {
  const { status, body } = await person.call<OwnData>("GET", "/users/me/export");
  expect(status).toBe(200);
  return body;
}

async function newBoard(person: Person, title: string): Promise<string> {
  const boardId = v7();
  expect((await person.call("POST", "/boards", { body: { id: boardId, title } })).status).toBe(201);
  return boardId;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
    });
    afterAll(() => server.stop());

    test("of somebody who has just come is whole, and is a file", async () => {
      ann = await server.register("Ann");
      const { headers, body } = await ann.call<OwnData>("GET", "/users/me/export");
      expect(body).toEqual({
        format: "syncboard-own-data",
        version: 1,
        exportedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        user: (await ann.call("GET", "/users/me")).body,
        avatar: null,
        sessions: [expect.objectContaining({ isCurrent: true })],
        tokens: [],
        boards: [],
        comments: [],
        attachments: [],
        todos: [],
        subjects: [],
        notifications: [],
        notificationSettings: expect.objectContaining({ assigned: true }),
        watching: { boardIds: [], cards: [] },
      });
      const { username } = body.user;
      const day = body.exportedAt.slice(0, 10);
      expect(headers.get("content-disposition")).toBe(`attachment; filename="syncboard-${username}-${day}.json"`);
      expect(headers.get("cache-control")).toBe("no-store");
    });

    test("has all one's to-dos, in order", async () => {
      ann = await server.register("Ann");
      const ben = await server.register("Ben");
      await ben.call("POST", "/todos", { body: { title: "Ben's" } });
      const commands = Array.from({ length: 100 }, (_, at) => ({
        ...{ id: v7(), type: "todo.add", todoId: v7(), title: `To-do ${at}`, notes: `*${at}*` },
      }));
      await ann.call("POST", "/todos/commands", { body: { commands } });
      await ann.call("POST", "/todos", { body: { title: "Last" } });
      const { todos } = await exported(ann);
      expect(todos.map(({ title }) => title)).toEqual([...commands.map(({ title }) => title), "Last"]);
      expect(todos[7]).toMatchObject({ notes: "*7*", position: 7 });
    });

    test("has every board that they may see with all texts, archived ones too, and no other", async () => {
      ann = await server.register("Ann");
      const ben = await server.register("Ben");
      const [own, archived, shared] = [
        await newBoard(ann, "Own"),
        await newBoard(ann, "Old"),
        await newBoard(ben, "Ours"),
      ];
      const [others, left, deleted] = [
        await newBoard(ben, "His"),
        await newBoard(ben, "Left"),
        await newBoard(ann, "Gone"),
      ];
      await ann.call("POST", `/boards/${archived}/archive`);
      for (const boardId of [shared, left]) {
        await ben.call("PUT", `/boards/${boardId}/users/${ann.userId}`, { body: { role: "viewer" } });
      }
      await ann.call("DELETE", `/boards/${left}/users/${ann.userId}`);
      await ann.call("DELETE", `/boards/${deleted}`);
      const text = 'Über\n"Text" 🙂 '.repeat(50);
      await ben.call("POST", `/boards/${shared}/cards`, { body: { title: "With text", description: text } });
      await ben.call("POST", `/boards/${shared}/cards`, { body: { title: "Without" } });
      await ben.call("POST", `/boards/${others}/cards`, { body: { title: "A secret" } });
      // More than are read at once.
      const commands = Array.from({ length: 150 }, (_, at) => {
        const description = at % 2 === 0 ? `text ${at}` : null;
        return { id: v7(), type: "card.add", cardId: v7(), title: `Card ${at}`, description };
      });
      await ann.call("POST", `/boards/${own}/commands`, { body: { commands } });

      const { boards } = await exported(ann);
      expect(boards.map(({ board }) => board.title).toSorted()).toEqual(["Old", "Ours", "Own"]);
      const ours = boards.find(({ board }) => board.id === shared);
      expect(ours).toMatchObject({ role: "viewer", cards: [{ description: text }, { description: null }] });
      const { cards, ...rest } = boards.find(({ board }) => board.id === own) ?? expect.fail("no board");
      expect(cards.map(({ title, description }) => ({ title, description }))).toEqual(
        commands.map(({ title, description }) => ({ title, description })),
      );
      const snapshot = (await ann.call<Snapshot>("GET", `/boards/${own}`)).body;
      expect(cards.map(({ description, checklists, ...front }) => front)).toEqual(snapshot.cards);
      expect({ ...rest, cards: snapshot.cards }).toEqual(snapshot);
    });

    test("has the checklists of the cards, and what one said, also where one is no member any more, and nobody else's words", async () => {
      ann = await server.register("Ann");
      const ben = await server.register("Ben");
      const boardId = await newBoard(ben, "Ours");
      await ben.call("PUT", `/boards/${boardId}/users/${ann.userId}`, { body: { role: "commenter" } });
      const card = await ben.call<{ id: string }>("POST", `/boards/${boardId}/cards`, { body: { title: "Card" } });
      const cardId = card.body.id;
      const checklistId = v7();
      await give(ben, boardId, { type: "checklist.add", cardId, checklistId, title: "Steps" });
      await give(ben, boardId, { type: "item.add", cardId, checklistId, itemId: v7(), text: "The first" });
      await give(ben, boardId, { type: "comment.add", cardId, commentId: v7(), text: "His words" });
      const gone = v7();
      await give(ann, boardId, { type: "comment.add", cardId, commentId: gone, text: "Taken back" });
      await give(ann, boardId, { type: "comment.delete", cardId, commentId: gone });
      // More than are read at once.
      const texts = Array.from({ length: 120 }, (_, at) => `Said ${at}`);
      const commands = texts.map((text) => ({ id: v7(), type: "comment.add", cardId, commentId: v7(), text }));
      await ann.call("POST", `/boards/${boardId}/commands`, { body: { commands } });
      await ann.call("PUT", `/cards/${cardId}/watch`);
      const { boards, comments, notifications, watching } = await exported(ann);
      expect(notifications).toMatchObject([{ kind: "invited", board: { id: boardId }, actor: { name: "Ben" } }]);
      expect(watching).toEqual({ boardIds: [], cards: [{ id: cardId, isWatching: true }] });
      expect(boards[0]?.cards[0]?.checklists).toMatchObject([{ title: "Steps", items: [{ text: "The first" }] }]);
      expect(comments.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
      expect(comments[0]).toMatchObject({ boardId, cardId });
      expect(JSON.stringify(boards)).not.toContain("His words");
      await ann.call("DELETE", `/boards/${boardId}/users/${ann.userId}`);
      const after = await exported(ann);
      expect(after.boards).toEqual([]);
      expect(after.comments).toEqual(comments);
      expect(after.notifications).toEqual([]);
    });

    test("has one's subjects, archived ones too, with each version of the notes, and nobody else's", async () => {
      ann = await server.register("Ann");
      const ben = await server.register("Ben");
      const boardId = await newBoard(ann, "Plans");
      const made = async (person: Person, path: string, body: object) =>
        (await person.call<{ id: string }>("POST", path, { body })).body.id;
      const subject = await made(ann, "/subjects", { name: "Chemistry", color: "red" });
      await ann.call("PUT", `/subjects/${subject}/boards/${boardId}`);
      const note = await made(ann, `/subjects/${subject}/documents`, { title: "Acids", text: "first" });
      await ann.call("PATCH", `/documents/${note}`, { body: { text: "second" } });
      await made(ann, `/subjects/${subject}/documents`, { title: "Bases" });
      await ann.call("POST", `/subjects/${subject}/documents`, { body: pictureForm() });
      const old = await made(ann, "/subjects", { name: "Latin" });
      await ann.call("PATCH", `/subjects/${old}`, { body: { isArchived: true } });
      await made(ben, "/subjects", { name: "His" });
      expect((await exported(ann)).subjects).toMatchObject([
        {
          ...{ id: subject, name: "Chemistry", color: "red", isArchived: false, boardIds: [boardId] },
          documents: [
            { kind: "file", title: "me.png", text: null, versions: [] },
            { title: "Bases", text: "", versions: [{ version: 1, text: "" }] },
            {
              title: "Acids",
              text: "second",
              versions: [
                { version: 2, text: "second" },
                { version: 1, text: "first" },
              ],
            },
          ],
        },
        { id: old, name: "Latin", isArchived: true, boardIds: [], documents: [] },
      ]);
    });

    test("is not had without the picture, while the storage cannot read it", async () => {
      ann = await server.register("Ann");
      await ann.call("PUT", "/users/me/avatar", { body: pictureForm() });
      const folder = join(server.dataDir, "files/profile-pictures", ann.userId);
      const picture = join(folder, (await readdir(folder))[0] ?? "");
      await rename(picture, `${picture}-away`);
      await mkdir(picture);
      expectCode(await ann.call("GET", "/users/me/export"), "unavailable");
      await rmdir(picture);
      await rename(`${picture}-away`, picture);
      expect((await exported(ann)).avatar).toMatch(/^data:/);
    });

    test("has the picture, devices and tokens, and nothing that lets anybody in, nor anybody's e-mail but one's own", async () => {
      ann = await server.register("Ann");
      const ben = await server.register("Ben");
      const boardId = await newBoard(ann, "Plans");
      await ann.call("PUT", `/boards/${boardId}/users/${ben.userId}`, { body: { role: "editor" } });
      expect((await ann.call("PUT", "/users/me/avatar", { body: pictureForm() })).status).toBe(200);
      const { body: token } = await ann.call<{ token: string }>("POST", "/users/me/tokens", {
        body: { name: "Script", scope: "read" },
      });
      const login = { body: { identifier: ann.email, password: "correct horse" } };
      expect((await server.call("POST", "/auth/login", login)).status).toBe(200);
      const data = await exported(ann);
      const picture = Buffer.from(data.avatar?.split(",")[1] ?? "", "base64");
      expect(data.avatar).toMatch(/^data:image\/jpeg;base64,/);
      expect(picture.subarray(0, 3).toString("hex")).toBe("ffd8ff");
      expect(data.sessions).toHaveLength(2);
      expect(data.tokens).toMatchObject([{ name: "Script" }]);
      const text = JSON.stringify(data).toLowerCase();
      const hash = String(await server.read(`select password_hash from "user" where id = '${ann.userId}'`));
      for (const secret of [token.token, ann.token, hash, ben.email]) expect(text).not.toContain(secret.toLowerCase());
      expect(text).toContain(ann.email.toLowerCase());
    });
  });
}
