import { Compile } from "typebox/compile";
import { expect, test } from "vitest";
import { BOARD, card, column, EDITOR, label, OWNER, replayed, Scene, seen, uuid, whole } from "../test/scene.ts";
import type { Board } from "./board.ts";
import type { BoardEvent } from "./commands.ts";
import { copyBoard } from "./copy-board.ts";
import { faultsOf } from "./invariants.ts";
import { EventSchema } from "./schemas.ts";

const COPY = uuid("b", 9);

function busyBoard(): Scene {
  const scene = new Scene("xyz").with("x", "abc").with("y", "de").withMembers();
  scene.did({ type: "board.edit", description: "text", background: "teal" });
  scene.did({ type: "column.edit", columnId: column("y"), wipLimit: 3 });
  for (const letter of "lm") scene.did({ type: "label.add", labelId: label(letter), name: letter, color: "red" });
  for (const letter of "lm") scene.did({ type: "card.label", cardId: card("a"), labelId: label(letter) });
  scene.did({ type: "label.delete", labelId: label("m") });
  scene.did({ type: "card.assign", cardId: card("a"), userId: EDITOR });
  scene.did({ type: "card.edit", cardId: card("b"), dueAt: "2026-05-01T09:00:00.000Z", isDone: true });
  scene.did({ type: "card.move", cardId: card("c"), columnId: column("x"), position: 0 });
  scene.did({ type: "card.delete", cardId: card("d") });
  scene.did({ type: "card.archive", cardId: card("e") });
  scene.did({ type: "column.delete", columnId: column("z") });
  return scene;
}

/** The log of the copy, with texts that say whose they are. */
function logOf(board: Board, withCards: boolean): BoardEvent[] {
  let count = 0;
  const wanted = { boardId: COPY, title: "Copy", withCards };
  const { created, cards } = copyBoard(board, wanted, () => uuid("f", ++count));
  const envelope = { at: "2026-06-01T09:00:00.000Z", actorId: EDITOR, commandId: uuid("f", 999) };
  const filled = cards.map(({ sourceId, card }) => ({ ...card, description: sourceId }));
  return [
    { ...created, ...envelope, seq: 1 },
    ...(withCards ? [{ type: "board.filled", cards: filled, ...envelope, seq: 2 } as const] : []),
  ];
}

test("it has columns with their limits, labels and background, and belongs to who copied it", () => {
  const copy = replayed(logOf(busyBoard().board, false));
  expect(copy.info).toMatchObject({ id: COPY, title: "Copy", description: "text", background: "teal" });
  expect(copy.info.creatorId).toBe(EDITOR);
  expect([...copy.members.values()]).toMatchObject([{ userId: EDITOR, role: "owner" }]);
  expect(copy.columns.map(({ title, wipLimit }) => [title, wipLimit])).toEqual([
    ["x", null],
    ["y", 3],
  ]);
  expect(copy.labels.map(({ name }) => name)).toEqual(["l"]);
  expect(copy.cardCount).toBe(0);
  expect(faultsOf(copy)).toEqual([]);
});

test("with cards it has those that are there, in order, with labels and dates; nothing is done and nobody assigned", () => {
  const { board } = busyBoard();
  const before = whole(board);
  const copy = replayed(logOf(board, true));
  const { cards } = seen(copy);
  expect(cards.map(({ title }) => title)).toEqual(["c", "a", "b"]);
  expect(cards.map(({ text }) => text)).toEqual(["c", "a", "b"].map(card));
  expect(cards.map(({ labelIds }) => labelIds.map((id) => copy.allLabels.get(id)?.name))).toEqual([[], ["l"], []]);
  expect(cards[2]).toMatchObject({ dueAt: "2026-05-01T09:00:00.000Z", isDone: false });
  expect(cards.flatMap(({ assigneeIds }) => assigneeIds)).toEqual([]);
  expect(faultsOf(copy)).toEqual([]);
  expect(whole(board)).toEqual(before);
});

test("no id of the one is on the other", () => {
  const { board } = busyBoard();
  const text = JSON.stringify(logOf(board, true).map(({ actorId, ...event }) => event));
  const ids = [BOARD, OWNER, ...board.allColumns.keys(), ...board.allLabels.keys()];
  expect(ids.filter((id) => text.includes(id))).toEqual([]);
});

test("C9: its events fit their schema, and make it from nothing through JSON", () => {
  const log = logOf(busyBoard().board, true);
  const schema = Compile(EventSchema);
  expect(log.every((event) => schema.Check(event))).toBe(true);
  expect(whole(replayed(JSON.parse(JSON.stringify(log))))).toEqual(whole(replayed(log)));
});
