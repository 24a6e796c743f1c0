import { describe, expect, test } from "vitest";
import { card, column, EDITOR, Scene, seen, TIGHT } from "../../test/scene.ts";
import { readsOf } from "../commands.ts";
import { faultsOf } from "../invariants.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const ids = (letters: string) => [...letters].map(card);
const move = (letters: string, columnLetter: string, after?: string | null) =>
  ({
    type: "cards.move",
    cardIds: ids(letters),
    columnId: column(columnLetter),
    ...(after !== undefined && { afterCardId: after && card(after) }),
  }) as const;

const scene = () => new Scene("xyz").with("x", "abcd").with("y", "ef").withMembers();

test("puts cards one behind the other, in the order that they are named, with one event", () => {
  for (const [command, x, y] of [
    [move("ca", "y", "e"), "bd", "ecaf"],
    [move("ac", "y", null), "bd", "acef"],
    [move("fb", "y"), "acd", "efb"],
    [move("db", "x", "a"), "adbc", "ef"],
    // After one that goes itself: after the one before it that stays.
    [move("bd", "x", "b"), "abdc", "ef"],
    [move("aab", "z"), "cd", "ef"],
  ] as const) {
    const it = scene();
    const { seq } = it.board;
    expect(it.did(command)).toMatchObject({ type: "cards.moved", seq: seq + 1 });
    expect([it.cards("x"), it.cards("y")]).toEqual([x, y]);
    expect(faultsOf(it.board)).toEqual([]);
  }
});

test("C4: cards that stand there already are unchanged", () => {
  const it = scene();
  expect(it.decide(move("ab", "x", null))).toEqual(UNCHANGED);
  expect(it.decide(move("cd", "x"))).toEqual(UNCHANGED);
  expect(it.decide(move("bc", "x", "a"))).toEqual(UNCHANGED);
});

test("cards that are gone are passed over, and what never was here is not found", () => {
  const it = scene();
  it.did({ type: "card.archive", cardId: card("b") });
  it.did({ type: "card.delete", cardId: card("c") });
  it.did(move("abcd", "y", null));
  expect([it.cards("x"), it.cards("y")]).toEqual(["", "adef"]);
  expect(it.decide(move("bc", "y"))).toEqual(refuse("not_found", "cardIds"));
  expect(it.decide(move("aq", "x"))).toEqual(refuse("not_found", "cardIds"));
  expect(it.decide(move("a", "q"))).toEqual(refuse("not_found", "columnId"));
  expect(it.decide(move("a", "x", "q"))).toEqual(refuse("not_found", "afterCardId"));
});

test("C8: others make room where there is none", () => {
  const it = new Scene("xy").with("y", "mn");
  const tight = { type: "card.added", columnId: column("x"), description: null } as const;
  const [left, right] = TIGHT;
  it.append({ ...tight, cardId: card("l"), title: "l", rank: left });
  it.append({ ...tight, cardId: card("r"), title: "r", rank: right });
  const before = seen(it.board);
  const event = it.did(move("mn", "x", "l"));
  expect(event).toHaveProperty("respaced");
  expect(it.cards("x")).toBe("lmnr");
  it.undo(event);
  expect(seen(it.board)).toEqual(before);
});

test("two thousand cards go in one", () => {
  const it = new Scene("xy");
  const cardIds = Array.from({ length: 2_000 }, (_, number) => `card ${number}`);
  for (const cardId of cardIds)
    it.append({
      type: "card.added",
      columnId: column("x"),
      description: null,
      cardId,
      title: cardId,
      rank: `a${cardId}`,
    });
  it.with("y", "ab");
  const before = seen(it.board);
  const event = it.did({ type: "cards.move", cardIds, columnId: column("y"), afterCardId: card("a") });
  expect(it.board.cardsIn(column("y"))).toHaveLength(2_002);
  expect(JSON.stringify(event).length).toBeLessThan(700_000);
  it.undo(event);
  expect(seen(it.board)).toEqual(before);
});

test("looks at what it names", () => {
  expect(readsOf({ ...move("ab", "x", "c"), id: "" })).toEqual({ cards: ids("abc") });
});

describe("taking it back", () => {
  test("puts each back where it was, from several columns, and there again", () => {
    const it = scene();
    const before = seen(it.board);
    const event = it.did(move("eadf", "z"));
    const after = seen(it.board);
    const undone = it.undo(event);
    expect(seen(it.board)).toEqual(before);
    it.undo(undone);
    expect(seen(it.board)).toEqual(after);
  });

  test("C10: leaves those that somebody has moved or archived since", () => {
    const it = scene();
    const event = it.did(move("abc", "z"));
    it.did({ type: "card.move", cardId: card("a"), columnId: column("y"), afterCardId: null }, EDITOR);
    it.did({ type: "card.archive", cardId: card("b") }, EDITOR);
    it.undo(event);
    expect([it.cards("x"), it.cards("y"), it.cards("z")]).toEqual(["cd", "aef", ""]);
    expect(it.inverse(event)).toBeUndefined();
  });

  test("C10: leaves those whose column is gone", () => {
    const it = scene();
    const event = it.did(move("ae", "z"));
    it.did({ type: "column.delete", columnId: column("x") }, EDITOR);
    it.undo(event);
    expect([it.cards("y"), it.cards("z")]).toEqual(["ef", "a"]);
  });
});
