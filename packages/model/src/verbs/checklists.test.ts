import { expect, test } from "vitest";
import { card, checklist, item, replayed, Scene, seen, timeOf, uuid } from "../../test/scene.ts";
import { checklistsOf, itemsOf } from "../checklist.ts";
import { apply, readsOf } from "../commands.ts";
import { MAX_CHECKLISTS, MAX_ITEMS } from "../limits.ts";
import { refuse, UNCHANGED } from "../verb.ts";

// checklist.add, .edit, .move, .delete and .restore

const cardId = card("a");
const onCard = (letter: string) => ({ cardId, checklistId: checklist(letter) });

/** A card with checklists named by the letters, each with an item of the same letter. */
function scene(letters = "lmn"): Scene {
  const scene = new Scene().with("x", "ab");
  for (const letter of letters) {
    scene.did({ type: "checklist.add", ...onCard(letter), title: letter });
    scene.did({ type: "item.add", ...onCard(letter), itemId: item(letter), text: letter });
  }
  return scene;
}

/** The titles of the card's checklists in order, in one word. */
function titles({ board }: Scene): string {
  return checklistsOf(board.cards.get(cardId) ?? {})
    .map(({ title }) => title)
    .join("");
}

function counts({ board }: Scene) {
  const found = board.cards.get(cardId);
  return found && [found.itemCount, found.doneCount];
}

test("is made at the end, at a place, or behind another", () => {
  const lists = scene();
  lists.did({ type: "checklist.add", ...onCard("e"), title: "e" });
  lists.did({ type: "checklist.add", ...onCard("p"), title: "p", position: 1 });
  lists.did({ type: "checklist.add", ...onCard("f"), title: "f", afterChecklistId: null });
  lists.did({ type: "checklist.add", ...onCard("g"), title: "g", afterChecklistId: checklist("m") });
  expect(titles(lists)).toBe("flpmgne");
  expect(lists.board.cards.get(cardId)?.updatedAt).toBe(timeOf(lists.board.seq));
});

test("refused on a card that is not there or is full, and for an id that is taken, by a deleted one too", () => {
  const lists = scene();
  const add = { type: "checklist.add", title: "x" } as const;
  expect(lists.decide({ ...add, ...onCard("z"), cardId: card("z") })).toEqual(refuse("not_found", "cardId"));
  expect(lists.decide({ ...add, ...onCard("z"), afterChecklistId: checklist("z") })).toEqual(
    refuse("not_found", "afterChecklistId"),
  );
  lists.did({ type: "checklist.delete", ...onCard("m") });
  for (const letter of "lm")
    expect(lists.decide({ ...add, ...onCard(letter) })).toEqual(refuse("id_taken", "checklistId"));
  for (let number = 2; number < MAX_CHECKLISTS; number++) {
    lists.did({ ...add, cardId, checklistId: uuid("a", 500 + number) });
  }
  expect(lists.decide({ ...add, ...onCard("z") })).toEqual(refuse("card_full"));
  expect(lists.decide({ type: "checklist.restore", ...onCard("m") })).toEqual(refuse("card_full"));
});

test("C10: a renaming says what was before, and is taken back unless somebody has renamed it since", () => {
  const lists = scene();
  const edit = { type: "checklist.edit", ...onCard("l") } as const;
  expect(lists.decide({ ...edit, title: "l" })).toEqual(UNCHANGED);
  const event = lists.did({ ...edit, title: "L" });
  expect(event).toMatchObject({ changes: { title: { from: "l", to: "L" } }, itemCount: 3 });
  expect(lists.inverse(event)).toEqual({ ...edit, title: "l" });
  lists.did({ ...edit, title: "Else" });
  expect(lists.inverse(event)).toBeUndefined();
});

test("C10: a move is taken back to where it was, unless it was moved again", () => {
  const lists = scene();
  expect(lists.decide({ type: "checklist.move", ...onCard("l"), position: 0 })).toEqual(UNCHANGED);
  const event = lists.did({ type: "checklist.move", ...onCard("l"), afterChecklistId: checklist("n") });
  expect(titles(lists)).toBe("mnl");
  lists.did({ type: "checklist.delete", ...onCard("m") });
  lists.undo(event);
  expect(titles(lists)).toBe("ln");
  const again = lists.did({ type: "checklist.move", ...onCard("l"), position: 1 });
  lists.did({ type: "checklist.move", ...onCard("l"), position: 0 });
  expect(lists.inverse(again)).toBeUndefined();
});

test("deleted, it has its items with it; restored, they are there again, in its place, also for who has never seen it", () => {
  const lists = scene();
  lists.did({ type: "item.edit", cardId, itemId: item("m"), isDone: true });
  expect(counts(lists)).toEqual([3, 1]);
  const before = seen(lists.board);
  const gone = lists.did({ type: "checklist.delete", ...onCard("m") });
  expect([titles(lists), counts(lists)]).toEqual(["ln", [2, 0]]);
  expect(lists.decide({ type: "item.edit", cardId, itemId: item("m"), text: "x" })).toEqual(
    refuse("not_found", "itemId"),
  );
  expect(lists.decide({ type: "checklist.edit", ...onCard("m"), title: "x" })).toEqual(
    refuse("not_found", "checklistId"),
  );
  // Who opened the card since: what is deleted was not sent.
  const late = replayed(lists.log);
  const found = late.cards.get(cardId);
  if (found) late.putCard({ ...found, checklists: checklistsOf(found) });
  const back = lists.undo(gone);
  apply(late, back);
  expect(seen(late)).toEqual(before);
  expect(seen(lists.board)).toEqual(before);
  expect(back).toMatchObject({ checklist: { title: "m", items: [{ text: "m" }] }, itemCount: 3, doneCount: 1 });
  expect(lists.decide({ type: "checklist.restore", ...onCard("m") })).toEqual(UNCHANGED);
});

test("counts are right where the checklists are not at hand", () => {
  const lists = scene();
  const blind = replayed(lists.log);
  const found = blind.cards.get(cardId);
  if (!found) throw new Error("The card is not there");
  const { checklists: _, ...front } = found;
  blind.putCard(front);
  const before = lists.log.length;
  lists.did({ type: "item.edit", cardId, itemId: item("l"), isDone: true });
  lists.did({ type: "checklist.delete", ...onCard("n") });
  for (const event of lists.log.slice(before)) apply(blind, event);
  expect(blind.cards.get(cardId)).toMatchObject({ itemCount: 2, doneCount: 1 });
  expect(blind.cards.get(cardId)?.checklists).toBeUndefined();
});

test("C10: who made a checklist takes it back while it is as it was made: empty, with its name", () => {
  const lists = scene("");
  const made = lists.did({ type: "checklist.add", ...onCard("l"), title: "l" });
  expect(lists.inverse(made)).toEqual({ type: "checklist.delete", ...onCard("l") });
  lists.did({ type: "item.add", ...onCard("l"), itemId: item("l"), text: "l" });
  expect(lists.inverse(made)).toBeUndefined();
  lists.did({ type: "item.delete", cardId, itemId: item("l") });
  expect(lists.inverse(made)).toEqual({ type: "checklist.delete", ...onCard("l") });
  lists.did({ type: "checklist.edit", ...onCard("l"), title: "L" });
  expect(lists.inverse(made)).toBeUndefined();
});

test("C10: a restoration is taken back while nobody has worked on the checklist", () => {
  const lists = scene("l");
  lists.did({ type: "checklist.delete", ...onCard("l") });
  const back = lists.did({ type: "checklist.restore", ...onCard("l") });
  expect(lists.inverse(back)).toEqual({ type: "checklist.delete", ...onCard("l") });
  lists.did({ type: "item.edit", cardId, itemId: item("l"), isDone: true });
  expect(lists.inverse(back)).toBeUndefined();
});

test("one whose items would not fit any more is not restored", () => {
  const lists = scene("lm");
  lists.did({ type: "checklist.delete", ...onCard("m") });
  const found = lists.board.cards.get(cardId);
  if (found) lists.board.putCard({ ...found, itemCount: MAX_ITEMS });
  expect(lists.decide({ type: "checklist.restore", ...onCard("m") })).toEqual(refuse("card_full"));
  expect(itemsOf(lists.board.cards.get(cardId)?.checklists?.[0] ?? { items: [] })).toHaveLength(1);
});

test("reads its card with what is inside, and whether its id is taken", () => {
  expect(readsOf({ id: "", type: "checklist.add", ...onCard("l"), title: "l" })).toEqual({
    texts: [cardId],
    checklists: [checklist("l")],
  });
});
