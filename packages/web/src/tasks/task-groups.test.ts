import type { Task, TaskCard, Todo } from "@syncboard/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { momentOf } from "../due/moment.ts";
import { canHold, placeFor, stepTask, type TaskCarry, withCarried } from "./place-task.ts";
import { isSameTask, titleOf } from "./task.ts";
import { taskFilterIn, taskSearchOf } from "./task-filter.ts";
import { GROUPS, groupOf, taskGroups } from "./task-groups.ts";
import { taskMatcher } from "./task-matcher.ts";

const zone = process.env.TZ;

beforeAll(() => {
  process.env.TZ = "America/New_York";
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const at = (date: string, time = "") => momentOf({ date, time }, "due");
/** A Wednesday. */
const noon = () => Date.parse(at("2026-11-18", "12:00"));

function todo(title: string, dueAt: string | null = null, more: Partial<Todo> = {}): Task {
  const fields = { notes: "", completed: false, completedAt: null, priority: 0, position: 0, subjectId: null };
  const row = { ...fields, id: title, title, dueAt, repeat: null, createdAt: "", updatedAt: "", ...more };
  return { kind: "todo", todo: row };
}

function card(title: string, dueAt: string | null = null, more: Partial<TaskCard> = {}): Task {
  const place = { boardId: "b", boardTitle: "Plans", columnId: "c", columnTitle: "To do", startAt: null };
  const row = { ...place, id: title, title, dueAt, doneAt: null, isEditable: true, updatedAt: "", ...more };
  return { kind: "card", card: row };
}

function titles(tasks: readonly Task[], now: number): Record<string, readonly string[]> {
  const groups = taskGroups(tasks, now);
  return Object.fromEntries(
    GROUPS.filter((group) => groups[group].length > 0).map((group) => [group, groups[group].map(titleOf)]),
  );
}

describe("tasks stand", () => {
  test("by when they are due, and within a day to-dos in their order, then cards by time", () => {
    const tasks = [
      todo("past", at("2026-11-17")),
      todo("this morning", at("2026-11-18", "09:00")),
      todo("b", at("2026-11-18")),
      todo("a", at("2026-11-18", "13:00")),
      todo("sunday", at("2026-11-22")),
      todo("thursday", at("2026-11-19")),
      todo("monday", at("2026-11-23")),
      todo("some day"),
      todo("done", at("2026-11-01"), { completed: true, completedAt: at("2026-11-18", "11:00") }),
      card("evening card", at("2026-11-18", "20:00")),
      card("early card", at("2026-11-18", "14:00")),
      card("card"),
      card("done card", null, { doneAt: at("2026-11-18", "11:30") }),
    ];
    expect(titles(tasks, noon())).toEqual({
      overdue: ["past", "this morning"],
      today: ["b", "a", "early card", "evening card"],
      week: ["thursday", "sunday"],
      later: ["monday"],
      none: ["some day", "card"],
      done: ["done card", "done"],
    });
  });

  test("on a Sunday the next day is of another week", () => {
    const sunday = Date.parse(at("2026-11-22", "12:00"));
    expect(titles([todo("monday", at("2026-11-23"))], sunday)).toEqual({ later: ["monday"] });
    expect(canHold("week", todo("a"), sunday)).toBe(false);
  });

  test("by the local calendar where the clocks are changed", () => {
    // 8 March 2026 has 23 hours in New York, and 1 November 25.
    for (const [day, next] of [
      ["2026-03-08", "2026-03-09"],
      ["2026-11-01", "2026-11-02"],
    ] as const) {
      const early = Date.parse(at(day, "00:05"));
      const late = Date.parse(at(day, "23:55"));
      for (const now of [early, late]) {
        expect(groupOf(todo("a", at(day)), now)).toBe("today");
        expect(groupOf(todo("a", at(next)), now)).not.toBe("today");
      }
      expect(groupOf(todo("a", at(day, "00:30")), early)).toBe("today");
    }
  });
});

describe("put down somewhere else", () => {
  const tasks = () => [
    todo("x", at("2026-11-18")),
    todo("y", at("2026-11-18")),
    todo("z", at("2026-11-18", "18:30")),
    todo("fri", at("2026-11-20")),
    todo("sat", at("2026-11-21")),
    todo("idle"),
    card("card", at("2026-11-18", "15:00")),
  ];
  const todosOf = (all: readonly Task[]) => all.flatMap((task) => (task.kind === "todo" ? [task.todo] : []));
  function put(id: string, group: TaskCarry["group"], afterId: string | null) {
    const all = tasks();
    return placeFor(taskGroups(all, noon()), { id, by: "keys", group, afterId }, todosOf(all), noon());
  }

  test("within its day a to-do has another place, and where it was it has the same", () => {
    expect(put("z", "today", null)).toEqual({ afterTodoId: null });
    expect(put("z", "today", "x")).toEqual({ afterTodoId: "x" });
    expect(put("z", "today", "y")).toEqual({});
    expect(put("x", "today", "z")).toEqual({ afterTodoId: "z" });
  });

  test("on another day it is due then, at its time of day", () => {
    expect(put("z", "week", "fri")).toEqual({ dueAt: at("2026-11-20", "18:30"), afterTodoId: "fri" });
    expect(put("x", "week", null)).toEqual({ dueAt: at("2026-11-20") });
    expect(put("x", "later", null)).toEqual({ dueAt: at("2026-11-23") });
    expect(put("fri", "today", "y")).toEqual({ dueAt: at("2026-11-18"), afterTodoId: "y" });
    expect(put("x", "none", "idle")).toEqual({ dueAt: null, afterTodoId: "idle" });
    expect(put("card", "week", "sat")).toEqual({ dueAt: at("2026-11-21", "15:00") });
    expect(put("card", "today", null)).toEqual({});
  });

  test("today it is not due at a time that is over", () => {
    const all = [todo("a", at("2026-11-20", "09:00"))];
    const carry = { id: "a", by: "keys", group: "today", afterId: null } as const;
    expect(placeFor(taskGroups(all, noon()), carry, todosOf(all), noon())).toEqual({ dueAt: at("2026-11-18") });
  });

  test("what was due earlier today is put into today, and where it is over it stays as it was", () => {
    const all = [todo("a", at("2026-11-18", "09:00")), todo("b", at("2026-11-18", "10:00"))];
    const into = (group: "today" | "overdue") =>
      placeFor(
        taskGroups(all, noon()),
        { id: "a", by: "keys", group, afterId: group === "today" ? null : "b" },
        todosOf(all),
        noon(),
      );
    expect(into("today")).toMatchObject({ dueAt: at("2026-11-18") });
    expect(into("overdue")).not.toHaveProperty("dueAt");
  });

  test("arrows lead through a group and into the next, not into what is done or over", () => {
    const all = tasks();
    const groups = taskGroups(all, noon());
    let carry: TaskCarry | undefined = { id: "z", by: "keys", group: "today", afterId: "y" };
    const way: string[] = [];
    for (; carry; carry = stepTask(groups, carry, 1, noon())) way.push(`${carry.group} ${carry.afterId ?? "first"}`);
    expect(way).toEqual([
      "today y",
      "today card",
      "week first",
      "week fri",
      "week sat",
      "later first",
      "none first",
      "none idle",
    ]);
    const top = { id: "x", by: "keys", group: "today", afterId: null } as const;
    expect(stepTask(groups, top, -1, noon())).toBeUndefined();
    const moved = withCarried(groups, { ...top, group: "week", afterId: "fri" });
    expect(moved.week.map(titleOf)).toEqual(["fri", "x", "sat"]);
    expect(moved.today.map(titleOf)).toEqual(["y", "z", "card"]);
  });
});

describe("a filter", () => {
  test("finds words in titles, notes and the names of boards, whatever the accents", () => {
    const found = (text: string) =>
      [todo("Café"), todo("Other", null, { notes: "a CAFE there" }), card("Cup")].filter(
        taskMatcher({ text, priorities: [], subjectId: null }),
      );
    expect(found("cafe").map(titleOf)).toEqual(["Café", "Other"]);
    expect(found("plans cup").map(titleOf)).toEqual(["Cup"]);
  });

  test("is what its address says, and what cannot be read is left out", () => {
    const filter = { text: "tea", priorities: [3, 0], subjectId: "s1" } as const;
    expect(taskFilterIn({ ...taskSearchOf(filter) })).toEqual(filter);
    expect(taskFilterIn({ q: 5, priority: 3, subject: "<" })).toEqual({ text: "5", priorities: [3], subjectId: null });
  });
});

test("to-dos that differ in nothing but their place among all are rendered as the same", () => {
  const [one, moved] = [todo("Read", at("2026-11-18")), todo("Read", at("2026-11-18"), { position: 7 })];
  expect(isSameTask(one, moved)).toBe(true);
  const others: Partial<Todo>[] = [
    { title: "Write" },
    { notes: "Slowly" },
    { priority: 3 },
    { dueAt: null },
    { completed: true, completedAt: "2026-11-18T12:00:00.000Z" },
    { repeat: { every: "day", timeZone: "Europe/Lisbon" } },
    { subjectId: "s" },
  ];
  for (const more of others) expect(isSameTask(one, todo("Read", at("2026-11-18"), more))).toBe(false);
  expect(isSameTask(one, card("Read", at("2026-11-18")))).toBe(false);
});
