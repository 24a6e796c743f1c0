import { expect, test } from "vitest";
import { card, EDITOR, OWNER, Scene, timeOf } from "../../test/scene.ts";
import { refuse } from "../verb.ts";

test("its creator deletes a board", () => {
  const scene = new Scene();
  const event = scene.did({ type: "board.delete" });
  expect(event).toMatchObject({ type: "board.deleted", seq: 2 });
  expect(scene.board.info.deletedAt).toBe(timeOf(2));
});

test("another owner does not", () => {
  const scene = new Scene().withMembers();
  scene.did({ type: "member.change", userId: EDITOR, role: "owner" });
  expect(scene.decide({ type: "board.delete" }, EDITOR)).toEqual(refuse("forbidden"));
});

test("a creator who is owner no more does not", () => {
  const scene = new Scene().withMembers();
  scene.did({ type: "member.change", userId: EDITOR, role: "owner" });
  scene.did({ type: "member.change", userId: OWNER, role: "editor" });
  expect(scene.decide({ type: "board.delete" })).toEqual(refuse("forbidden"));
});

test("a deleted board takes no command, and stays deleted", () => {
  const scene = new Scene().with("x", "a");
  const event = scene.did({ type: "board.delete" });
  expect(scene.decide({ type: "board.delete" })).toEqual(refuse("not_found"));
  expect(scene.decide({ type: "card.delete", cardId: card("a") })).toEqual(refuse("not_found"));
  expect(scene.inverse(event)).toBeUndefined();
});
