import type { BoardEvent, Snapshot } from "@syncboard/model";
import { apply, Board, contentOf, faultsOf } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

interface Results {
  seq: number;
  results: { id: string; status: string; events?: BoardEvent[]; code?: string; field?: string }[];
}

let server: TestServer;
let ann: Person;

async function newBoard(owner = ann): Promise<{ boardId: string; snapshot: () => Promise<Snapshot> }> {
  const { body } = await owner.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } });
  const snapshot = async () => (await owner.call<Snapshot>("GET", `/boards/${body.id}`)).body;
  return { boardId: body.id, snapshot };
}

async function give(boardId: string, commands: unknown[], person = ann) {
  return await person.call<Results>("POST", `/boards/${boardId}/commands`, { body: { commands } });
}

function addCard(columnId: string, title = "A card", cardId = v7()) {
  return { id: v7(), type: "card.add", cardId, columnId, title };
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("ann");
    });
    afterAll(() => server.stop());

    describe("commands", () => {
      test("C2: events are numbered from board.created on, without a gap, over refused and unchanged commands", async () => {
        const { boardId, snapshot } = await newBoard();
        const [first] = (await snapshot()).columns;
        const columnId = first?.id ?? "";
        const cardId = v7();
        const { body } = await give(boardId, [
          addCard(columnId, "One", cardId),
          { id: v7(), type: "card.move", cardId: v7(), columnId, afterCardId: null },
          { id: v7(), type: "card.edit", cardId, title: "One" },
          { id: v7(), type: "card.edit", cardId, title: "Two" },
        ]);
        expect(body.results.map(({ status }) => status)).toEqual(["applied", "refused", "unchanged", "applied"]);
        expect(body.results[1]).toMatchObject({ code: "not_found", field: "cardId" });
        expect(body.seq).toBe(3);
        const log = await ann.call<{ items: BoardEvent[]; seq: number }>("GET", `/boards/${boardId}/events?since=0`);
        expect(log.body.items.map(({ seq, type }) => [seq, type])).toEqual([
          [1, "board.created"],
          [2, "card.added"],
          [3, "card.edited"],
        ]);
      });

      test("C3: a repeated command gets its first event again and changes nothing, also after a restart", async () => {
        const { boardId, snapshot } = await newBoard();
        const columnId = (await snapshot()).columns[0]?.id ?? "";
        const command = addCard(columnId);
        const first = await give(boardId, [command]);
        const again = await give(boardId, [command]);
        await server.restart();
        const later = await give(boardId, [command, command]);
        expect(again.body.results).toEqual(first.body.results);
        expect(later.body.results).toEqual([...first.body.results, ...first.body.results]);
        expect(later.body.seq).toBe(2);
        expect((await snapshot()).cards).toHaveLength(1);
      });

      test("C3: a command given twice at the same moment is done once", async () => {
        const { boardId, snapshot } = await newBoard();
        const columnId = (await snapshot()).columns[0]?.id ?? "";
        const command = addCard(columnId);
        const answers = await Promise.all(Array.from({ length: 10 }, () => give(boardId, [command])));
        for (const { body } of answers) expect(body.results[0]).toMatchObject({ status: "applied" });
        expect((await snapshot()).seq).toBe(2);
      });

      test("C5: a command that does not fit refuses the whole request and says which, and nothing is done", async () => {
        const { boardId, snapshot } = await newBoard();
        const columnId = (await snapshot()).columns[0]?.id ?? "";
        const answer = await ann.call("POST", `/boards/${boardId}/commands`, {
          body: {
            commands: [
              addCard(columnId),
              { ...addCard(columnId), title: "", colour: "red" },
              { id: v7(), type: "card.fly" },
            ],
          },
        });
        expect(answer.status).toBe(422);
        expect(answer.body.code).toBe("invalid");
        expect(answer.body.errors?.map(({ path }) => path)).toEqual([
          "commands.1.colour",
          "commands.1.title",
          "commands.2.type",
        ]);
        expect((await snapshot()).seq).toBe(1);
      });

      test("C7: a neighbour that was deleted still says where; one from another board was never here", async () => {
        const { boardId, snapshot } = await newBoard();
        const other = await newBoard();
        const columnId = (await snapshot()).columns[0]?.id ?? "";
        const otherColumn = (await other.snapshot()).columns[0]?.id ?? "";
        const [a, b, c, d, foreign] = [v7(), v7(), v7(), v7(), v7()];
        await give(
          boardId,
          [a, b, c].map((id) => addCard(columnId, id, id)),
        );
        await give(other.boardId, [addCard(otherColumn, "foreign", foreign)]);
        await give(boardId, [{ id: v7(), type: "card.delete", cardId: b }]);
        // The server forgets its boards in memory: a card in the trash is then read from its row.
        await server.restart();
        const { body } = await give(boardId, [
          { ...addCard(columnId, "d", d), afterCardId: b },
          { ...addCard(columnId, "e"), afterCardId: foreign },
          { id: v7(), type: "card.move", cardId: foreign, columnId },
          { id: v7(), type: "card.move", cardId: a, columnId: otherColumn },
        ]);
        expect(body.results.map(({ status, code, field }) => [status, code, field])).toEqual([
          ["applied", undefined, undefined],
          ["refused", "not_found", "afterCardId"],
          ["refused", "not_found", "cardId"],
          ["refused", "not_found", "columnId"],
        ]);
        expect((await snapshot()).cards.map(({ id }) => id)).toEqual([a, d, c]);
      });

      test("an id that is in use on another board is refused as taken", async () => {
        const { boardId, snapshot } = await newBoard();
        const other = await newBoard();
        const columnId = (await snapshot()).columns[0]?.id ?? "";
        const otherColumn = (await other.snapshot()).columns[0]?.id ?? "";
        const cardId = v7();
        await give(other.boardId, [addCard(otherColumn, "theirs", cardId)]);
        const { body } = await give(boardId, [
          addCard(columnId, "mine", cardId),
          { id: v7(), type: "column.add", columnId: otherColumn, title: "mine" },
        ]);
        expect(body.results.map(({ code, field }) => [code, field])).toEqual([
          ["id_taken", "cardId"],
          ["id_taken", "columnId"],
        ]);
      });

      test("C9: the log applied to an empty board gives the board of the snapshot, after a restart too", async () => {
        const { boardId, snapshot } = await newBoard();
        const [todo, doing] = (await snapshot()).columns.map(({ id }) => id);
        const cards = Array.from({ length: 30 }, () => v7());
        await give(
          boardId,
          cards.map((id) => addCard(todo ?? "", id, id)),
        );
        await give(
          boardId,
          cards
            .slice(0, 15)
            .map((cardId) => ({ id: v7(), type: "card.move", cardId, columnId: doing, afterCardId: null })),
        );
        await give(boardId, [
          { id: v7(), type: "card.edit", cardId: cards[0], description: "**text**" },
          { id: v7(), type: "card.delete", cardId: cards[1] },
          { id: v7(), type: "column.delete", columnId: todo },
          { id: v7(), type: "column.restore", columnId: todo },
          { id: v7(), type: "card.restore", cardId: cards[1] },
          { id: v7(), type: "board.edit", title: "New plans" },
        ]);
        const hot = await snapshot();
        await server.restart();
        const cold = await snapshot();
        expect(cold).toEqual(hot);
        const log = await ann.call<{ items: BoardEvent[] }>("GET", `/boards/${boardId}/events?limit=100`);
        const replayed = new Board();
        for (const event of log.body.items) apply(replayed, event);
        expect(faultsOf(replayed)).toEqual([]);
        const { role, isStarred, members, ...content } = cold;
        expect(contentOf(replayed)).toEqual(content);
      });

      test("many people at once: every command is answered by its own event, in one order", async () => {
        const { boardId, snapshot } = await newBoard();
        const columnId = (await snapshot()).columns[0]?.id ?? "";
        const answers = await Promise.all(
          Array.from({ length: 100 }, (_, index) =>
            give(boardId, [{ ...addCard(columnId, `Card ${index}`), afterCardId: null }]),
          ),
        );
        const numbers = answers.map(({ body }) => body.results[0]?.events?.[0]?.seq ?? 0).sort((a, b) => a - b);
        expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 2));
        expect((await snapshot()).cards).toHaveLength(100);
      });
    });

    test("C2: the first command after a start takes the next number, and a refused one changes no time", async () => {
      const { boardId, snapshot } = await newBoard();
      const before = await snapshot();
      const columnId = before.columns[0]?.id ?? "";
      await server.restart();
      await give(boardId, [{ id: v7(), type: "card.delete", cardId: v7() }]);
      expect(await snapshot()).toEqual(before);
      await server.restart();
      const { body } = await give(boardId, [addCard(columnId)]);
      expect(body.results[0]?.events?.[0]?.seq).toBe(2);
    });

    test("C3: who deleted or left the board with a command gets its answer again, and nobody else gets any", async () => {
      const bob = await server.register("bob");
      const { boardId } = await newBoard();
      await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { body: { role: "viewer" } });
      const leave = { id: v7(), type: "member.remove", userId: bob.userId };
      const left = await give(boardId, [leave], bob);
      expect(await give(boardId, [leave], bob)).toMatchObject({ status: 200, body: left.body });
      const mixed = await give(boardId, [{ ...leave, id: v7() }, leave], bob);
      expect(mixed.body.results.map(({ status, code }) => [status, code])).toEqual([
        ["refused", "not_found"],
        ["applied", undefined],
      ]);
      expect((await give(boardId, [{ ...leave, id: v7() }], bob)).status).toBe(404);

      const end = { id: v7(), type: "board.delete" };
      const ended = await give(boardId, [end]);
      expect(await give(boardId, [end])).toMatchObject({ status: 200, body: ended.body });
      expect((await give(boardId, [{ ...end, id: v7() }])).status).toBe(404);
      expect((await give(boardId, [end], bob)).status).toBe(404);
    });

    test("C5: a small request makes no more than a bounded answer, and what was left is done when it is sent again", async () => {
      const { boardId, snapshot } = await newBoard();
      const columnId = (await snapshot()).columns[0]?.id ?? "";
      for (let batch = 0; batch < 10; batch++) {
        await give(
          boardId,
          Array.from({ length: 100 }, () => addCard(columnId, "x".repeat(200))),
        );
      }
      const commands = Array.from({ length: 40 }, (_, index) => ({
        id: v7(),
        type: index % 2 === 0 ? "column.delete" : "column.restore",
        columnId,
      }));
      let left = commands;
      let requests = 0;
      while (left.length > 0) {
        const { body } = await give(boardId, left);
        expect(JSON.stringify(body).length).toBeLessThan(2_500_000);
        expect(body.results.map(({ id }) => id)).toEqual(left.slice(0, body.results.length).map(({ id }) => id));
        for (const { status } of body.results) expect(status).toBe("applied");
        left = left.slice(body.results.length);
        requests++;
      }
      expect(requests).toBeGreaterThan(1);
      expect((await snapshot()).seq).toBe(1 + 1_000 + 40);
    });
  });
}
