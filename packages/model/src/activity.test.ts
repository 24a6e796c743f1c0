import { expect, test } from "vitest";
import { card, column, EDITOR, label, OWNER, Scene, VIEWER } from "../test/scene.ts";
import { cardsOfEvent, KINDS, kindOf, namedIn, typesOf } from "./activity.ts";

test("each kind has its events, and each event one kind", () => {
  const types = KINDS.flatMap((kind) => typesOf(kind));
  expect(new Set(types).size).toBe(types.length);
  for (const kind of KINDS) {
    expect(typesOf(kind).length).toBeGreaterThan(0);
    for (const type of typesOf(kind)) expect(kindOf(type)).toBe(kind);
  }
});

test("an event belongs to the activity of the cards that it is about", () => {
  const scene = new Scene().with("x", "ab").withMembers();
  const moved = scene.did({ type: "card.move", cardId: card("a"), columnId: column("y") });
  expect(cardsOfEvent(moved)).toEqual([card("a")]);
  expect(cardsOfEvent(scene.did({ type: "column.edit", columnId: column("x"), title: "z" }))).toEqual([]);
  expect(cardsOfEvent(scene.did({ type: "board.edit", title: "Other" }))).toEqual([]);
});

test("a column that comes back with its cards, or is sorted, is no event of each of them", () => {
  const scene = new Scene().with("x", "ab");
  const sorted = scene.did({ type: "column.arrange", columnId: column("x"), cardIds: [card("b"), card("a")] });
  scene.did({ type: "column.delete", columnId: column("x") });
  const restored = scene.did({ type: "column.restore", columnId: column("x") });
  expect([sorted, restored].map(cardsOfEvent)).toEqual([[], []]);
});

test("an event names what it is told with", () => {
  const scene = new Scene().with("x", "a").withMembers();
  scene.did({ type: "label.add", labelId: label("l"), name: "Bug", color: "red" });
  const did = (command: Parameters<Scene["did"]>[0], actorId?: string) => namedIn(scene.did(command, actorId));
  expect(did({ type: "card.move", cardId: card("a"), columnId: column("y") })).toEqual({
    cards: [card("a")],
    columns: [column("x"), column("y")],
  });
  expect(did({ type: "card.label", cardId: card("a"), labelId: label("l") })).toEqual({
    cards: [card("a")],
    labels: [label("l")],
  });
  expect(did({ type: "card.assign", cardId: card("a"), userId: EDITOR })).toEqual({
    cards: [card("a")],
    users: [EDITOR],
  });
  expect(did({ type: "member.remove", userId: VIEWER })).toEqual({ users: [VIEWER] });
  scene.did({ type: "member.change", userId: EDITOR, role: "owner" });
  // The board passes on with it.
  expect(did({ type: "member.remove", userId: OWNER }, OWNER)).toEqual({ users: [OWNER, EDITOR] });
});
