import { expect, test } from "vitest";
import { card, label, OWNER, Scene, seen, timeOf, uuid } from "../test/scene.ts";
import { checklistRowOf, checklistsOf } from "./checklist.ts";
import { invert } from "./commands.ts";
import { copyOfCard, labelsThere } from "./copy-card.ts";
import { faultsOf } from "./invariants.ts";
import { refuse } from "./verb.ts";

const LISTS = [
  {
    checklistId: uuid("f", 100 + 1),
    title: "Buy",
    items: [
      { itemId: uuid("f", 200 + 1), text: "milk", dueAt: timeOf(300) },
      { itemId: uuid("f", 200 + 2), text: "bread" },
    ],
  },
  { checklistId: uuid("f", 100 + 2), title: "Ask", items: [] },
];
const added = { type: "card.add", cardId: card("n"), title: "n", checklists: LISTS } as const;

const inside = (scene: Scene, letter: string) =>
  checklistsOf(scene.board.liveCard(card(letter)) ?? {}).map(({ title, items }) => [
    title,
    ...items.map(({ text, doneAt, dueAt }) => [text, doneAt, dueAt]),
  ]);

test("a card can be made with checklists, in their order", () => {
  const scene = new Scene();
  scene.did(added);
  expect(inside(scene, "n")).toEqual([["Buy", ["milk", null, timeOf(300)], ["bread", null, null]], ["Ask"]]);
  expect(scene.board.liveCard(card("n"))).toMatchObject({ itemCount: 2, doneCount: 0 });
  expect(faultsOf(scene.board)).toEqual([]);
});

test("checklists need ids that are new, and items that a card can hold", () => {
  const scene = new Scene();
  const [list] = LISTS;
  if (!list) throw new Error("There is none");
  expect(scene.decide({ ...added, checklists: [list, { ...list, items: [] }] })).toEqual(
    refuse("id_taken", "checklists"),
  );
  const items = Array.from({ length: 501 }, (_, at) => ({ itemId: uuid("f", 1000 + at), text: "x" }));
  const halves = [items.slice(0, 250), items.slice(250)];
  const checklists = halves.map((some, at) => ({ checklistId: uuid("f", 100 + at), title: "x", items: some }));
  expect(scene.decide({ ...added, checklists })).toEqual(refuse("card_full"));
});

test("making it is taken back until somebody works on its checklists", () => {
  const scene = new Scene().withMembers();
  const event = scene.did(added);
  expect(invert(scene.board, event)).toEqual({ type: "card.delete", cardId: card("n") });
  scene.did({ type: "item.edit", cardId: card("n"), itemId: uuid("f", 200 + 1), isDone: true });
  expect(invert(scene.board, event)).toBeUndefined();
  scene.did({ type: "item.edit", cardId: card("n"), itemId: uuid("f", 200 + 1), isDone: false });
  expect(invert(scene.board, event)).toEqual({ type: "card.delete", cardId: card("n") });
  scene.did({ type: "checklist.delete", cardId: card("n"), checklistId: uuid("f", 100 + 2) });
  expect(invert(scene.board, event)).toBeUndefined();
});

test("a copy of a card begins anew, with ids of its own", () => {
  const scene = new Scene("x").withMembers();
  scene.did({ type: "label.add", labelId: label("l"), name: "l", color: "red" });
  const sets = { labelIds: [label("l")], assigneeIds: [OWNER] };
  scene.did({ ...added, ...sets, description: "text", startAt: timeOf(100), dueAt: timeOf(200) });
  scene.did({ type: "card.edit", cardId: card("n"), isDone: true });
  scene.did({ type: "item.edit", cardId: card("n"), itemId: uuid("f", 200 + 1), isDone: true, assigneeId: OWNER });
  scene.did({ type: "item.delete", cardId: card("n"), itemId: uuid("f", 200 + 2) });
  scene.did({ type: "checklist.delete", cardId: card("n"), checklistId: uuid("f", 100 + 2) });
  const source = scene.board.liveCard(card("n"));
  if (!source) throw new Error("It is not there");
  let count = 0;
  const checklists = checklistsOf(source).map(checklistRowOf);
  const copied = copyOfCard({ ...source, description: "text", checklists, attachments: [] }, source.labelIds, () =>
    uuid("f", 300 + ++count),
  );
  scene.did({ type: "card.add", cardId: card("m"), ...copied, afterCardId: card("n") });
  expect(scene.board.liveCard(card("m"))).toMatchObject({
    ...{ title: "n", description: "text", labelIds: [label("l")], assigneeIds: [] },
    ...{ startAt: timeOf(100), dueAt: timeOf(200), doneAt: null, itemCount: 1, doneCount: 0 },
  });
  expect(inside(scene, "m")).toEqual([["Buy", ["milk", null, timeOf(300)]]]);
  expect(checklistsOf(scene.board.liveCard(card("m")) ?? {})[0]).toMatchObject({
    id: uuid("f", 300 + 1),
    items: [{ id: uuid("f", 300 + 2), assigneeId: null }],
  });
  expect(seen(scene.board).cards.map(({ title }) => title)).toEqual(["n", "n"]);
  expect(faultsOf(scene.board)).toEqual([]);
});

test("on another board it has the labels of the same name and colour", () => {
  const labels = [
    { id: label("a"), name: "Bug", color: "red" },
    { id: label("b"), name: "Bug", color: "amber" },
    { id: label("c"), name: "Idea", color: "red" },
  ] as const;
  const there = [
    { id: label("x"), name: "Bug", color: "red" },
    { id: label("y"), name: "Idea", color: "teal" },
  ] as const;
  expect(labelsThere(labels, there)).toEqual({ labelIds: [label("x")], left: labels.slice(1) });
});
