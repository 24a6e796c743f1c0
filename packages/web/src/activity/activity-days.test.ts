import { randomUUID } from "node:crypto";
import type { BoardEvent } from "@syncboard/model";
import { expect, test } from "vitest";
import { dayName, daysOf, type Entry } from "./activity-days.ts";

function entry(seq: number, type: "card.deleted" | "board.archived", actorId: string, at: string): Entry {
  const envelope = { seq, actorId, at, commandId: randomUUID() };
  const event: BoardEvent = type === "card.deleted" ? { type, cardId: "c", ...envelope } : { type, ...envelope };
  return { id: `${seq}`, event, names: {}, people: [] };
}

const at = (day: number, hour: number) => new Date(2026, 4, day, hour).toISOString();

test("events stand in the days of the reader's calendar", () => {
  const entries = [
    entry(3, "card.deleted", "ann", at(2, 0)),
    entry(2, "card.deleted", "ann", at(1, 23)),
    entry(1, "card.deleted", "ann", at(1, 0)),
  ];
  const days = daysOf(entries, true);
  expect(days.map(({ id, runs }) => [id, runs.length])).toEqual([
    ["2026-05-02", 1],
    ["2026-05-01", 2],
  ]);
});

test("three of a kind by one person are told as one, and not where each is wanted", () => {
  const seqs = [9, 8, 7, 6, 5, 4, 3, 2, 1];
  const entries = seqs.map((seq) =>
    entry(seq, seq === 4 ? "board.archived" : "card.deleted", seq <= 2 ? "ben" : "ann", at(1, seq)),
  );
  const runs = daysOf(entries, true)[0]?.runs.map(({ last, earlier }) => [last.id, ...earlier.map(({ id }) => id)]);
  expect(runs).toEqual([["9", "8", "7", "6", "5"], ["4"], ["3"], ["2"], ["1"]]);
  expect(daysOf(entries, false)[0]?.runs).toHaveLength(9);
});

test("a day that is near has a name", () => {
  const now = new Date(2026, 4, 10, 12).getTime();
  expect([10, 9, 3].map((day) => dayName(at(day, 23), "en-GB", now))).toEqual([
    "today",
    "yesterday",
    expect.stringMatching(/^Sunday,? 3 May$/),
  ]);
  expect(dayName(new Date(2025, 4, 3).toISOString(), "en-GB", now)).toMatch(/3 May 2025$/);
});
