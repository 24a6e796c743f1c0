import { describe, expect, test } from "vitest";
import { uuid } from "../test/scene.ts";
import { compareRanked, type Ranked } from "./rank.ts";
import { decideTodo, type TodoRow } from "./todo.ts";
import type { TodoCommandBody } from "./todo-commands.ts";
import { type TodoTrial, undoOf } from "./undo-todos.ts";

const T1 = "2027-01-01T00:00:00.000Z";
const T2 = "2027-02-02T00:00:00.000Z";
const [A, B, C, D] = [1, 2, 3, 4].map((at) => uuid("a", at)) as [string, string, string, string];
const SUBJECT = uuid("c", 1);
const THEIRS = uuid("d", 1);

class List implements TodoTrial {
  readonly rows = new Map<string, TodoRow>();
  isFull = false;

  get list(): readonly Ranked[] {
    return [...this.rows.values()].filter(({ deletedAt }) => deletedAt === null).sort(compareRanked);
  }
  get titles(): string {
    return this.list.map(({ id }) => this.rows.get(id)?.title).join();
  }
  find = (id: string) => this.rows.get(id);
  isTaken = (id: string) => id === THEIRS;
  hasSubject = (id: string) => id === SUBJECT;
  put(rows: readonly TodoRow[], respaced: Readonly<Record<string, string>>): void {
    for (const row of rows) this.rows.set(row.id, row);
    for (const [id, rank] of Object.entries(respaced)) {
      const row = this.rows.get(id);
      if (row) this.rows.set(id, { ...row, rank });
    }
  }
  give(command: TodoCommandBody, now = T1) {
    const decision = decideTodo(this, command, { now, newId: () => uuid("f", this.rows.size) });
    if (decision.outcome === "applied") this.put(decision.rows, decision.respaced);
    return decision.outcome === "refused" ? `${decision.code} ${decision.field}` : decision.outcome;
  }
}

function copyOf(list: List): List {
  const copy = new List();
  for (const [id, row] of list.rows) copy.rows.set(id, row);
  return copy;
}

function withThree(): List {
  const list = new List();
  for (const [todoId, title] of [
    [A, "a"],
    [B, "b"],
    [C, "c"],
  ] as const) {
    list.give({ type: "todo.add", todoId, title });
  }
  return list;
}

describe("a place", () => {
  test("is the end, the beginning, or after another, also one that is deleted", () => {
    const list = withThree();
    list.give({ type: "todo.delete", todoId: B });
    list.give({ type: "todo.add", todoId: D, title: "d", afterTodoId: B });
    expect(list.titles).toBe("a,d,c");
    expect(list.give({ type: "todo.move", todoId: D, afterTodoId: A })).toBe("unchanged");
    list.give({ type: "todo.move", todoId: D, afterTodoId: null });
    list.give({ type: "todo.restore", todoId: B });
    expect(list.titles).toBe("d,a,b,c");
    expect(list.give({ type: "todo.move", todoId: A, afterTodoId: A })).toBe("unchanged");
  });
});

describe("T1: what is refused", () => {
  test.each<[TodoCommandBody, string]>([
    [{ type: "todo.add", todoId: A, title: "x" }, "id_taken todoId"],
    [{ type: "todo.add", todoId: THEIRS, title: "x" }, "id_taken todoId"],
    [{ type: "todo.add", todoId: D, title: "x", subjectId: uuid("c", 2) }, "not_found subjectId"],
    [{ type: "todo.add", todoId: D, title: "x", afterTodoId: uuid("a", 9) }, "not_found afterTodoId"],
    [{ type: "todo.change", todoId: D, title: "x" }, "not_found todoId"],
    [{ type: "todo.change", todoId: A, subjectId: uuid("c", 2) }, "not_found subjectId"],
    [{ type: "todo.move", todoId: A, afterTodoId: THEIRS }, "not_found afterTodoId"],
  ])("%o: %s", (command, wanted) => {
    expect(withThree().give(command)).toBe(wanted);
  });

  test("a list that is full takes no more, in whatever way", () => {
    const list = withThree();
    list.give({ type: "todo.delete", todoId: B });
    list.give({ type: "todo.change", todoId: A, repeat: { every: "day", timeZone: "UTC" } });
    list.isFull = true;
    expect(list.give({ type: "todo.add", todoId: D, title: "x" })).toBe("todos_full undefined");
    expect(list.give({ type: "todo.restore", todoId: B })).toBe("todos_full undefined");
    expect(list.give({ type: "todo.complete", todoId: A })).toBe("todos_full undefined");
    expect(list.give({ type: "todo.complete", todoId: C })).toBe("applied");
  });
});

describe("T3: one that repeats", () => {
  const repeat = { every: "month", timeZone: "UTC" } as const;

  test("keeps the day that is meant until somebody chooses another date", () => {
    const list = withThree();
    list.give({ type: "todo.change", todoId: A, repeat, dueAt: "2027-01-31T12:00:00.000Z" });
    list.give({ type: "todo.complete", todoId: A, nextId: D }, T2);
    expect(list.find(D)).toMatchObject({ dueAt: "2027-02-28T12:00:00.000Z", repeat: { ...repeat, day: 31 } });
    expect(list.titles).toBe("a,a,b,c");
    list.give({ type: "todo.change", todoId: D, dueAt: "2027-02-27T12:00:00.000Z" });
    expect(list.find(D)?.repeat).toEqual(repeat);
  });

  test("comes again after it was done, however late that is heard of", () => {
    const list = withThree();
    const daily = { every: "day", timeZone: "UTC" } as const;
    list.give({ type: "todo.change", todoId: A, repeat: daily, dueAt: "2027-01-16T20:00:00.000Z" });
    const ids = [A, ...[1, 2, 3, 4, 5].map((at) => uuid("e", at))];
    for (const [day, todoId] of ids.slice(0, 5).entries()) {
      const at = `2027-01-${16 + day}T21:00:00.000Z`;
      list.give({ type: "todo.complete", todoId, nextId: ids[day + 1] ?? "", at }, T2);
    }
    expect(list.find(ids[5] ?? "")?.dueAt).toBe("2027-01-21T20:00:00.000Z");
  });

  test("what was touched in the same moment is not taken away, and the series goes on there alone", () => {
    const list = withThree();
    const daily = { every: "day", timeZone: "UTC" } as const;
    list.give({ type: "todo.change", todoId: A, repeat: daily, dueAt: T1 });
    list.give({ type: "todo.complete", todoId: A, nextId: D }, T2);
    list.give({ type: "todo.change", todoId: D, title: "Other" }, T2);
    const undo = undoOf(copyOf(list), [{ type: "todo.reopen", todoId: A }], { now: T2, newId: () => uuid("e", 1) });
    list.give({ type: "todo.reopen", todoId: A }, T2);
    expect(list.find(D)).toMatchObject({ title: "Other", deletedAt: null, repeat: daily });
    expect(list.find(A)).toMatchObject({ completedAt: null, repeat: null });
    for (const command of undo) list.give(command, T2);
    expect(list.titles).toBe("a,Other,b,c");
  });

  test("stands right behind what was done, also where all have to make room", () => {
    const list = new List();
    const daily = { every: "day", timeZone: "UTC" } as const;
    list.give({ type: "todo.add", todoId: uuid("e", 0), title: "0", repeat: daily, dueAt: T1 });
    list.give({ type: "todo.add", todoId: A, title: "a" });
    for (let at = 0; at < 400; at++) {
      const [todoId, nextId] = [uuid("e", at), uuid("e", at + 1)];
      expect(list.give({ type: "todo.complete", todoId, nextId, at: T1 }, T1)).toBe("applied");
      const ids = list.list.map(({ id }) => id);
      expect(ids.indexOf(nextId)).toBe(ids.indexOf(todoId) + 1);
    }
  });

  test("is done when that was said, but not in the future", () => {
    const list = withThree();
    list.give({ type: "todo.complete", todoId: A, at: T1 }, T2);
    list.give({ type: "todo.complete", todoId: B, at: "2028-01-01T00:00:00.000Z" }, T2);
    expect([A, B].map((id) => list.find(id)?.completedAt)).toEqual([T1, T2]);
  });
});

describe("T7: taking back", () => {
  const repeat = { every: "week", timeZone: "UTC" } as const;
  const seen = (list: List) =>
    list.list.map(({ id }) => {
      const { rank: _, updatedAt: _at, nextId: _next, ...row } = list.find(id) as TodoRow;
      return row;
    });
  test.each<TodoCommandBody[][]>([
    [[{ type: "todo.add", todoId: D, title: "d", afterTodoId: A }]],
    [[{ type: "todo.delete", todoId: A }]],
    [[{ type: "todo.move", todoId: C, afterTodoId: null }]],
    [[{ type: "todo.complete", todoId: A, nextId: D }]],
    [
      [
        {
          type: "todo.change",
          todoId: B,
          title: "x",
          notes: "y",
          dueAt: T2,
          priority: 3,
          subjectId: SUBJECT,
          repeat: null,
        },
      ],
    ],
    [[{ type: "todo.change", todoId: A, dueAt: null }]],
    [
      [
        { type: "todo.move", todoId: A, afterTodoId: C },
        { type: "todo.move", todoId: B, afterTodoId: A },
        { type: "todo.delete", todoId: C },
        { type: "todo.change", todoId: A, title: "x" },
      ],
    ],
  ])("%o", (commands) => {
    const make = () => {
      const list = withThree();
      list.give({ type: "todo.change", todoId: A, repeat: { ...repeat, time: "10:00:00.000" }, dueAt: T1 });
      return list;
    };
    const [list, trial] = [make(), make()];
    const before = seen(list);
    const undoing = undoOf(trial, commands, { now: T1, newId: () => uuid("e", 1) });
    for (const command of commands) expect(list.give(command)).toBe("applied");
    expect(seen(list)).not.toEqual(before);
    for (const command of undoing) expect(list.give(command)).toBe("applied");
    expect(seen(list)).toEqual(before);
  });

  test("what comes to nothing needs none", () => {
    const none = undoOf(withThree(), [{ type: "todo.reopen", todoId: A }], { now: T1, newId: () => D });
    expect(none).toEqual([]);
  });
});
