import { describe, expect, test } from "vitest";
import { column, EDITOR, Scene, seen, TIGHT, timeOf } from "../../test/scene.ts";
import { faultsOf } from "../invariants.ts";
import { refuse, UNCHANGED } from "../verb.ts";

const move = { type: "column.move", columnId: column("x") } as const;

test("C10: says where it was and where it is", () => {
  const scene = new Scene("wxyz");
  const event = scene.did({ ...move, afterColumnId: column("y") });
  expect(event).toMatchObject({
    type: "column.moved",
    columnId: column("x"),
    from: { rank: "a1", afterColumnId: column("w") },
    rank: "a2V",
  });
  expect(scene.columns()).toBe("wyxz");
  expect(scene.board.liveColumn(column("x"))?.updatedAt).toBe(timeOf(2));
});

describe("C7: where it goes", () => {
  test.each([
    [{}, "wyzx"],
    [{ afterColumnId: null }, "xwyz"],
    [{ afterColumnId: column("z") }, "wyzx"],
    [{ position: 0 }, "xwyz"],
    [{ position: 2 }, "wyxz"],
    [{ position: 99 }, "wyzx"],
  ])("%o: %s", (where, columns) => {
    const scene = new Scene("wxyz");
    scene.did({ ...move, ...where });
    expect(scene.columns()).toBe(columns);
  });

  test("a deleted neighbour still says where", () => {
    const scene = new Scene("wxyz");
    scene.did({ type: "column.delete", columnId: column("y") });
    scene.did({ ...move, columnId: column("w"), afterColumnId: column("y") });
    expect(scene.columns()).toBe("xwz");
  });
});

test.each([{ afterColumnId: column("w") }, { afterColumnId: column("x") }, { position: 1 }])(
  "C4: %o is where it is: unchanged",
  (where) => {
    expect(new Scene("wxyz").decide({ ...move, ...where })).toEqual(UNCHANGED);
  },
);

test("refusals", () => {
  const scene = new Scene("wxyz");
  expect(scene.decide({ ...move, columnId: column("q") })).toEqual(refuse("not_found", "columnId"));
  expect(scene.decide({ ...move, afterColumnId: column("q") })).toEqual(refuse("not_found", "afterColumnId"));
  scene.did({ type: "column.delete", columnId: column("x") });
  expect(scene.decide(move)).toEqual(refuse("not_found", "columnId"));
});

describe("taking it back", () => {
  test("puts it where it was, and back again", () => {
    const scene = new Scene("wxyz");
    const before = seen(scene.board);
    const event = scene.did({ ...move, position: 3 });
    const after = seen(scene.board);
    const undone = scene.undo(event);
    expect(seen(scene.board)).toEqual(before);
    scene.undo(undone);
    expect(seen(scene.board)).toEqual(after);
  });

  test("C10: not when somebody has moved it on, or deleted it", () => {
    const scene = new Scene("wxyz").withMembers();
    const event = scene.did(move);
    scene.did({ ...move, position: 2 }, EDITOR);
    expect(scene.inverse(event)).toBeUndefined();
    const other = scene.did(move);
    scene.did({ type: "column.delete", columnId: column("x") });
    expect(scene.inverse(other)).toBeUndefined();
  });

  test("C10: a neighbour that has moved on since does not draw it along", () => {
    const scene = new Scene("wxyz").withMembers();
    const event = scene.did(move);
    scene.did({ ...move, columnId: column("w") }, EDITOR);
    scene.undo(event);
    expect(scene.columns()).toBe("xyzw");
  });

  test("C8: where columns had to make room", () => {
    const scene = new Scene("x");
    const [left, right] = TIGHT;
    const tight = { type: "column.added", wipLimit: null } as const;
    scene.append({ ...tight, columnId: column("l"), title: "l", rank: left });
    scene.append({ ...tight, columnId: column("r"), title: "r", rank: right });
    const event = scene.did({ ...move, position: 1 });
    expect(event).toHaveProperty("respaced");
    expect(scene.columns()).toBe("lxr");
    scene.undo(event);
    expect(scene.columns()).toBe("xlr");
    expect(faultsOf(scene.board)).toEqual([]);
  });
});
