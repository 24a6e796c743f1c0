import type { BoardEvent, CommandBody } from "@syncboard/model";
import { apply, Board, contentOf } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { realSources } from "../src/http/sources.ts";
import { give } from "./lived-in.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// What was deleted goes for good: when an owner says so, or when its time is over. Who may: authorization.test.ts.

const DAY_MS = 86_400_000;
const TABLES = ["card", "column", "label", "checklist", "checklist_item", "comment"] as const;

let server: TestServer;
let ann: Person;
let ahead = 0;

/** A board with one of each kind there, and one of each deleted; what is deleted has more hanging on it. */
async function newBoard(): Promise<string> {
  const boardId = v7();
  await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans", columns: ["To do", "Gone"] } });
  const { body } = await ann.call<{ columns: { id: string }[] }>("GET", `/boards/${boardId}`);
  const [columnId = "", goneColumnId = ""] = body.columns.map(({ id }) => id);
  const [cardId, goneCardId, withColumnId, archivedId] = [v7(), v7(), v7(), v7()];
  const [labelId, goneLabelId, listId, goneListId, itemId, goneItemId, commentId, goneCommentId] = Array.from(
    { length: 8 },
    () => v7(),
  ) as [string, string, string, string, string, string, string, string];
  const commands: CommandBody[] = [
    { type: "card.add", cardId, columnId, title: "Stays" },
    { type: "card.add", cardId: archivedId, columnId, title: "Archived" },
    { type: "card.add", cardId: goneCardId, columnId, title: "Goes" },
    { type: "card.add", cardId: withColumnId, columnId: goneColumnId, title: "Goes with its column" },
    ...[labelId, goneLabelId].map((id): CommandBody => ({ type: "label.add", labelId: id, name: "L", color: "red" })),
    ...[labelId, goneLabelId].map((id): CommandBody => ({ type: "card.label", cardId, labelId: id })),
    ...[listId, goneListId].map((id): CommandBody => ({ type: "checklist.add", cardId, checklistId: id, title: "C" })),
    ...[itemId, goneItemId].map(
      (id): CommandBody => ({ type: "item.add", cardId, checklistId: listId, itemId: id, text: "I" }),
    ),
    { type: "item.add", cardId, checklistId: goneListId, itemId: v7(), text: "In a list that goes" },
    ...[commentId, goneCommentId].map((id): CommandBody => ({ type: "comment.add", cardId, commentId: id, text: "?" })),
    { type: "comment.add", cardId: goneCardId, commentId: v7(), text: "On a card that goes" },
    { type: "checklist.add", cardId: goneCardId, checklistId: v7(), title: "On a card that goes" },
    { type: "card.archive", cardId: archivedId },
    { type: "item.delete", cardId, itemId: goneItemId },
    { type: "checklist.delete", cardId, checklistId: goneListId },
    { type: "comment.delete", cardId, commentId: goneCommentId },
    { type: "label.delete", labelId: goneLabelId },
    { type: "card.delete", cardId: goneCardId },
    { type: "column.delete", columnId: goneColumnId },
  ];
  for (const command of commands) await give(ann, boardId, command);
  return boardId;
}

async function countsOf(boardId: string): Promise<Record<string, number>> {
  const counts = TABLES.map(async (table) => {
    const count = await server.read(`select count(*) as n from "${table}" where board_id = '${boardId}'`);
    return [table, Number(count)] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

const FULL = { card: 4, column: 2, label: 2, checklist: 3, checklist_item: 3, comment: 3 };
const LEFT = { card: 2, column: 1, label: 1, checklist: 1, checklist_item: 1, comment: 1 };

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      const now = () => new Date(Date.now() + ahead).toISOString();
      // Who has signed in stays so, whatever the clock says.
      const settings = { ACCESS_TOKEN_TTL: "90d", REFRESH_TOKEN_TTL: "90d" };
      server = await startTestServer(database, settings, { ...realSources, now });
      ann = await server.register("Ann");
    });
    afterAll(async () => {
      ahead = 0;
      await server.stop();
    });

    test("an owner empties the trash: what was deleted is gone for good, what is archived stays", async () => {
      const boardId = await newBoard();
      expect(await countsOf(boardId)).toEqual(FULL);
      const { body: before } = await ann.call<{ items: { kind: string; id: string }[]; keptDays: number }>(
        "GET",
        `/boards/${boardId}/trash?what=deleted`,
      );
      expect(before.keptDays).toBe(30);
      expect((await ann.call("DELETE", `/boards/${boardId}/trash`)).status).toBe(204);
      expect(await countsOf(boardId)).toEqual(LEFT);

      const { body } = await ann.call<{ items: { title: string }[] }>("GET", `/boards/${boardId}/trash`);
      expect(body.items.map(({ title }) => title)).toEqual(["Archived"]);
      for (const { kind, id } of before.items.filter((item) => ["card", "column", "label"].includes(item.kind))) {
        expect((await ann.call("POST", `/${kind}s/${id}/restore`)).status).toBe(404);
      }
      const { body: after } = await ann.call<{ seq: number }>("GET", `/boards/${boardId}`);
      expect((await ann.call("DELETE", `/boards/${boardId}/trash`)).status).toBe(204);
      const { body: snapshot } = await ann.call<{ seq: number }>("GET", `/boards/${boardId}`);
      expect(snapshot.seq, "emptying what is empty is no event").toBe(after.seq);
      const { body: log } = await ann.call<{ items: BoardEvent[] }>("GET", `/boards/${boardId}/events?since=0`);
      const replayed = new Board();
      for (const event of log.items) apply(replayed, event);
      expect(snapshot).toMatchObject(JSON.parse(JSON.stringify(contentOf(replayed))));
      expect(replayed.cards.size).toBe(2);
      expect(replayed.comments.size).toBe(1);
    });

    test("an archived card stays, and so does its column, which was deleted: both can be had back", async () => {
      const boardId = await newBoard();
      const { body } = await ann.call<{ columns: { id: string }[] }>("GET", `/boards/${boardId}`);
      const columnId = body.columns[0]?.id ?? "";
      const [archived, late] = [v7(), v7()];
      for (const cardId of [archived, late]) {
        await give(ann, boardId, { type: "card.add", cardId, columnId, title: "Kept" });
        await give(ann, boardId, { type: "card.archive", cardId });
      }
      await give(ann, boardId, { type: "column.delete", columnId });
      ahead += 20 * DAY_MS;
      await give(ann, boardId, { type: "card.delete", cardId: late });
      ahead += 20 * DAY_MS;
      await server.restart();
      // But for those two and the one that was archived before: what was deleted with the column is over.
      await expect.poll(() => countsOf(boardId), { timeout: 10_000 }).toMatchObject({ card: 3, column: 1 });
      expect((await ann.call("DELETE", `/boards/${boardId}/trash`)).status).toBe(204);
      expect(await countsOf(boardId)).toMatchObject({ card: 2, column: 1 });
      expect((await ann.call("POST", `/columns/${columnId}/restore`)).status).toBe(200);
      expect((await ann.call("POST", `/cards/${archived}/restore`)).status).toBe(200);
      ahead = 0;
    });

    test("who made a board has it back after deleting it, with all that is on it; nobody else hears of it", async () => {
      const boardId = await newBoard();
      const ben = await server.register("Ben");
      await ann.call("PUT", `/boards/${boardId}/users/${ben.userId}`, { body: { role: "owner" } });
      const { body: before } = await ann.call<{ cards: unknown; members: unknown }>("GET", `/boards/${boardId}`);
      expect((await ann.call("DELETE", `/boards/${boardId}`)).status).toBe(204);
      const deletedOf = async (person: Person) => {
        const { body } = await person.call<{ items: { id: string }[] }>("GET", "/boards?deleted=true");
        return body.items.map(({ id }) => id);
      };
      expect(await deletedOf(ann)).toEqual([boardId]);
      expect(await deletedOf(ben)).toEqual([]);
      expect((await ben.call("POST", `/boards/${boardId}/restore`)).status).toBe(404);
      const restore = { body: { commands: [{ id: v7(), type: "board.restore" }] } };
      const [theirs, nowhere] = await Promise.all(
        [boardId, v7()].map((id) => ben.call("POST", `/boards/${id}/commands`, restore)),
      );
      expect([theirs?.status, theirs?.body]).toEqual([404, nowhere?.body]);
      expect((await ann.call("POST", `/boards/${boardId}/archive`)).status).toBe(404);

      expect((await ann.call("POST", `/boards/${boardId}/restore`)).status).toBe(200);
      const { body: after } = await ben.call<{ cards: unknown; members: unknown }>("GET", `/boards/${boardId}`);
      expect([after.cards, after.members]).toEqual([before.cards, before.members]);
      expect(await deletedOf(ann)).toEqual([]);
      expect(await countsOf(boardId)).toEqual(FULL);
    });

    test("what was deleted too long ago goes by itself, whole boards too; what is younger waits", async () => {
      const [old, lost] = [await newBoard(), await newBoard()];
      expect((await ann.call("DELETE", `/boards/${lost}`)).status).toBe(204);
      ahead = 29 * DAY_MS;
      await server.restart();
      expect(await countsOf(old)).toEqual(FULL);

      ahead = 31 * DAY_MS;
      await server.restart();
      await expect.poll(() => countsOf(old), { timeout: 10_000 }).toEqual(LEFT);
      expect(Number(await server.read(`select count(*) as n from board where id = '${lost}'`))).toBe(0);
      expect(Number(await server.read(`select count(*) as n from event where board_id = '${lost}'`))).toBe(0);
      expect(
        await server.read(`select body from event where board_id = '${old}' and type = 'trash.emptied'`),
      ).toContain('"isDue":true');
    });
  });
}
