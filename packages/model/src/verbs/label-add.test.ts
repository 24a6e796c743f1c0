import { expect, test } from "vitest";
import { card, label, OWNER, Scene, timeOf } from "../../test/scene.ts";
import { readsOf } from "../commands.ts";
import { MAX_LABELS } from "../limits.ts";
import { refuse } from "../verb.ts";

const add = { type: "label.add", labelId: label("l"), name: "Bug", color: "red" } as const;

test("makes a label, behind those that are older", () => {
  const scene = new Scene();
  scene.did(add);
  scene.did({ ...add, labelId: label("a"), name: "Wish", color: "green" });
  const at = { createdAt: timeOf(2), updatedAt: timeOf(2), deletedAt: null };
  expect(scene.board.labels[0]).toEqual({ id: label("l"), name: "Bug", color: "red", ...at });
  expect(scene.board.labels.map(({ name }) => name)).toEqual(["Bug", "Wish"]);
});

test("refused for an id that is taken, by a deleted label too, and on a board that is full of them", () => {
  const scene = new Scene();
  scene.did(add);
  expect(scene.decide(add)).toEqual(refuse("id_taken", "labelId"));
  scene.did({ type: "label.delete", labelId: label("l") });
  expect(scene.decide(add)).toEqual(refuse("id_taken", "labelId"));
  const at = { createdAt: timeOf(1), updatedAt: timeOf(1), deletedAt: null };
  for (let number = 0; number < MAX_LABELS; number++) {
    scene.board.putLabel({ id: `${number}`, name: "l", color: "red", ...at });
  }
  expect(scene.decide({ ...add, labelId: label("m") })).toEqual(refuse("board_full"));
});

test("C10: is taken back unless others have worked on it, or put it on a card", () => {
  const scene = new Scene().with("x", "a");
  const event = scene.did(add);
  expect(scene.inverse(event)).toEqual({ type: "label.delete", labelId: label("l") });
  const put = scene.did({ type: "card.label", cardId: card("a"), labelId: label("l") });
  expect(scene.inverse(event)).toBeUndefined();
  scene.undo(put, OWNER);
  scene.did({ type: "label.edit", labelId: label("l"), name: "Other" });
  expect(scene.inverse(event)).toBeUndefined();
});

test("looks whether its id is in use", () => {
  expect(readsOf({ ...add, id: "" })).toEqual({ labels: [label("l")] });
});
