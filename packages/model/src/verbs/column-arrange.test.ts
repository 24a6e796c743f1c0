import { expect, test } from "vitest";
import { card, column, Scene, seen } from "../../test/scene.ts";
import { readsOf } from "../commands.ts";
import { faultsOf } from "../invariants.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const arrange = (letters: string, columnLetter = "x") => {
  return { type: "column.arrange", columnId: column(columnLetter), cardIds: [...letters].map(card) } as const;
};

test("puts the cards into the order that is asked for, and says of those alone that went elsewhere", () => {
  const scene = new Scene().with("x", "abcd");
  const ranks = scene.board.cardsIn(column("x")).map(({ rank }) => rank);
  const event = scene.did(arrange("bacd"));
  expect(scene.cards("x")).toBe("bacd");
  expect(event).toMatchObject({
    from: { [card("a")]: ranks[0], [card("b")]: ranks[1] },
    to: { [card("a")]: ranks[1], [card("b")]: ranks[0] },
  });
  expect(faultsOf(scene.board)).toEqual([]);
});

test("cards that are not named come behind, in their order; named twice counts once", () => {
  const scene = new Scene().with("x", "abcd");
  scene.did(arrange("dcdc"));
  expect(scene.cards("x")).toBe("dcab");
});

test("a card that went to another column meanwhile, or into the trash, is passed over", () => {
  const scene = new Scene().with("x", "abc").with("y", "d");
  scene.did({ type: "card.move", cardId: card("b"), columnId: column("y") });
  scene.did({ type: "card.delete", cardId: card("a") });
  scene.with("x", "e");
  scene.did(arrange("ebac"));
  expect([scene.cards("x"), scene.cards("y")]).toEqual(["ec", "db"]);
});

test("C4: the order that it has is unchanged; what is not on the board is not found", () => {
  const scene = new Scene().with("x", "abc");
  expect(scene.decide(arrange("abc"))).toEqual(UNCHANGED);
  expect(scene.decide(arrange("a", "q"))).toEqual(refuse("not_found", "columnId"));
  expect(scene.decide(arrange("aq"))).toEqual(refuse("not_found", "cardIds"));
});

test("C10: is taken back and done again", () => {
  const scene = new Scene().with("x", "abcd");
  const before = seen(scene.board);
  const event = scene.did(arrange("dbca"));
  const undone = scene.undo(event);
  expect(seen(scene.board)).toEqual(before);
  scene.undo(undone);
  expect(scene.cards("x")).toBe("dbca");
});

test("C10: taking it back leaves what others did since", () => {
  const scene = new Scene().with("x", "abcd");
  const event = scene.did(arrange("dcba"));
  scene.did({ type: "card.move", cardId: card("c"), columnId: column("y") });
  scene.did({ type: "card.move", cardId: card("a"), columnId: column("x"), position: 0 });
  scene.undo(event);
  expect(scene.cards("x")).toBe("abd");
  expect(scene.inverse(event)).toBeUndefined();
});

test("looks whether the cards are on this board", () => {
  expect(readsOf({ ...arrange("ab"), id: "" })).toEqual({ cards: [card("a"), card("b")] });
});
