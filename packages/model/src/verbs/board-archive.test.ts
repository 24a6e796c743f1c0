import { expect, test } from "vitest";
import { EDITOR, OWNER, Scene, timeOf } from "../../test/scene.ts";
import { UNCHANGED } from "../verb.ts";

test("archives the board, once", () => {
  const scene = new Scene();
  const { seq } = scene.did({ type: "board.archive" });
  expect(scene.board.info.archivedAt).toBe(timeOf(seq));
  expect(scene.decide({ type: "board.archive" })).toEqual(UNCHANGED);
});

test("C10: is taken back by restoring, unless somebody has restored and archived it anew since", () => {
  const scene = new Scene().withMembers();
  const archived = scene.did({ type: "board.archive" });
  expect(scene.inverse(archived)).toEqual({ type: "board.restore" });
  scene.did({ type: "board.restore" });
  expect(scene.inverse(archived)).toBeUndefined();
  scene.did({ type: "board.archive" });
  expect(scene.inverse(archived)).toBeUndefined();
});

test("what is on the board stays, and goes on", () => {
  const scene = new Scene().with("x", "ab").withMembers();
  scene.did({ type: "board.archive" });
  scene.with("x", "c");
  expect(scene.cards("x")).toBe("abc");
  expect([OWNER, EDITOR].map((userId) => scene.board.roleOf(userId))).toEqual(["owner", "editor"]);
});
