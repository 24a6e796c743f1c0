import { expect, test } from "vitest";
import { EDITOR, Scene, seen, timeOf } from "../../test/scene.ts";
import { UNCHANGED } from "../verb.ts";

test("C10: says what was before and what is now, of what changed", () => {
  const scene = new Scene();
  const event = scene.did({ type: "board.edit", title: "Plan", description: null });
  expect(event).toMatchObject({ type: "board.edited", changes: { title: { from: "Board", to: "Plan" } } });
  expect(event).not.toHaveProperty("changes.description");
  expect(scene.board.info).toMatchObject({ title: "Plan", description: null, updatedAt: timeOf(2) });
});

test("an empty description is none", () => {
  const scene = new Scene();
  expect(scene.decide({ type: "board.edit", description: "" })).toEqual(UNCHANGED);
  scene.did({ type: "board.edit", description: "text" });
  const event = scene.did({ type: "board.edit", description: "" });
  expect(event).toMatchObject({ changes: { description: { from: "text", to: null } } });
});

test.each([{}, { title: "Board" }, { title: "Board", description: null }])("C4: %o is unchanged", (wanted) => {
  expect(new Scene().decide({ type: "board.edit", ...wanted })).toEqual(UNCHANGED);
});

test("taken back, and back again", () => {
  const scene = new Scene();
  const before = seen(scene.board);
  const event = scene.did({ type: "board.edit", title: "Plan", description: "text" });
  const after = seen(scene.board);
  const undone = scene.undo(event);
  expect(seen(scene.board)).toEqual(before);
  scene.undo(undone);
  expect(seen(scene.board)).toEqual(after);
});

test("a background is one of the colours of labels, or none", () => {
  const scene = new Scene();
  expect(scene.board.info.background).toBeNull();
  const event = scene.did({ type: "board.edit", background: "teal" });
  expect(event).toMatchObject({ changes: { background: { from: null, to: "teal" } } });
  scene.did({ type: "board.edit", title: "Theirs" }, scene.withMembers() && EDITOR);
  scene.undo(event);
  expect(scene.board.info).toMatchObject({ title: "Theirs", background: null });
});

test("C10: takes back only what still is as the event left it", () => {
  const scene = new Scene().withMembers();
  const event = scene.did({ type: "board.edit", title: "Plan", description: "text" });
  scene.did({ type: "board.edit", title: "Theirs" }, EDITOR);
  expect(scene.inverse(event)).toEqual({ type: "board.edit", description: null, base: "text" });
  scene.did({ type: "board.edit", description: "theirs" }, EDITOR);
  expect(scene.inverse(event)).toBeUndefined();
});
