import { describe, expect, test } from "vitest";
import { card, column, EDITOR, Scene, seen, snapshotOf, timeOf } from "../../test/scene.ts";
import { invert } from "../commands.ts";
import { boardFrom } from "../snapshot.ts";
import { refuse } from "../verb.ts";

const remove = { type: "column.delete", columnId: column("x") } as const;

test("hides the column and its cards, and changes no card", () => {
  const scene = new Scene().with("x", "ab");
  const row = scene.board.cards.get(card("a"));
  expect(scene.did(remove)).toMatchObject({ type: "column.deleted", columnId: column("x") });
  expect(scene.columns()).toBe("y");
  expect(scene.board.liveCard(card("a"))).toBeUndefined();
  expect(scene.board.cards.get(card("a"))).toBe(row);
  expect(scene.board.allColumns.get(column("x"))?.deletedAt).toBe(timeOf(4));
});

test("refused for a column that is not there or deleted", () => {
  const scene = new Scene();
  expect(scene.decide({ ...remove, columnId: column("q") })).toEqual(refuse("not_found", "columnId"));
  scene.did(remove);
  expect(scene.decide(remove)).toEqual(refuse("not_found", "columnId"));
});

test("what is in a deleted column is not found", () => {
  const scene = new Scene().with("x", "a").with("y", "b");
  scene.did(remove);
  const [cardId, columnId] = [card("a"), column("x")];
  expect(scene.decide({ type: "card.edit", cardId, title: "q" })).toEqual(refuse("not_found", "cardId"));
  expect(scene.decide({ type: "card.move", cardId, columnId })).toEqual(refuse("not_found", "cardId"));
  expect(scene.decide({ type: "card.delete", cardId })).toEqual(refuse("not_found", "cardId"));
  expect(scene.decide({ type: "card.move", cardId: card("b"), columnId })).toEqual(refuse("not_found", "columnId"));
});

describe("taking it back", () => {
  test("brings the column and its cards back where they were, and away again", () => {
    const scene = new Scene("xyz").with("y", "ab");
    const before = seen(scene.board);
    const event = scene.did({ ...remove, columnId: column("y") });
    const after = seen(scene.board);
    const undone = scene.undo(event);
    expect(seen(scene.board)).toEqual(before);
    scene.undo(undone);
    expect(seen(scene.board)).toEqual(after);
  });

  test("C10: not when somebody has brought it back, nor when they deleted it again", () => {
    const scene = new Scene().withMembers();
    const event = scene.did(remove);
    scene.did({ type: "column.restore", columnId: column("x") }, EDITOR);
    expect(scene.inverse(event)).toBeUndefined();
    scene.did(remove, EDITOR);
    expect(scene.inverse(event)).toBeUndefined();
  });

  test("on a board that was loaded since and does not know the column", () => {
    const scene = new Scene();
    const event = scene.did(remove);
    const loaded = boardFrom(snapshotOf(scene.board));
    expect(invert(loaded, event)).toEqual({ type: "column.restore", columnId: column("x") });
  });
});
