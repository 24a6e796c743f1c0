import { describe, expect, test } from "vitest";
import { type Filter, filterIn, isSameFilter, NO_FILTER, searchOf, toggled } from "./filter.ts";

describe("the filter in an address", () => {
  const filter: Filter = { text: "buy milk", labels: ["l1", "none"], people: ["me", "u2"], due: ["overdue", "none"] };

  test("comes back as it was", () => {
    expect(searchOf(filter)).toEqual({ q: "buy milk", labels: "l1,none", people: "me,u2", due: "overdue,none" });
    expect(filterIn({ ...searchOf(filter) })).toEqual(filter);
  });

  test("is nothing when nothing is asked for", () => {
    expect(searchOf({ ...NO_FILTER, text: "  " })).toEqual({});
    expect(filterIn({})).toEqual(NO_FILTER);
  });

  test("may be written by anybody: what cannot be read is left out", () => {
    expect(filterIn({ q: 2026, due: "today,someday,today", labels: "<b>,l1,,l1", people: 7 })).toEqual({
      ...{ text: "2026", due: ["today"], labels: ["l1"], people: [] },
    });
    expect(filterIn({ q: ["a"], labels: { a: 1 }, people: null, due: true })).toEqual(NO_FILTER);
    expect(filterIn({ q: "x".repeat(5_000) }).text).toHaveLength(200);
    const many = Array.from({ length: 999 }, (_, index) => `l${index}`).join(",");
    expect(filterIn({ labels: many }).labels).toHaveLength(50);
  });

  test("is the same with a blank behind its words", () => {
    expect(isSameFilter(filter, { ...filter, text: "buy milk " })).toBe(true);
    expect(isSameFilter(filter, { ...filter, due: ["overdue"] })).toBe(false);
  });
});

test("a choice is taken, and taken back", () => {
  const one = toggled(NO_FILTER, "labels", "l1");
  expect(one.labels).toEqual(["l1"]);
  expect(toggled(toggled(one, "labels", "l2"), "labels", "l1").labels).toEqual(["l2"]);
  expect(toggled(NO_FILTER, "due", "today").due).toEqual(["today"]);
  expect(toggled(NO_FILTER, "due", "someday").due).toEqual([]);
});
