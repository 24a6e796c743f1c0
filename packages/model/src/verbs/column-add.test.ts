import { describe, expect, test } from "vitest";
import { card, column, EDITOR, Scene, seen, TIGHT, timeOf } from "../../test/scene.ts";
import { faultsOf } from "../invariants.ts";
import { MAX_COLUMNS } from "../limits.ts";
import { refuse } from "../verb.ts";

const added = { type: "column.add", columnId: column("n"), title: "n" } as const;

test("makes a column", () => {
  const scene = new Scene();
  expect(scene.did({ ...added, wipLimit: 3 })).toMatchObject({
    type: "column.added",
    columnId: column("n"),
    title: "n",
    wipLimit: 3,
    rank: "a2",
  });
  expect(scene.board.liveColumn(column("n"))).toEqual({
    id: column("n"),
    title: "n",
    rank: "a2",
    wipLimit: 3,
    createdAt: timeOf(2),
    updatedAt: timeOf(2),
    archivedAt: null,
    deletedAt: null,
  });
});

describe("C7: where it goes", () => {
  test.each([
    [{}, "xyzn"],
    [{ afterColumnId: null }, "nxyz"],
    [{ afterColumnId: column("x") }, "xnyz"],
    [{ position: 0 }, "nxyz"],
    [{ position: 2 }, "xynz"],
    [{ position: 99 }, "xyzn"],
  ])("%o: %s", (where, columns) => {
    const scene = new Scene("xyz");
    scene.did({ ...added, ...where });
    expect(scene.columns()).toBe(columns);
  });

  test("a deleted neighbour still says where", () => {
    const scene = new Scene("xyz");
    scene.did({ type: "column.delete", columnId: column("y") });
    scene.did({ ...added, afterColumnId: column("y") });
    expect(scene.columns()).toBe("xnz");
  });
});

test("refusals", () => {
  const scene = new Scene();
  expect(scene.decide({ ...added, afterColumnId: column("q") })).toEqual(refuse("not_found", "afterColumnId"));
  expect(scene.decide({ ...added, columnId: column("x") })).toEqual(refuse("id_taken", "columnId"));
  scene.did({ type: "column.delete", columnId: column("x") });
  expect(scene.decide({ ...added, columnId: column("x") })).toEqual(refuse("id_taken", "columnId"));
});

test("a board holds so many columns; a deleted one makes room", () => {
  const scene = new Scene("xy");
  for (let number = 2; number < MAX_COLUMNS; number++) scene.did({ ...added, columnId: `column ${number}` });
  expect(scene.decide(added)).toEqual(refuse("board_full"));
  scene.did({ type: "column.delete", columnId: column("x") });
  scene.did(added);
});

test("C8: says the new ranks of the columns that made room", () => {
  const scene = new Scene("x");
  const [left, right] = TIGHT;
  const tight = { type: "column.added", title: "t", wipLimit: null } as const;
  scene.append({ ...tight, columnId: column("l"), title: "l", rank: left });
  scene.append({ ...tight, columnId: column("r"), title: "r", rank: right });
  const event = scene.did({ ...added, afterColumnId: column("l") });
  expect(event).toMatchObject({ rank: "a2", respaced: { [column("l")]: "a1", [column("r")]: "a3" } });
  expect(scene.columns()).toBe("xlnr");
  expect(faultsOf(scene.board)).toEqual([]);
});

describe("taking it back", () => {
  test("removes it, and back again", () => {
    const scene = new Scene();
    const before = seen(scene.board);
    const event = scene.did({ ...added, position: 1 });
    const after = seen(scene.board);
    const undone = scene.undo(event);
    expect(seen(scene.board)).toEqual(before);
    scene.undo(undone);
    expect(seen(scene.board)).toEqual(after);
  });

  test("C10: not when somebody has put a card into it", () => {
    const scene = new Scene().withMembers();
    const event = scene.did(added);
    scene.did({ type: "card.add", cardId: card("a"), title: "a", columnId: column("n") }, EDITOR);
    expect(scene.inverse(event)).toBeUndefined();
    scene.did({ type: "card.delete", cardId: card("a") });
    expect(scene.inverse(event)).toEqual({ type: "column.delete", columnId: column("n") });
  });

  test.each([{ title: "Theirs" }, { wipLimit: 5 }])("C10: not when somebody has given it %o", (theirs) => {
    const scene = new Scene().withMembers();
    const event = scene.did(added);
    scene.did({ type: "column.edit", columnId: column("n"), ...theirs }, EDITOR);
    expect(scene.inverse(event)).toBeUndefined();
  });

  test("not when it has been deleted", () => {
    const scene = new Scene();
    const event = scene.did(added);
    scene.did({ type: "column.delete", columnId: column("n") });
    expect(scene.inverse(event)).toBeUndefined();
  });
});
