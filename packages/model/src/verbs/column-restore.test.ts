import { generateNKeysBetween } from "fractional-indexing";
import { describe, expect, test } from "vitest";
import { card, column, EDITOR, Scene, seen, snapshotOf, timeOf, whole } from "../../test/scene.ts";
import { BLANK_CARD } from "../board.ts";
import { apply } from "../commands.ts";
import { faultsOf } from "../invariants.ts";
import { MAX_COLUMNS } from "../limits.ts";
import { boardFrom, contentOf } from "../snapshot.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const restore = { type: "column.restore", columnId: column("x") } as const;

function deleted(): Scene {
  const scene = new Scene("xyz").with("x", "abc");
  scene.did({ type: "card.delete", cardId: card("b") });
  scene.did({ type: "column.delete", columnId: column("x") });
  return scene;
}

test("brings back the column where it was, with the cards that were in it and not in the trash", () => {
  const scene = deleted();
  const event = scene.did(restore);
  expect(event).toMatchObject({
    type: "column.restored",
    columnId: column("x"),
    column: { id: column("x"), title: "x", rank: "a0" },
    cards: [{ id: card("a") }, { id: card("c") }],
  });
  expect(scene.columns()).toBe("xyz");
  expect(scene.cards("x")).toBe("ac");
  expect(scene.board.liveColumn(column("x"))).toMatchObject({ updatedAt: timeOf(event.seq), deletedAt: null });
});

test("who opened the board after the deletion sees the same", () => {
  const scene = deleted();
  const late = boardFrom(snapshotOf(scene.board));
  expect(late.allColumns.has(column("x"))).toBe(false);
  apply(late, scene.did(restore));
  expect(contentOf(late)).toEqual(contentOf(scene.board));
  expect(faultsOf(late)).toEqual([]);
});

test("who opened the board after the deletion can take the preview of it back", () => {
  const scene = deleted();
  const late = boardFrom(snapshotOf(scene.board));
  const before = whole(late);
  late.begin();
  apply(late, scene.did(restore));
  late.rollback();
  expect(whole(late)).toEqual(before);
});

test("ten thousand cards come back to who never saw them, in order", () => {
  const scene = new Scene("x");
  const front = {
    columnId: column("x"),
    ...BLANK_CARD,
    title: "t",
    createdAt: timeOf(1),
    updatedAt: timeOf(1),
  };
  const cards = generateNKeysBetween(null, null, 10_000).map((rank, number) => ({
    ...front,
    id: `card ${number}`,
    rank,
    archivedAt: null,
    deletedAt: null,
  }));
  scene.board.putCards(cards);
  scene.did({ type: "column.delete", columnId: column("x") });
  const late = boardFrom(snapshotOf(scene.board));
  apply(late, scene.did(restore));
  expect(late.cardsIn(column("x"))).toEqual(scene.board.cardsIn(column("x")));
});

test("beside another column that has taken its rank", () => {
  const scene = new Scene("xyz");
  scene.did({ type: "column.delete", columnId: column("y") });
  scene.did({ type: "column.add", columnId: column("n"), title: "n", afterColumnId: column("x") });
  expect(scene.board.liveColumn(column("n"))?.rank).toBe(scene.board.allColumns.get(column("y"))?.rank);
  scene.did({ type: "column.restore", columnId: column("y") });
  expect(faultsOf(scene.board)).toEqual([]);
  expect(scene.columns()).toBe("xnyz");
});

test("C4: a column that is there is unchanged", () => {
  expect(new Scene().decide(restore)).toEqual(UNCHANGED);
});

test("refusals", () => {
  const scene = deleted();
  expect(scene.decide({ ...restore, columnId: column("q") })).toEqual(refuse("not_found", "columnId"));
  for (let number = 2; number < MAX_COLUMNS; number++) {
    scene.did({ type: "column.add", columnId: `column ${number}`, title: "t" });
  }
  expect(scene.decide(restore)).toEqual(refuse("board_full"));
});

describe("taking it back", () => {
  test("deletes it again, and back again", () => {
    const scene = deleted();
    const before = seen(scene.board);
    const event = scene.did(restore);
    const after = seen(scene.board);
    const undone = scene.undo(event);
    expect(seen(scene.board)).toEqual(before);
    scene.undo(undone);
    expect(seen(scene.board)).toEqual(after);
  });

  test("C10: not when somebody has put a card into it or given it another title", () => {
    for (const theirs of [
      { type: "card.restore", cardId: card("b") },
      { type: "card.add", cardId: card("n"), title: "n", columnId: column("x") },
      { type: "column.edit", columnId: column("x"), title: "Theirs" },
      { type: "column.delete", columnId: column("x") },
    ] as const) {
      const scene = deleted().withMembers();
      const event = scene.did(restore);
      scene.did(theirs, EDITOR);
      expect(scene.inverse(event)).toBeUndefined();
    }
  });
});
