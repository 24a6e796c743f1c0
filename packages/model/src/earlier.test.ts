import { describe, expect, test } from "vitest";
import { card, column, EDITOR, label, OWNER, Scene, snapshotOf, timeOf } from "../test/scene.ts";
import type { BoardEvent, CommandBody } from "./commands.ts";
import { type Earlier, earlierOf } from "./earlier.ts";
import { EventSchema } from "./schemas.ts";
import { boardFrom } from "./snapshot.ts";

const scene = () => new Scene().with("x", "ab").withMembers();

function one(it: Scene, event: BoardEvent): Earlier {
  const [found, ...others] = earlierOf(it.board, event);
  expect(others).toEqual([]);
  if (!found) throw new Error(`${event.type} says nothing of before`);
  return found;
}

/** A change, and another by somebody else, so that the first is not the last word. */
const EDITS: readonly (readonly [what: string, first: CommandBody, second: CommandBody])[] = [
  [
    "a card's title",
    { type: "card.edit", cardId: card("a"), title: "b" },
    { type: "card.edit", cardId: card("a"), title: "c" },
  ],
  [
    "a card's text",
    { type: "card.edit", cardId: card("a"), description: "one" },
    { type: "card.edit", cardId: card("a"), description: "two" },
  ],
  [
    "a start",
    { type: "card.edit", cardId: card("a"), startAt: timeOf(1) },
    { type: "card.edit", cardId: card("a"), startAt: timeOf(2) },
  ],
  [
    "a due date",
    { type: "card.edit", cardId: card("a"), dueAt: timeOf(1) },
    { type: "card.edit", cardId: card("a"), dueAt: timeOf(2) },
  ],
  ["the board's title", { type: "board.edit", title: "One" }, { type: "board.edit", title: "Two" }],
  ["the board's text", { type: "board.edit", description: "One" }, { type: "board.edit", description: "Two" }],
  [
    "a column's title",
    { type: "column.edit", columnId: column("x"), title: "One" },
    { type: "column.edit", columnId: column("x"), title: "Two" },
  ],
  [
    "a limit",
    { type: "column.edit", columnId: column("x"), wipLimit: 3 },
    { type: "column.edit", columnId: column("x"), wipLimit: 4 },
  ],
  [
    "a label's name",
    { type: "label.edit", labelId: label("l"), name: "One" },
    { type: "label.edit", labelId: label("l"), name: "Two" },
  ],
  [
    "a label's colour",
    { type: "label.edit", labelId: label("l"), color: "blue" },
    { type: "label.edit", labelId: label("l"), color: "green" },
  ],
  [
    "a role",
    { type: "member.change", userId: EDITOR, role: "viewer" },
    { type: "member.change", userId: EDITOR, role: "owner" },
  ],
];

describe("the value before", () => {
  test.each(EDITS)("of %s is put back by a command, also after another change", (_what, first, second) => {
    const it = scene();
    it.did({ type: "label.add", labelId: label("l"), name: "Bug", color: "red" });
    const changed = it.did(first);
    it.did(second);
    const { command, from, isSo } = one(it, changed);
    expect(isSo).toBe(false);
    if (!command) throw new Error("there is no command");
    const back = it.did(command, OWNER);
    expect(one(it, back).to).toBe(from);
    expect(one(it, changed).isSo).toBe(true);
    // What it was in between can be had again just so.
    expect(one(it, back).isSo).toBe(false);
  });

  test("of the column of a card is put back behind the card that it was behind", () => {
    const it = scene();
    const moved = it.did({ type: "card.move", cardId: card("b"), columnId: column("y") });
    it.with("x", "c");
    const { field, command, isSo } = one(it, moved);
    expect([field, isSo]).toEqual(["column", false]);
    if (command) it.did(command);
    expect(it.cards("x")).toBe("abc");
    expect(one(it, moved).isSo).toBe(true);
    expect(earlierOf(it.board, it.did({ type: "card.move", cardId: card("b"), position: 0 }))).toEqual([]);
  });

  test("of done is whether, not when", () => {
    const it = scene();
    it.did({ type: "card.edit", cardId: card("a"), isDone: true });
    const undone = it.did({ type: "card.edit", cardId: card("a"), isDone: false });
    expect(one(it, undone).command).toEqual({ type: "card.edit", cardId: card("a"), isDone: true });
    it.did({ type: "card.edit", cardId: card("a"), isDone: true });
    expect(one(it, undone).isSo).toBe(true);
  });

  test("comes field by field", () => {
    const it = scene();
    const event = it.did({ type: "card.edit", cardId: card("a"), title: "One", description: "Text" });
    expect(earlierOf(it.board, event).map(({ field, from, to }) => [field, from, to])).toEqual([
      ["title", "a", "One"],
      ["description", null, "Text"],
    ]);
  });

  test("of what is not there is only told", () => {
    const it = scene();
    const edited = it.did({ type: "card.edit", cardId: card("a"), title: "One" });
    const moved = it.did({ type: "card.move", cardId: card("b"), columnId: column("y") });
    it.did({ type: "card.delete", cardId: card("a") });
    it.did({ type: "column.delete", columnId: column("x") });
    expect(one(it, edited)).toMatchObject({ from: "a", to: "One", command: undefined });
    expect(one(it, moved).command).toBeUndefined();
  });

  test("of a text that is not at hand may be so or not", () => {
    const it = scene();
    it.did({ type: "card.edit", cardId: card("a"), description: "one" });
    const event = it.did({ type: "card.edit", cardId: card("a"), description: "two" });
    const [found] = earlierOf(boardFrom(snapshotOf(it.board)), event);
    expect(found).toMatchObject({ from: "one", isSo: undefined, command: { description: "one" } });
    const emptied = it.did({ type: "card.edit", cardId: card("a"), description: null });
    expect(earlierOf(boardFrom(snapshotOf(it.board)), emptied)[0]).toMatchObject({ from: "two", isSo: false });
  });
});

test("no field that an event says the change of is left out", () => {
  for (const { allOf } of EventSchema.anyOf) {
    const properties = allOf[1]?.properties ?? {};
    if (!("changes" in properties)) continue;
    const type = properties.type.const;
    const fields = Object.keys(properties.changes.properties);
    const changes = Object.fromEntries(fields.map((field) => [field, { from: null, to: null }]));
    const event = { type, changes, seq: 1, at: timeOf(1), actorId: OWNER, commandId: OWNER } as unknown as BoardEvent;
    expect(earlierOf(scene().board, event).map(({ field }) => field)).toEqual(fields);
  }
});
