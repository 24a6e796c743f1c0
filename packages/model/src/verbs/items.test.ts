import { expect, test } from "vitest";
import { card, checklist, EDITOR, GHOST, item, OWNER, replayed, Scene, STRANGER, timeOf } from "../../test/scene.ts";
import { checklistsOf, itemsOf } from "../checklist.ts";
import { apply, readsOf } from "../commands.ts";
import { MAX_ITEMS } from "../limits.ts";
import { refuse, UNCHANGED } from "../verb.ts";

// item.add, .edit, .move, .delete and .restore

const cardId = card("a");
const checklistId = checklist("l");
const onCard = (letter: string) => ({ cardId, itemId: item(letter) });
const MAY = "2026-05-01T09:00:00.000Z";

/** A card with the checklists l and m, items named by letters in the first. */
function scene(letters = "pqr"): Scene {
  const scene = new Scene().with("x", "ab").withMembers();
  for (const list of "lm") scene.did({ type: "checklist.add", cardId, checklistId: checklist(list), title: list });
  for (const letter of letters) scene.did({ type: "item.add", ...onCard(letter), checklistId, text: letter });
  return scene;
}

/** The items of the card's checklists in words, such as `pqr|`. */
function items({ board }: Scene): string {
  const lists = checklistsOf(board.cards.get(cardId) ?? {});
  return lists
    .map((list) =>
      itemsOf(list)
        .map(({ text }) => text)
        .join(""),
    )
    .join("|");
}

function counts({ board }: Scene) {
  const found = board.cards.get(cardId);
  return found && [found.itemCount, found.doneCount];
}

test("is made at the end, at a place, or behind another, for a member, until a day", () => {
  const list = scene();
  list.did({ type: "item.add", ...onCard("s"), checklistId, text: "s", position: 1 });
  list.did({ type: "item.add", ...onCard("t"), checklistId, text: "t", afterItemId: null });
  const made = list.did({ type: "item.add", ...onCard("u"), checklistId, text: "u", assigneeId: EDITOR, dueAt: MAY });
  expect(made).toMatchObject({ assigneeId: EDITOR, dueAt: MAY, itemCount: 6, doneCount: 0 });
  expect(items(list)).toBe("tpsqru|");
});

test("refused where its card, checklist, neighbour or assignee is not, for an id that is taken, and on a full card", () => {
  const list = scene();
  const add = { type: "item.add", ...onCard("z"), checklistId, text: "z" } as const;
  expect(list.decide({ ...add, cardId: card("z") })).toEqual(refuse("not_found", "cardId"));
  expect(list.decide({ ...add, cardId: card("b") })).toEqual(refuse("not_found", "checklistId"));
  expect(list.decide({ ...add, afterItemId: item("y") })).toEqual(refuse("not_found", "afterItemId"));
  for (const assigneeId of [STRANGER, GHOST]) {
    expect(list.decide({ ...add, assigneeId })).toEqual(refuse("not_found", "assigneeId"));
  }
  list.did({ type: "item.delete", ...onCard("q") });
  expect(list.decide({ ...add, ...onCard("q") })).toEqual(refuse("id_taken", "itemId"));
  const found = list.board.cards.get(cardId);
  if (found) list.board.putCard({ ...found, itemCount: MAX_ITEMS });
  expect(list.decide(add)).toEqual(refuse("card_full"));
  expect(list.decide({ type: "item.restore", ...onCard("q") })).toEqual(refuse("card_full"));
});

test("C16: a text that another has changed meanwhile is replaced, and the event keeps it and says so", () => {
  const list = scene();
  const edit = (text: string, base: string) => ({ type: "item.edit", ...onCard("p"), text, base }) as const;
  expect(list.did(edit("pp", "p"))).not.toHaveProperty("collided");
  const event = list.did(edit("ppp", "p"), EDITOR);
  expect(event).toMatchObject({ collided: true, changes: { text: { from: "pp", to: "ppp" } } });
  expect(items(list)).toBe("pppqr|");
  // Both made the same of it, or the later nothing at all: what is there stays.
  expect(list.decide(edit("ppp", "pp"))).toEqual(UNCHANGED);
  expect(list.decide(edit("p", "p"))).toEqual(UNCHANGED);
  expect(list.did({ ...edit("p", "p"), isDone: true })).toMatchObject({ changes: { doneAt: { from: null } } });
  expect(items(list)).toBe("pppqr|");
  list.undo(event);
  expect(items(list)).toBe("ppqr|");
});

test("ticked, it says when; unticked, it is open again; the card counts", () => {
  const list = scene();
  const tick = { type: "item.edit", ...onCard("p"), isDone: true } as const;
  const event = list.did(tick);
  expect(event).toMatchObject({
    text: "p",
    changes: { doneAt: { from: null, to: timeOf(event.seq) } },
    itemCount: 3,
    doneCount: 1,
  });
  expect(counts(list)).toEqual([3, 1]);
  expect(list.decide(tick)).toEqual(UNCHANGED);
  list.undo(event);
  expect(counts(list)).toEqual([3, 0]);
});

test("C10: takes back its own change, and leaves what others changed since", () => {
  const list = scene();
  const edit = { type: "item.edit", ...onCard("p") } as const;
  const event = list.did({ ...edit, text: "P", assigneeId: EDITOR, dueAt: MAY });
  expect(event).toMatchObject({ changes: { text: { from: "p", to: "P" }, dueAt: { from: null, to: MAY } } });
  list.did({ ...edit, text: "Else" }, EDITOR);
  expect(list.inverse(event)).toEqual({ ...edit, assigneeId: null, dueAt: null });
  list.did({ ...edit, assigneeId: null, dueAt: null }, EDITOR);
  expect(list.inverse(event)).toBeUndefined();
});

test("C10: whose it was before is nobody where they had left, and cannot be anybody who left since", () => {
  const list = scene();
  const edit = { type: "item.edit", ...onCard("p") } as const;
  const toEditor = list.did({ ...edit, assigneeId: EDITOR });
  list.did({ type: "member.remove", userId: EDITOR });
  expect(list.decide({ ...edit, assigneeId: null })).toEqual(UNCHANGED);
  const toOwner = list.did({ ...edit, assigneeId: OWNER });
  expect(toOwner).toMatchObject({ changes: { assigneeId: { from: null, to: OWNER } } });
  const back = list.undo(toOwner);
  expect(back).toMatchObject({ changes: { assigneeId: { from: OWNER, to: null } } });
  list.undo(back);
  list.did({ type: "member.add", userId: EDITOR, role: "editor" });
  list.undo(toOwner);
  expect(list.inverse(toEditor)).toBeUndefined();
  list.did({ ...edit, assigneeId: EDITOR });
  const toNobody = list.did({ ...edit, assigneeId: null });
  list.did({ type: "member.remove", userId: EDITOR });
  expect(list.inverse(toNobody)).toBeUndefined();
});

test("moves within its list and to another of its card, and back", () => {
  const list = scene();
  expect(list.decide({ type: "item.move", ...onCard("p"), position: 0 })).toEqual(UNCHANGED);
  const within = list.did({ type: "item.move", ...onCard("p"), afterItemId: item("q") });
  expect(items(list)).toBe("qpr|");
  const across = list.did({ type: "item.move", ...onCard("q"), checklistId: checklist("m") });
  expect([items(list), counts(list)]).toEqual(["pr|q", [3, 0]]);
  list.undo(across);
  expect(items(list)).toBe("qpr|");
  list.undo(within);
  expect(items(list)).toBe("pqr|");
  expect(list.decide({ type: "item.move", ...onCard("p"), checklistId: checklist("z") })).toEqual(
    refuse("not_found", "checklistId"),
  );
});

test("C10: a move is not taken back once the item was moved on, or its old list is deleted", () => {
  const list = scene();
  const move = { type: "item.move", ...onCard("q"), checklistId: checklist("m") } as const;
  const event = list.did(move);
  list.did({ type: "checklist.delete", cardId, checklistId });
  expect(list.inverse(event)).toBeUndefined();
  list.did({ type: "checklist.restore", cardId, checklistId });
  list.did({ ...move, checklistId, position: 0 });
  expect(list.inverse(event)).toBeUndefined();
});

test("deleted and restored, it is where it was, also for who has never seen it; not without its list", () => {
  const list = scene();
  const gone = list.did({ type: "item.delete", ...onCard("q") });
  expect(gone).toMatchObject({ text: "q", itemCount: 2 });
  expect([items(list), counts(list)]).toEqual(["pr|", [2, 0]]);
  expect(list.decide({ type: "item.delete", ...onCard("q") })).toEqual(refuse("not_found", "itemId"));
  const late = replayed(list.log);
  const found = late.cards.get(cardId);
  const lists = checklistsOf(found ?? {}).map((each) => ({ ...each, items: itemsOf(each) }));
  if (found) late.putCard({ ...found, checklists: lists });
  const back = list.undo(gone);
  apply(late, back);
  expect(items(list)).toBe("pqr|");
  expect(itemsOf(late.cards.get(cardId)?.checklists?.[0] ?? { items: [] }).map(({ text }) => text)).toEqual([
    ...["p", "q", "r"],
  ]);
  expect(list.inverse(back)).toEqual({ type: "item.delete", ...onCard("q") });
  list.did({ type: "item.edit", ...onCard("q"), isDone: true });
  expect(list.inverse(back)).toBeUndefined();
  list.did({ type: "item.delete", ...onCard("q") });
  list.did({ type: "checklist.delete", cardId, checklistId });
  expect(list.decide({ type: "item.restore", ...onCard("q") })).toEqual(refuse("not_found", "checklistId"));
});

test("C10: who made an item takes it back while nobody has worked on it", () => {
  const list = scene("");
  const made = list.did({ type: "item.add", ...onCard("p"), checklistId, text: "p" });
  expect(list.inverse(made)).toEqual({ type: "item.delete", ...onCard("p") });
  list.did({ type: "item.edit", ...onCard("p"), isDone: true }, EDITOR);
  expect(list.inverse(made)).toBeUndefined();
});

test("reads its card with what is inside, and whether its id is taken", () => {
  const add = { id: "", type: "item.add", ...onCard("p"), checklistId, text: "p" } as const;
  expect(readsOf(add)).toEqual({ texts: [cardId], items: [item("p")] });
});
