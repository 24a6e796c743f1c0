import { describe, expect, test } from "vitest";
import {
  card,
  column,
  EDITOR,
  label,
  OWNER,
  Scene,
  STRANGER,
  seen,
  snapshotOf,
  TIGHT,
  timeOf,
  VIEWER,
} from "../../test/scene.ts";
import { invert, readsOf } from "../commands.ts";
import { faultsOf } from "../invariants.ts";
import { MAX_CARDS } from "../limits.ts";
import { boardFrom } from "../snapshot.ts";
import { refuse } from "../verb.ts";

const added = { type: "card.add", cardId: card("n"), title: "n" } as const;

test("makes a card", () => {
  const scene = new Scene();
  expect(scene.did({ ...added, columnId: column("y"), description: "text" })).toMatchObject({
    type: "card.added",
    cardId: card("n"),
    columnId: column("y"),
    title: "n",
    description: "text",
    rank: "a0",
  });
  expect(scene.board.liveCard(card("n"))).toEqual({
    id: card("n"),
    columnId: column("y"),
    title: "n",
    rank: "a0",
    hasDescription: true,
    description: "text",
    labelIds: [],
    assigneeIds: [],
    startAt: null,
    dueAt: null,
    doneAt: null,
    createdAt: timeOf(2),
    updatedAt: timeOf(2),
    archivedAt: null,
    deletedAt: null,
    checklists: [],
    ...{ itemCount: 0, doneCount: 0, commentCount: 0, attachmentCount: 0, cover: null },
  });
});

test("makes a card with labels, people and dates", () => {
  const scene = new Scene().withMembers();
  for (const letter of "lm") scene.did({ type: "label.add", labelId: label(letter), name: letter, color: "red" });
  const dates = { startAt: timeOf(100), dueAt: timeOf(200) };
  const sets = { labelIds: [label("m"), label("l")], assigneeIds: [VIEWER, OWNER] };
  const event = scene.did({ ...added, ...sets, ...dates });
  const made = { labelIds: [label("l"), label("m")], assigneeIds: [OWNER, VIEWER], ...dates };
  expect(scene.board.liveCard(card("n"))).toMatchObject({ ...made, doneAt: null });
  expect(scene.inverse(event)).toEqual({ type: "card.delete", cardId: card("n") });
  scene.did({ type: "card.unassign", cardId: card("n"), userId: OWNER });
  expect(scene.inverse(event)).toBeUndefined();
});

test.each([
  [{ labelIds: [label("l")] }, "labelIds"],
  [{ labelIds: [label("d")] }, "labelIds"],
  [{ assigneeIds: [STRANGER] }, "assigneeIds"],
])("refused with a label or a person that is not there: %o", (sets, field) => {
  const scene = new Scene().withMembers();
  scene.did({ type: "label.add", labelId: label("d"), name: "d", color: "red" });
  scene.did({ type: "label.delete", labelId: label("d") });
  expect(scene.decide({ ...added, ...sets })).toEqual(refuse("not_found", field));
});

test("without a column it goes to the first", () => {
  const scene = new Scene("xy");
  scene.did({ type: "column.move", columnId: column("y"), position: 0 });
  scene.did(added);
  expect(scene.cards("y")).toBe("n");
});

test.each(["", null])("description %o is none", (description) => {
  const event = new Scene().did({ ...added, description });
  expect(event).toMatchObject({ description: null });
});

describe("C7: where it goes", () => {
  test.each([
    [{}, "abcn"],
    [{ afterCardId: null }, "nabc"],
    [{ afterCardId: card("a") }, "anbc"],
    [{ afterCardId: card("z") }, "abcn"],
    [{ position: 0 }, "nabc"],
    [{ position: 1 }, "anbc"],
    [{ position: 99 }, "abcn"],
  ])("%o: %s", (where, cards) => {
    const scene = new Scene().with("x", "abc").with("y", "z");
    scene.did({ ...added, ...where });
    expect(scene.cards("x")).toBe(cards);
  });

  test("a deleted neighbour still says where", () => {
    const scene = new Scene().with("x", "abc");
    scene.did({ type: "card.delete", cardId: card("b") });
    scene.did({ ...added, afterCardId: card("b") });
    expect(scene.cards("x")).toBe("anc");
  });
});

test("refusals", () => {
  const scene = new Scene().with("x", "a");
  expect(scene.decide({ ...added, columnId: column("q") })).toEqual(refuse("not_found", "columnId"));
  expect(scene.decide({ ...added, afterCardId: card("q") })).toEqual(refuse("not_found", "afterCardId"));
  expect(scene.decide({ ...added, cardId: card("a") })).toEqual(refuse("id_taken", "cardId"));
  scene.did({ type: "card.delete", cardId: card("a") });
  expect(scene.decide({ ...added, cardId: card("a") })).toEqual(refuse("id_taken", "cardId"));
  scene.did({ type: "column.delete", columnId: column("y") });
  expect(scene.decide({ ...added, columnId: column("y") })).toEqual(refuse("not_found", "columnId"));
  expect(new Scene("").decide(added)).toEqual(refuse("not_found", "columnId"));
});

test("a board holds so many cards; one that goes to the trash makes room", () => {
  const scene = new Scene("x").with("x", "ab");
  const a = scene.board.cards.get(card("a"));
  if (!a) throw new Error("no card");
  const more = Array.from({ length: MAX_CARDS - 2 }, (_, index) => ({ ...a, id: `card ${index}`, rank: `b${index}` }));
  scene.board.putCards(more);
  expect(scene.decide(added)).toEqual(refuse("board_full"));
  scene.did({ type: "card.delete", cardId: card("b") });
  scene.did(added);
  expect(scene.decide({ type: "card.restore", cardId: card("b") })).toEqual(refuse("board_full"));
});

test("C8: says the new ranks of the cards that made room", () => {
  const scene = new Scene().with("x", "a");
  const [left, right] = TIGHT;
  const tight = { type: "card.added", columnId: column("x"), description: null } as const;
  scene.append({ ...tight, cardId: card("l"), title: "l", rank: left });
  scene.append({ ...tight, cardId: card("r"), title: "r", rank: right });
  const event = scene.did({ ...added, afterCardId: card("l") });
  expect(event).toMatchObject({ rank: "a2", respaced: { [card("l")]: "a1", [card("r")]: "a3" } });
  expect(scene.cards("x")).toBe("alnr");
  expect(faultsOf(scene.board)).toEqual([]);
});

test("looks at whether its id is free, and at its neighbour", () => {
  expect(readsOf({ ...added, id: "" })).toEqual({ cards: [card("n")] });
  expect(readsOf({ ...added, id: "", afterCardId: card("a") })).toEqual({ cards: [card("n"), card("a")] });
});

describe("taking it back", () => {
  test("puts it in the trash, and back again", () => {
    const scene = new Scene().with("x", "ab");
    const before = seen(scene.board);
    const event = scene.did({ ...added, position: 1, description: "text" });
    const after = seen(scene.board);
    const undone = scene.undo(event);
    expect(seen(scene.board)).toEqual(before);
    scene.undo(undone);
    expect(seen(scene.board)).toEqual(after);
  });

  test("C10: not when somebody has worked on it", () => {
    for (const theirs of [
      { type: "card.edit", cardId: card("n"), title: "theirs" },
      { type: "card.edit", cardId: card("n"), description: "theirs" },
      { type: "card.move", cardId: card("n"), columnId: column("y") },
      { type: "card.delete", cardId: card("n") },
    ] as const) {
      const scene = new Scene().withMembers();
      const event = scene.did(added);
      scene.did(theirs, EDITOR);
      expect(scene.inverse(event)).toBeUndefined();
      expect(invert(boardFrom(snapshotOf(scene.board)), event)).toBeUndefined();
    }
  });

  test("after what was done to it has been taken back", () => {
    const scene = new Scene();
    const event = scene.did(added);
    scene.undo(scene.did({ type: "card.edit", cardId: card("n"), title: "Other", description: "text" }));
    scene.undo(scene.did({ type: "card.move", cardId: card("n"), columnId: column("y") }));
    expect(scene.inverse(event)).toEqual({ type: "card.delete", cardId: card("n") });
  });
});
