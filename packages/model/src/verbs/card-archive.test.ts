import { describe, expect, test } from "vitest";
import { card, column, EDITOR, Scene, seen, snapshotOf, timeOf } from "../../test/scene.ts";
import { apply, invert, readsOf } from "../commands.ts";
import { faultsOf } from "../invariants.ts";
import { boardFrom, contentOf } from "../snapshot.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const archive = { type: "card.archive", cardId: card("b") } as const;
const restore = { type: "card.restore", cardId: card("b") } as const;
const remove = { type: "card.delete", cardId: card("b") } as const;

const scene = () => new Scene().with("x", "abc").withMembers();

function archived(): Scene {
  const it = scene();
  it.did(archive);
  return it;
}

test("takes the card off the board, and leaves all that is on it", () => {
  const it = scene();
  const before = it.board.cards.get(card("b"));
  const event = it.did(archive);
  expect(event).toMatchObject({ type: "card.archived", cardId: card("b") });
  expect(event).not.toHaveProperty("from");
  expect([it.cards("x"), it.board.cardCount]).toEqual(["ac", 2]);
  expect(it.board.liveCard(card("b"))).toBeUndefined();
  const at = timeOf(event.seq);
  expect(it.board.cards.get(card("b"))).toEqual({ ...before, archivedAt: at, updatedAt: at });
});

test("C4: what is archived is unchanged", () => {
  expect(archived().decide(archive)).toEqual(UNCHANGED);
});

test("refused for a card that is not there, or in a column that is not", () => {
  const it = scene();
  expect(it.decide({ ...archive, cardId: card("q") })).toEqual(refuse("not_found", "cardId"));
  it.did({ type: "column.delete", columnId: column("x") });
  expect(it.decide(archive)).toEqual(refuse("not_found", "cardId"));
});

test("what is archived is not worked on", () => {
  const it = archived();
  const cardId = card("b");
  for (const command of [
    { type: "card.edit", cardId, title: "q" },
    { type: "card.move", cardId, columnId: column("y") },
    { type: "card.assign", cardId, userId: EDITOR },
  ] as const) {
    expect(it.decide(command)).toEqual(refuse("not_found", "cardId"));
  }
});

test("a card that is archived still says where another goes", () => {
  const it = archived();
  it.did({ type: "card.add", cardId: card("n"), title: "n", columnId: column("x"), afterCardId: card("b") });
  expect(it.cards("x")).toBe("anc");
});

test("it comes back to its place, also for who opened the board meanwhile", () => {
  const it = archived();
  const late = boardFrom(snapshotOf(it.board));
  expect(late.cards.has(card("b"))).toBe(false);
  const event = it.did(restore);
  expect(event).toMatchObject({ type: "card.restored", from: "archived" });
  apply(late, event);
  expect(contentOf(late)).toEqual(contentOf(it.board));
  expect(it.cards("x")).toBe("abc");
  expect(it.board.liveCard(card("b"))).toMatchObject({ archivedAt: null, deletedAt: null });
});

test("an archived card can be deleted, and a deleted one archived: it is one of the two", () => {
  const it = archived();
  const deleted = it.did(remove);
  expect(deleted).toMatchObject({ type: "card.deleted", from: "archived" });
  expect(it.board.cards.get(card("b"))).toMatchObject({ archivedAt: null, deletedAt: timeOf(deleted.seq) });
  expect(it.decide(remove)).toEqual(refuse("not_found", "cardId"));
  const again = it.did(archive);
  expect(again).toMatchObject({ type: "card.archived", from: "deleted" });
  expect(it.board.cards.get(card("b"))).toMatchObject({ archivedAt: timeOf(again.seq), deletedAt: null });
  expect(faultsOf(it.board)).toEqual([]);
});

test("looks at what is archived", () => {
  for (const command of [archive, remove]) expect(readsOf({ ...command, id: "" })).toEqual({ cards: [card("b")] });
});

describe("taking it back", () => {
  test("brings it back where it was, and away again", () => {
    const it = scene();
    const before = seen(it.board);
    const event = it.did(archive);
    const after = seen(it.board);
    const undone = it.undo(event);
    expect(seen(it.board)).toEqual(before);
    expect(it.undo(undone)).toMatchObject({ type: "card.archived" });
    expect(seen(it.board)).toEqual(after);
  });

  test("of what was deleted or archived goes back to that", () => {
    const it = archived();
    const deleted = it.did(remove);
    const rearchived = it.undo(deleted);
    expect(rearchived).toMatchObject({ type: "card.archived", from: "deleted" });
    expect(it.undo(rearchived)).toMatchObject({ type: "card.deleted", from: "archived" });
  });

  test("C10: not when somebody has brought it back, deleted it, or archived it again", () => {
    for (const theirs of [[restore], [remove], [restore, archive]]) {
      const it = scene();
      const event = it.did(archive);
      for (const command of theirs) it.did(command, EDITOR);
      expect(it.inverse(event)).toBeUndefined();
    }
  });

  test("C10: not when its column has gone", () => {
    const it = scene();
    const event = it.did(archive);
    const gone = it.did({ type: "column.archive", columnId: column("x") });
    expect(it.inverse(event)).toBeUndefined();
    it.undo(gone);
    expect(it.inverse(event)).toEqual(restore);
  });

  test("on a board that was loaded since and does not hold the card", () => {
    const it = scene();
    const event = it.did(archive);
    expect(invert(boardFrom(snapshotOf(it.board)), event)).toEqual(restore);
  });
});
