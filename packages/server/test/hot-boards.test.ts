import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BoardEvent, Command } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CreatedDatabase, databases } from "../../../services/test-databases.ts";
import { insertUser } from "../src/account/account-store.ts";
import { createBoardOn } from "../src/board/create-board.ts";
import { executeOn } from "../src/board/execute.ts";
import { HotBoards } from "../src/board/hot-boards.ts";
import { type Database, openDatabase } from "../src/database/connect.ts";
import { Lanes } from "../src/database/lanes.ts";
import { notifierOn } from "../src/notification/notifier.ts";
import { configFor } from "./running-server.ts";

// The road without a server around it: what a board in memory holds on to, and what a fault of the database does to it.

const NOW = "2026-01-01T00:00:00.000Z";

for (const kind of databases) {
  describe(kind.name, () => {
    let folder: string;
    let created: CreatedDatabase;
    let database: Database;
    const userId = v7();

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "syncboard-road-"));
      created = await kind.create();
      database = await openDatabase(configFor(folder, { ...created.environment }));
      const ann = { id: userId, email: "ann@example.org", username: "ann", name: "Ann", passwordHash: "none" };
      await insertUser(database.db, ann, new Date().toISOString());
    });
    afterAll(async () => {
      await database.close();
      await created.drop();
      await rm(folder, { recursive: true, force: true });
    });

    async function newRoad() {
      const { db } = database;
      const hotBoards = new HotBoards();
      const lanes = new Lanes(database);
      const published: BoardEvent[] = [];
      const now = () => new Date().toISOString();
      const execute = executeOn({
        lanes,
        hotBoards,
        now,
        newId: v7,
        publish: (_boardId, _seq, events) => published.push(...events),
        notifier: notifierOn({ newId: v7, tell() {} }),
      });
      const boardId = v7();
      const columnId = v7();
      const wanted = { boardId, title: "Plans", description: null, columns: [{ columnId, title: "To do" }] };
      await createBoardOn(lanes, hotBoards)({ actorId: userId, commandId: v7(), now: now(), wanted });
      const give = (...commands: Command[]) => execute({ actorId: userId, boardId, commands });
      const add = (cardId = v7(), description = ""): Command => ({
        id: v7(),
        type: "card.add",
        cardId,
        columnId,
        title: cardId,
        description,
      });
      return { db, hotBoards, boardId, give, add, published };
    }

    test("a board in memory keeps no texts, and still knows what an edit changed", async () => {
      const { db, hotBoards, boardId, give, add } = await newRoad();
      const cardId = v7();
      await give(add(cardId, "First"));
      const textAt = async (seq: number) => (await hotBoards.at(db, boardId, seq))?.cards.get(cardId)?.description;
      expect(await textAt(2)).toBeUndefined();
      const edited = await give({ id: v7(), type: "card.edit", cardId, description: "Second" });
      expect(edited?.events[0]).toMatchObject({ changes: { description: { from: "First", to: "Second" } } });
      expect(await textAt(3)).toBeUndefined();
      const same = await give({ id: v7(), type: "card.edit", cardId, description: "Second" });
      expect(same?.results[0]?.status).toBe("unchanged");
      expect(await textAt(3)).toBeUndefined();
    });

    test("a fault of the database hits only the command that has it, and nobody hears of what was not committed", async () => {
      const { db, hotBoards, boardId, give, add, published } = await newRoad();
      await give(add());
      published.length = 0;
      // A row behind the road's back: writing number 5 fails in the middle of a commit that several share.
      await db
        .insertInto("event")
        .values({ board_id: boardId, seq: 5, type: "x", actor_id: userId, command_id: v7(), at: NOW, body: "{}" })
        .execute();
      const outcomes = await Promise.allSettled([give(add()), give(add()), give(add()), give(add())]);
      expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
      expect(published.map(({ seq }) => seq)).toEqual([3, 4]);
      expect((await hotBoards.at(db, boardId, 4))?.cardCount).toBe(3);
      const { seq } = await db.selectFrom("board").select("seq").where("id", "=", boardId).executeTakeFirstOrThrow();
      expect(seq).toBe(4);
    });
  });
}
