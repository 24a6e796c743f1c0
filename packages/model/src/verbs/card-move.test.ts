import { describe, expect, test } from "vitest";
import { card, column, EDITOR, Scene, seen, snapshotOf, TIGHT, timeOf, whole } from "../../test/scene.ts";
import { apply, readsOf } from "../commands.ts";
import { faultsOf } from "../invariants.ts";
import { boardFrom, contentOf } from "../snapshot.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const move = { type: "card.move", cardId: card("b"), columnId: column("x") } as const;

const scene = () => new Scene().with("x", "abcd").with("y", "yz").withMembers();

/** Column x holds a, l and r, and there is no room between l and r. */
function crammed(): Scene {
  const scene = new Scene().with("x", "a").with("y", "z").withMembers();
  const [left, right] = TIGHT;
  const tight = { type: "card.added", columnId: column("x"), description: null } as const;
  scene.append({ ...tight, cardId: card("l"), title: "l", rank: left });
  scene.append({ ...tight, cardId: card("r"), title: "r", rank: right });
  return scene;
}

test("C10: says where it was and where it is; no other row changes", () => {
  const it = scene();
  const others = [...it.board.cards.values()].filter(({ id }) => id !== card("b"));
  const event = it.did({ ...move, columnId: column("y"), afterCardId: card("y") });
  expect(event).toMatchObject({
    type: "card.moved",
    cardId: card("b"),
    from: { columnId: column("x"), rank: "a1", afterCardId: card("a") },
    columnId: column("y"),
    rank: "a0V",
  });
  expect(it.board.liveCard(card("b"))).toMatchObject({ columnId: column("y"), updatedAt: timeOf(event.seq) });
  expect(others.every((row) => it.board.cards.get(row.id) === row)).toBe(true);
});

describe("C7: where it goes in its own column", () => {
  test.each([
    [{}, "acdb"],
    [{ afterCardId: null }, "bacd"],
    [{ afterCardId: card("c") }, "acbd"],
    [{ afterCardId: card("d") }, "acdb"],
    [{ afterCardId: card("z") }, "acdb"],
    [{ position: 0 }, "bacd"],
    [{ position: 2 }, "acbd"],
    [{ position: 99 }, "acdb"],
  ])("%o: %s", (where, cards) => {
    const it = scene();
    it.did({ ...move, ...where });
    expect(it.cards("x")).toBe(cards);
  });
});

describe("C7: where it goes in another column", () => {
  test.each([
    [{}, "yzb"],
    [{ afterCardId: null }, "byz"],
    [{ afterCardId: card("y") }, "ybz"],
    [{ afterCardId: card("a") }, "yzb"],
    [{ afterCardId: card("b") }, "yzb"],
    [{ position: 1 }, "ybz"],
    [{ position: 99 }, "yzb"],
  ])("%o: %s", (where, cards) => {
    const it = scene();
    it.did({ ...move, columnId: column("y"), ...where });
    expect(it.cards("y")).toBe(cards);
    expect(it.cards("x")).toBe("acd");
  });

  test("a deleted neighbour still says where", () => {
    const it = scene();
    it.did({ type: "card.delete", cardId: card("y") });
    it.did({ ...move, columnId: column("y"), afterCardId: card("y") });
    expect(it.cards("y")).toBe("bz");
  });
});

test.each([{ afterCardId: card("a") }, { afterCardId: card("b") }, { position: 1 }])(
  "C4: %o is where it is: unchanged",
  (where) => {
    expect(scene().decide({ ...move, ...where })).toEqual(UNCHANGED);
  },
);

test("refusals", () => {
  const it = scene();
  expect(it.decide({ ...move, cardId: card("q") })).toEqual(refuse("not_found", "cardId"));
  expect(it.decide({ ...move, columnId: column("q") })).toEqual(refuse("not_found", "columnId"));
  expect(it.decide({ ...move, afterCardId: card("q") })).toEqual(refuse("not_found", "afterCardId"));
  it.did({ type: "column.delete", columnId: column("y") });
  expect(it.decide({ ...move, columnId: column("y") })).toEqual(refuse("not_found", "columnId"));
  it.did({ type: "card.delete", cardId: card("b") });
  expect(it.decide(move)).toEqual(refuse("not_found", "cardId"));
});

test("looks at its neighbour, which may be in the trash", () => {
  expect(readsOf({ ...move, id: "" })).toEqual({});
  expect(readsOf({ ...move, id: "", afterCardId: card("a") })).toEqual({ cards: [card("a")] });
});

describe("C8: making room", () => {
  test("says the new ranks, and everybody gets the same board", () => {
    const it = crammed();
    const late = boardFrom(snapshotOf(it.board));
    const event = it.did({ ...move, cardId: card("z"), afterCardId: card("l") });
    expect(event).toMatchObject({ rank: "a2", respaced: { [card("l")]: "a1", [card("r")]: "a3" } });
    expect(it.cards("x")).toBe("alzr");
    apply(late, event);
    expect(contentOf(late)).toEqual(contentOf(it.board));
    expect(faultsOf(it.board)).toEqual([]);
  });

  test("leaves `updatedAt` of the cards that made room", () => {
    const it = crammed();
    const before = it.board.liveCard(card("l"));
    it.did({ ...move, cardId: card("z"), afterCardId: card("l") });
    expect(it.board.liveCard(card("l"))).toEqual({ ...before, rank: "a1" });
  });

  test("is taken back by a rollback, too", () => {
    const it = crammed();
    const before = whole(it.board);
    it.board.begin();
    it.did({ ...move, cardId: card("a"), afterCardId: card("l") });
    it.board.rollback();
    expect(whole(it.board)).toEqual(before);
  });
});

describe("taking it back", () => {
  test.each([{ position: 3 }, { afterCardId: null }, { columnId: column("y"), position: 1 }])(
    "%o: puts it where it was, and back again",
    (where) => {
      const it = scene();
      const before = seen(it.board);
      const event = it.did({ ...move, ...where });
      const after = seen(it.board);
      const undone = it.undo(event);
      expect(seen(it.board)).toEqual(before);
      it.undo(undone);
      expect(seen(it.board)).toEqual(after);
    },
  );

  test("C10: not when somebody has moved it on, in its column or to another, or deleted it", () => {
    for (const theirs of [
      { ...move, position: 2 },
      { ...move, columnId: column("y") },
      { type: "card.delete", cardId: card("b") },
    ] as const) {
      const it = scene();
      const event = it.did({ ...move, position: 3 });
      it.did(theirs, EDITOR);
      expect(it.inverse(event)).toBeUndefined();
    }
  });

  test("C10: not into a column that has been deleted", () => {
    const it = scene();
    const event = it.did({ ...move, columnId: column("y") });
    it.did({ type: "column.delete", columnId: column("x") });
    expect(it.inverse(event)).toBeUndefined();
  });

  test("C10: a neighbour that has moved on since does not draw it along", () => {
    const it = scene();
    const event = it.did({ ...move, columnId: column("y") });
    it.did({ ...move, cardId: card("a"), position: 3 }, EDITOR);
    it.undo(event);
    expect(it.cards("x")).toBe("bcda");
  });

  test.each([
    ["deleted", { type: "card.delete", cardId: card("a") }, "bcd"],
    ["gone to another column", { ...move, cardId: card("a"), columnId: column("y") }, "bcd"],
    ["followed by a new card", { type: "card.add", cardId: card("n"), title: "n", position: 1 }, "abncd"],
  ] as const)("the neighbour is %s", (_, theirs, cards) => {
    const it = scene();
    const event = it.did({ ...move, position: 3 });
    it.did(theirs, EDITOR);
    it.undo(event);
    expect(it.cards("x")).toBe(cards);
  });

  test("nothing is left to do when others have moved on what it went past", () => {
    const it = scene();
    const event = it.did({ ...move, afterCardId: card("c") });
    it.did({ ...move, cardId: card("c"), afterCardId: card("b") }, EDITOR);
    const command = it.inverse(event);
    expect(command && it.decide(command)).toEqual(UNCHANGED);
  });

  test("C8: where cards had to make room", () => {
    const it = crammed();
    const event = it.did({ ...move, cardId: card("a"), afterCardId: card("l") });
    expect(event).toHaveProperty("respaced");
    expect(it.cards("x")).toBe("lar");
    const undone = it.undo(event);
    expect(it.cards("x")).toBe("alr");
    it.undo(undone);
    expect(it.cards("x")).toBe("lar");
  });

  test("C8: where cards had to make room and the neighbour is gone", () => {
    const it = crammed();
    const event = it.did({ ...move, cardId: card("a"), afterCardId: card("l") });
    it.undo(event);
    const again = it.did({ ...move, cardId: card("a"), position: 2 });
    it.did({ type: "card.delete", cardId: card("l") });
    it.undo(again);
    expect(it.cards("x")).toBe("ar");
    expect(faultsOf(it.board)).toEqual([]);
  });
});
