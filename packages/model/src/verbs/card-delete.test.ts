import { describe, expect, test } from "vitest";
import { card, column, EDITOR, Scene, seen, snapshotOf, timeOf } from "../../test/scene.ts";
import { invert } from "../commands.ts";
import { boardFrom } from "../snapshot.ts";
import { refuse } from "../verb.ts";

const remove = { type: "card.delete", cardId: card("b") } as const;

const scene = () => new Scene().with("x", "abc").withMembers();

test("puts it in the trash", () => {
  const it = scene();
  const event = it.did(remove);
  expect(event).toMatchObject({ type: "card.deleted", cardId: card("b") });
  expect(it.cards("x")).toBe("ac");
  expect(it.board.liveCard(card("b"))).toBeUndefined();
  const at = timeOf(event.seq);
  expect(it.board.cards.get(card("b"))).toMatchObject({ title: "b", deletedAt: at, updatedAt: at });
});

test("refused for a card that is not there or in the trash", () => {
  const it = scene();
  expect(it.decide({ ...remove, cardId: card("q") })).toEqual(refuse("not_found", "cardId"));
  it.did(remove);
  expect(it.decide(remove)).toEqual(refuse("not_found", "cardId"));
});

test("a board loaded since hears of it although it does not hold the card", () => {
  const it = scene();
  const event = it.did(remove);
  const late = boardFrom(snapshotOf(it.board));
  expect(late.cards.has(card("b"))).toBe(false);
  expect(invert(late, event)).toEqual({ type: "card.restore", cardId: card("b") });
});

describe("taking it back", () => {
  test("brings it back where it was, and away again", () => {
    const it = scene();
    const before = seen(it.board);
    const event = it.did(remove);
    const after = seen(it.board);
    const undone = it.undo(event);
    expect(seen(it.board)).toEqual(before);
    it.undo(undone);
    expect(seen(it.board)).toEqual(after);
  });

  test("C10: not when somebody has brought it back, nor when they deleted it again", () => {
    const it = scene();
    const event = it.did(remove);
    it.did({ type: "card.restore", cardId: card("b") }, EDITOR);
    expect(it.inverse(event)).toBeUndefined();
    it.did(remove, EDITOR);
    expect(it.inverse(event)).toBeUndefined();
  });

  test("C10: not when its column has been deleted", () => {
    const it = scene();
    const event = it.did(remove);
    const gone = it.did({ type: "column.delete", columnId: column("x") });
    expect(it.inverse(event)).toBeUndefined();
    it.undo(gone);
    expect(it.inverse(event)).toEqual({ type: "card.restore", cardId: card("b") });
  });
});
