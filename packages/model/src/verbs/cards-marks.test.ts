import { describe, expect, test } from "vitest";
import { card, column, EDITOR, GHOST, label, Scene, seen, snapshotOf } from "../../test/scene.ts";
import { apply, invert } from "../commands.ts";
import { boardFrom, contentOf } from "../snapshot.ts";
import { refuse, UNCHANGED } from "../verb.ts";

// Labels, people and the archive, for many cards at once.

const ids = (letters: string) => [...letters].map(card);
const labelId = label("l");
const put = { type: "cards.label", cardIds: ids("abc"), labelId } as const;
const take = { type: "cards.unlabel", cardIds: ids("abc"), labelId } as const;
const give = { type: "cards.assign", cardIds: ids("abc"), userId: EDITOR } as const;
const remove = { type: "cards.delete", cardIds: ids("abc") } as const;
const archive = { type: "cards.archive", cardIds: ids("abc") } as const;

function scene(): Scene {
  const scene = new Scene().with("x", "abcd").withMembers();
  scene.did({ type: "label.add", labelId, name: "l", color: "red" });
  return scene;
}
const labelled = ({ board }: Scene) =>
  board
    .cardsIn(column("x"))
    .filter(({ labelIds }) => labelIds.length > 0)
    .map(({ title }) => title)
    .join("");

test("an event names the cards that it changed", () => {
  const it = scene();
  it.did({ type: "card.label", cardId: card("b"), labelId });
  expect(it.did(put)).toMatchObject({ type: "cards.labelled", cardIds: ids("ac") });
  expect(it.decide(put)).toEqual(UNCHANGED);
  expect(labelled(it)).toBe("abc");
  it.did({ type: "card.archive", cardId: card("a") });
  expect(it.did(take)).toMatchObject({ type: "cards.unlabelled", cardIds: ids("bc") });
  expect(it.did(give)).toMatchObject({ type: "cards.assigned", cardIds: ids("bc") });
  expect(it.did({ ...give, type: "cards.unassign" })).toMatchObject({ type: "cards.unassigned", cardIds: ids("bc") });
  expect(it.did(archive)).toMatchObject({ type: "cards.archived", cardIds: ids("bc") });
  expect(it.cards("x")).toBe("d");
});

test("refusals", () => {
  const it = scene();
  expect(it.decide({ ...put, cardIds: ids("aq") })).toEqual(refuse("not_found", "cardIds"));
  expect(it.decide({ ...put, labelId: label("q") })).toEqual(refuse("not_found", "labelId"));
  expect(it.decide({ ...give, userId: GHOST })).toEqual(refuse("not_found", "userId"));
  expect(it.decide({ type: "cards.restore", cardIds: ids("a") })).toEqual(refuse("not_found", "cardIds"));
  expect(it.decide({ ...remove, cardIds: ids("aq") })).toEqual(refuse("not_found", "cardIds"));
  it.did({ type: "column.archive", columnId: column("x") });
  expect(it.decide(archive)).toEqual(refuse("not_found", "cardIds"));
  expect(it.decide(remove)).toEqual(refuse("not_found", "cardIds"));
});

test("what was deleted together comes back together, and what was archived since does not", () => {
  const it = scene();
  it.did(remove);
  expect(it.cards("x")).toBe("d");
  it.did({ type: "card.archive", cardId: card("b") });
  const late = boardFrom(snapshotOf(it.board));
  const event = it.did({ type: "cards.restore", cardIds: ids("cba"), from: "deleted" });
  expect(it.cards("x")).toBe("acd");
  apply(late, event);
  expect(contentOf(late)).toEqual(contentOf(it.board));
  expect(it.decide({ type: "cards.restore", cardIds: ids("ac"), from: "deleted" })).toEqual(
    refuse("not_found", "cardIds"),
  );
});

test("what was archived together comes back together, also for who opened the board meanwhile", () => {
  const it = scene();
  it.did(archive);
  it.did({ type: "card.delete", cardId: card("a") });
  const late = boardFrom(snapshotOf(it.board));
  const event = it.did({ type: "cards.restore", cardIds: ids("cba") });
  // What was deleted is another matter.
  expect(it.cards("x")).toBe("bcd");
  apply(late, event);
  expect(contentOf(late)).toEqual(contentOf(it.board));
});

describe("taking it back", () => {
  test.each([put, give, archive, remove])("$type: and again", (command) => {
    const it = scene();
    const before = seen(it.board);
    const event = it.did(command);
    const after = seen(it.board);
    const undone = it.undo(event);
    expect(seen(it.board)).toEqual(before);
    const again = it.undo(undone);
    expect(seen(it.board)).toEqual(after);
    it.undo(again);
    expect(seen(it.board)).toEqual(before);
  });

  test("C10: touches only what is still as the event left it", () => {
    const it = scene();
    const labelledEvent = it.did(put);
    it.did({ type: "card.unlabel", cardId: card("a"), labelId }, EDITOR);
    expect(it.inverse(labelledEvent)).toEqual({ ...take, cardIds: ids("bc") });
    const archived = it.did(archive);
    it.did({ type: "card.restore", cardId: card("b") }, EDITOR);
    expect(it.inverse(archived)).toEqual({ type: "cards.restore", cardIds: ids("ac") });
    const back = it.undo(archived);
    it.did({ type: "card.edit", cardId: card("a"), title: "theirs" }, EDITOR);
    expect(it.inverse(back)).toEqual({ type: "cards.archive", cardIds: ids("c") });
    const deleted = it.did({ ...remove, cardIds: ids("acd") });
    it.did({ type: "card.archive", cardId: card("c") }, EDITOR);
    expect(it.inverse(deleted)).toEqual({ type: "cards.restore", cardIds: ids("ad"), from: "deleted" });
  });

  test("on a board that was loaded since and does not hold the cards", () => {
    const it = scene();
    const event = it.did(archive);
    expect(invert(boardFrom(snapshotOf(it.board)), event)).toEqual({ type: "cards.restore", cardIds: ids("abc") });
  });
});
