import { expect, test } from "vitest";
import { card, EDITOR, label, OWNER, Scene, STRANGER, timeOf } from "../../test/scene.ts";
import type { CommandBody } from "../commands.ts";
import { refuse, UNCHANGED } from "../verb.ts";

// Putting something on a card and taking it off: a label, a person.

interface Pair {
  readonly name: string;
  readonly put: Extract<CommandBody, { type: "card.label" | "card.assign" }>;
  readonly take: Extract<CommandBody, { type: "card.unlabel" | "card.unassign" }>;
  readonly field: "labelIds" | "assigneeIds";
  readonly id: string;
  /** The command names something that is not there. */
  readonly missing: object;
  readonly missingField: string;
}

const PAIRS: readonly Pair[] = [
  {
    name: "a label",
    put: { type: "card.label", cardId: card("a"), labelId: label("l") },
    take: { type: "card.unlabel", cardId: card("a"), labelId: label("l") },
    field: "labelIds",
    id: label("l"),
    missing: { labelId: label("q") },
    missingField: "labelId",
  },
  {
    name: "a person",
    put: { type: "card.assign", cardId: card("a"), userId: EDITOR },
    take: { type: "card.unassign", cardId: card("a"), userId: EDITOR },
    field: "assigneeIds",
    id: EDITOR,
    missing: { userId: STRANGER },
    missingField: "userId",
  },
];

function scene(): Scene {
  const scene = new Scene().with("x", "ab").withMembers();
  scene.did({ type: "label.add", labelId: label("l"), name: "Bug", color: "red" });
  return scene;
}

test.each(PAIRS)("$name is put on a card and taken off, once each", ({ put, take, field, id }) => {
  const board = scene();
  expect(board.decide(take)).toEqual(UNCHANGED);
  const { seq } = board.did(put);
  expect(board.board.liveCard(card("a"))).toMatchObject({ [field]: [id], updatedAt: timeOf(seq) });
  expect(board.decide(put)).toEqual(UNCHANGED);
  board.did(take);
  expect(board.board.liveCard(card("a"))?.[field]).toEqual([]);
});

test.each(PAIRS)("$name: what is not there is not found", ({ put, take, missing, missingField }) => {
  const board = scene();
  for (const body of [put, take]) {
    expect(board.decide({ ...body, ...missing })).toEqual(refuse("not_found", missingField));
    expect(board.decide({ ...body, cardId: card("q") })).toEqual(refuse("not_found", "cardId"));
  }
  board.did({ type: "card.delete", cardId: card("a") });
  for (const body of [put, take]) expect(board.decide(body)).toEqual(refuse("not_found", "cardId"));
});

test.each(PAIRS)("C10: $name: each takes back the other, and nothing when somebody has done so", ({ put, take }) => {
  const board = scene();
  const done = board.did(put);
  expect(board.inverse(done)).toEqual(take);
  const undone = board.did(take);
  expect(board.inverse(done)).toBeUndefined();
  expect(board.inverse(undone)).toEqual(put);
  board.did(put);
  expect(board.inverse(undone)).toBeUndefined();
});

test("who is sent away is on no card, and on all of them again when they are back", () => {
  const board = scene();
  board.did({ type: "card.assign", cardId: card("a"), userId: EDITOR });
  const removed = board.did({ type: "member.remove", userId: EDITOR });
  expect(board.decide({ type: "card.assign", cardId: card("b"), userId: EDITOR })).toEqual(
    refuse("not_found", "userId"),
  );
  expect(board.undo(removed, OWNER)).toMatchObject({ type: "member.added", cardIds: [card("a")] });
  expect(board.decide({ type: "card.assign", cardId: card("a"), userId: EDITOR })).toEqual(UNCHANGED);
});

test("a deactivated member can be taken off a card, and put on none", () => {
  const board = scene();
  board.did({ type: "card.assign", cardId: card("a"), userId: EDITOR });
  board.append({ type: "member.deactivated", userId: EDITOR }, EDITOR);
  expect(board.decide({ type: "card.assign", cardId: card("b"), userId: EDITOR })).toEqual(
    refuse("not_found", "userId"),
  );
  board.did({ type: "card.unassign", cardId: card("a"), userId: EDITOR });
});
