import { beforeEach, expect, test } from "vitest";
import { card, column, comment, EDITOR, item, OWNER, Scene, timeOf, VIEWER } from "../../test/scene.ts";
import { commentRowOf, commentsOf } from "../comment.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const on = { cardId: card("a"), commentId: comment("c") };
const added = { type: "comment.add", ...on, text: "What of it?" } as const;
const edit = { type: "comment.edit", ...on } as const;
const remove = { type: "comment.delete", ...on } as const;
const restore = { type: "comment.restore", ...on } as const;

let scene: Scene;

beforeEach(() => {
  scene = new Scene().withMembers().with("x", "ab");
});

const texts = (of = scene) => commentsOf(of.board, on.cardId).map(({ text }) => text);
const count = (of = scene) => of.board.liveCard(on.cardId)?.commentCount;

test("a comment is its author's, and counted on its card", () => {
  const event = scene.did(added, EDITOR);
  expect(scene.board.comments.get(on.commentId)).toEqual({
    id: on.commentId,
    cardId: on.cardId,
    authorId: EDITOR,
    text: "What of it?",
    createdAt: event.at,
    editedAt: null,
    deletedAt: null,
    deletedById: null,
  });
  expect(count()).toBe(1);
  expect(scene.board.liveCard(on.cardId)?.updatedAt).toBe(event.at);
});

test("those of a card are in the order of their making, and of no other", () => {
  for (const letter of "zcm") scene.did({ ...added, commentId: comment(letter), text: letter });
  scene.did({ ...added, cardId: card("b"), commentId: comment("o"), text: "elsewhere" });
  expect(texts()).toEqual(["z", "c", "m"]);
  expect(count()).toBe(3);
});

test("refused where the card is not on the board, and with an id that is taken", () => {
  expect(scene.decide({ ...added, cardId: card("n") })).toEqual(refuse("not_found", "cardId"));
  scene.did(added);
  expect(scene.decide({ ...added, cardId: card("b") })).toEqual(refuse("id_taken", "commentId"));
  scene.did({ type: "column.delete", columnId: column("x") });
  expect(scene.decide({ ...added, commentId: comment("d") })).toEqual(refuse("not_found", "cardId"));
});

test("only its author gives it another text", () => {
  scene.did(added, EDITOR);
  expect(scene.decide({ ...edit, text: "No" }, OWNER)).toEqual(refuse("forbidden"));
  expect(scene.decide({ ...edit, text: added.text }, EDITOR)).toEqual(UNCHANGED);
  const event = scene.did({ ...edit, text: "So what?" }, EDITOR);
  expect(event).toMatchObject({ changes: { text: { from: "What of it?", to: "So what?" } } });
  expect(scene.board.comments.get(on.commentId)).toMatchObject({ text: "So what?", editedAt: event.at });
});

test("its author deletes it and so does any owner, and nobody else; what an owner took away only an owner brings back", () => {
  scene.did(added, EDITOR);
  scene.did({ type: "member.change", userId: VIEWER, role: "editor" });
  expect(scene.decide(remove, VIEWER)).toEqual(refuse("forbidden"));
  for (const person of [EDITOR, OWNER]) {
    expect(scene.did(remove, person)).toMatchObject({ authorId: EDITOR, commentCount: 0 });
    expect([texts(), count()]).toEqual([[], 0]);
    expect(scene.decide(restore, VIEWER)).toEqual(refuse("forbidden"));
    if (person === OWNER) expect(scene.decide(restore, EDITOR)).toEqual(refuse("forbidden"));
    scene.did(restore, OWNER);
    expect([texts(), count()]).toEqual([["What of it?"], 1]);
  }
  scene.did(remove, EDITOR);
  scene.did(restore, EDITOR);
  expect(texts()).toEqual(["What of it?"]);
});

test("what was deleted is neither edited nor deleted again, and what is there is not restored", () => {
  scene.did(added);
  expect(scene.decide(restore)).toEqual(UNCHANGED);
  scene.did(remove);
  expect(scene.decide({ ...edit, text: "x" })).toEqual(refuse("not_found", "commentId"));
  expect(scene.decide(remove)).toEqual(refuse("not_found", "commentId"));
});

test("a comment is found on its own card alone", () => {
  scene.did(added);
  for (const command of [{ ...edit, text: "x" }, remove, restore]) {
    expect(scene.decide({ ...command, cardId: card("b") })).toEqual(refuse("not_found", "commentId"));
    expect(scene.decide({ ...command, commentId: item("c") })).toEqual(refuse("not_found", "commentId"));
  }
});

test("its restoration carries it, and the counts are right, for who has not read the card", () => {
  scene.did(added);
  scene.did({ ...added, commentId: comment("d"), text: "And?" });
  scene.did(remove);
  scene.board.comments.clear();
  // As the server does with what a command names.
  const row = { id: on.commentId, cardId: on.cardId, authorId: OWNER, text: "What of it?", createdAt: timeOf(6) };
  scene.board.comments.put({ ...row, editedAt: null, deletedAt: timeOf(8), deletedById: OWNER });
  const event = scene.decide(restore);
  scene.board.comments.clear();
  if (event.outcome !== "applied") throw new Error("It was not applied");
  expect(event.event).toMatchObject({ comment: { ...row, editedAt: null }, commentCount: 2 });
  scene.append(event.event);
  expect([texts(), count()]).toEqual([["What of it?"], 2]);
  const [restored] = commentsOf(scene.board, on.cardId);
  expect(restored && commentRowOf(restored)).toEqual({ ...row, editedAt: null });
});

test("C10: takes back an addition, a text and a deletion", () => {
  const addition = scene.did(added);
  const change = scene.did({ ...edit, text: "So what?" });
  expect(scene.inverse(addition)).toBeUndefined();
  scene.undo(change);
  expect(texts()).toEqual(["What of it?"]);
  scene.undo(addition);
  expect(texts()).toEqual([]);
  const back = scene.did(restore);
  expect(texts()).toEqual(["What of it?"]);
  scene.undo(back);
  const again = scene.did(restore);
  const deletion = scene.did(remove);
  expect(scene.inverse(again)).toBeUndefined();
  scene.undo(deletion);
  expect(texts()).toEqual(["What of it?"]);
});

test("C10: a deletion that somebody took back and did again is not taken back, nor one on a card that has gone", () => {
  scene.did(added);
  const deletion = scene.did(remove);
  scene.did(restore);
  scene.did(remove);
  expect(scene.inverse(deletion)).toBeUndefined();
  scene.did(restore);
  const last = scene.did(remove);
  scene.did({ type: "card.delete", cardId: on.cardId });
  expect(scene.inverse(last)).toBeUndefined();
});

test("C10: a card is not taken back once somebody has said something about it", () => {
  const made = scene.did({ type: "card.add", cardId: card("n"), title: "n" });
  scene.did({ ...added, cardId: card("n") }, EDITOR);
  expect(scene.inverse(made)).toBeUndefined();
  scene.did({ ...remove, cardId: card("n") }, EDITOR);
  expect(scene.inverse(made)).toEqual({ type: "card.delete", cardId: card("n") });
});
