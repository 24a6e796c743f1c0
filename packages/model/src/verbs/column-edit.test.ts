import { expect, test } from "vitest";
import { column, EDITOR, Scene, seen, timeOf } from "../../test/scene.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const edit = { type: "column.edit", columnId: column("x") } as const;

test("C10: says what was before and what is now, of what changed", () => {
  const scene = new Scene();
  const event = scene.did({ ...edit, title: "Doing", wipLimit: 3 });
  expect(event).toMatchObject({
    type: "column.edited",
    columnId: column("x"),
    changes: { title: { from: "x", to: "Doing" }, wipLimit: { from: null, to: 3 } },
  });
  expect(scene.board.liveColumn(column("x"))).toMatchObject({ title: "Doing", wipLimit: 3, updatedAt: timeOf(2) });
});

test("a limit is lifted with null", () => {
  const scene = new Scene();
  scene.did({ ...edit, wipLimit: 3 });
  scene.did({ ...edit, wipLimit: null });
  expect(scene.board.liveColumn(column("x"))?.wipLimit).toBeNull();
});

test.each([{}, { title: "x" }, { wipLimit: null }])("C4: %o is unchanged", (wanted) => {
  expect(new Scene().decide({ ...edit, ...wanted })).toEqual(UNCHANGED);
});

test("refused for a column that is not there or deleted", () => {
  const scene = new Scene();
  expect(scene.decide({ ...edit, columnId: column("q"), title: "q" })).toEqual(refuse("not_found", "columnId"));
  scene.did({ type: "column.delete", columnId: column("x") });
  expect(scene.decide({ ...edit, title: "q" })).toEqual(refuse("not_found", "columnId"));
});

test("taken back, and back again", () => {
  const scene = new Scene();
  const before = seen(scene.board);
  const event = scene.did({ ...edit, title: "Doing", wipLimit: 3 });
  const after = seen(scene.board);
  const undone = scene.undo(event);
  expect(seen(scene.board)).toEqual(before);
  scene.undo(undone);
  expect(seen(scene.board)).toEqual(after);
});

test("C10: takes back only what still is as the event left it", () => {
  const scene = new Scene().withMembers();
  const event = scene.did({ ...edit, title: "Doing", wipLimit: 3 });
  scene.did({ ...edit, title: "Theirs" }, EDITOR);
  expect(scene.inverse(event)).toEqual({ ...edit, wipLimit: null });
  scene.did({ ...edit, wipLimit: 4 }, EDITOR);
  expect(scene.inverse(event)).toBeUndefined();
});

test("C10: not in a column that has been deleted", () => {
  const scene = new Scene();
  const event = scene.did({ ...edit, title: "Doing" });
  scene.did({ type: "column.delete", columnId: column("x") });
  expect(scene.inverse(event)).toBeUndefined();
});
