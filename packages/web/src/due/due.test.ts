import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dueState, momentWords, quickDates } from "./due.ts";
import { momentOf, writtenOf } from "./moment.ts";

const NOW = Date.parse("2026-11-21T12:00:00.000Z");
const zone = process.env.TZ;

beforeAll(() => {
  process.env.TZ = "America/New_York";
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe("a card is", () => {
  const stateOf = (dueAt: string | null, doneAt: string | null = null) => dueState({ dueAt, doneAt }, NOW);

  test("overdue after its moment, soon in the day before, later before that", () => {
    expect(stateOf("2026-11-21T11:59:59.999Z")).toBe("overdue");
    expect(stateOf("2026-11-21T12:00:00.000Z")).toBe("soon");
    expect(stateOf("2026-11-22T12:00:00.000Z")).toBe("soon");
    expect(stateOf("2026-11-22T12:00:00.001Z")).toBe("later");
    expect(stateOf(null)).toBeUndefined();
  });

  test("done, whatever it says beside that", () => {
    expect(stateOf("2020-01-01T00:00:00.000Z", "2026-11-20T00:00:00.000Z")).toBe("done");
    expect(stateOf(null, "2026-11-20T00:00:00.000Z")).toBe("done");
  });
});

describe("a date without a time", () => {
  test("is due at the end of that day where the reader is, and starts with it", () => {
    expect(momentOf({ date: "2026-11-21", time: "" }, "due")).toBe("2026-11-22T04:59:59.999Z");
    expect(momentOf({ date: "2026-11-21", time: "" }, "start")).toBe("2026-11-21T05:00:00.000Z");
  });

  test("is read as it was written, on days that are longer and shorter too", () => {
    for (const date of ["2026-11-21", "2026-11-01", "2026-03-08", "2028-02-29"]) {
      for (const edge of ["start", "due"] as const) {
        for (const time of ["", "09:30"]) {
          expect(writtenOf(momentOf({ date, time }, edge), edge)).toEqual({ date, time });
        }
      }
    }
  });

  test("shows a time to who reads it in another time zone", () => {
    expect(writtenOf("2026-11-21T23:59:59.999Z", "due")).toEqual({ date: "2026-11-21", time: "18:59" });
  });
});

describe("it is said", () => {
  const said = (date: string, time = "", locale = "en-GB") =>
    momentWords(momentOf({ date, time }, "due"), "due", locale, NOW);

  test("by a word where it is near", () => {
    expect(said("2026-11-20")).toBe("yesterday");
    expect(said("2026-11-21")).toBe("today");
    expect(said("2026-11-22", "14:00")).toBe("tomorrow, 14:00");
    expect(said("2026-11-22", "", "es")).toBe("mañana");
    expect(said("2026-11-22", "14:00", "en-US")).toMatch(/^tomorrow, 2:00\sPM$/);
  });

  test("by its date else, with the year where that is another", () => {
    expect(said("2026-11-23")).toBe("23 Nov");
    expect(said("2027-01-05")).toBe("5 Jan 2027");
    expect(said("2026-12-24", "", "pt-BR")).toBe("24 de dez.");
  });

  test("by the day where the reader is, not by the hours between", () => {
    // Half past eleven in the evening of the 20th in New York, which is the 21st elsewhere.
    const now = Date.parse("2026-11-21T04:30:00.000Z");
    expect(momentWords("2026-11-21T05:30:00.000Z", "due", "en-GB", now)).toBe("tomorrow, 00:30");
  });
});

test("next week begins on Monday, on a Sunday with the next day", () => {
  expect(quickDates(NOW)).toEqual({ today: "2026-11-21", tomorrow: "2026-11-22", nextWeek: "2026-11-23" });
  expect(quickDates(Date.parse("2026-11-22T12:00:00.000Z")).nextWeek).toBe("2026-11-23");
  expect(quickDates(Date.parse("2026-11-23T12:00:00.000Z")).nextWeek).toBe("2026-11-30");
});
