import fc from "fast-check";
import { Temporal } from "temporal-polyfill/implementation";
import { describe, expect, test } from "vitest";
import { calendarDateOf, dateFrom, momentOf, msOf } from "./calendar.ts";
import { isTimeZone, nextOccurrence, REPEATS, type Repeat } from "./repeat.ts";

// Against an implementation of the calendar and of zones that shares nothing with ours but the zones themselves.

/** Both hemispheres, half and quarter hours, zones that change at midnight, that skipped a day, and that never change. */
const ZONES = [
  "UTC",
  "Europe/Lisbon",
  "Europe/Dublin",
  "America/New_York",
  "America/Sao_Paulo",
  "America/Havana",
  "America/St_Johns",
  "America/Asuncion",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Asia/Beirut",
  "Asia/Gaza",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Tehran",
  "Australia/Lord_Howe",
  "Australia/Adelaide",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Antarctica/Troll",
];

const zone = fc.constantFrom(...ZONES);
/** 1990 to 2060: what zones did then, and what they will do by their present rules. */
const moment = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 })
  .map((minutes) => momentOf(minutes * 60_000));
/** Times of day at which clocks change, more often than not. */
const timeOfDay = fc.oneof(
  fc.constantFrom("00:00:00", "00:30:00", "01:30:00", "02:00:00", "02:15:00", "02:30:00", "23:59:59.999"),
  fc.integer({ min: 0, max: 1_439 }).map((minutes) => Temporal.PlainTime.from("00:00").add({ minutes }).toString()),
);
const date = fc.integer({ min: 0, max: 25_567 }).map((days) => Temporal.PlainDate.from("1990-01-01").add({ days }));

const iso = (instant: Temporal.Instant) => instant.toString({ fractionalSecondDigits: 3 });

/** The dates that are meant, in order, from one on. */
function* dates(every: Repeat["every"], first: Temporal.PlainDate, day: number): Generator<Temporal.PlainDate> {
  for (let count = 1; ; count++) {
    if (every === "month") {
      const month = first.toPlainYearMonth().add({ months: count });
      yield month.toPlainDate({ day: Math.min(day, month.daysInMonth) });
    } else {
      const next = first.add({ days: every === "week" ? count * 7 : count });
      if (every !== "weekday" || next.dayOfWeek <= 5) yield next;
    }
  }
}

function expected(
  repeat: Repeat,
  dueAt: string,
  now: string,
  meant: { day: number; time: Temporal.PlainTime },
): string {
  const due = Temporal.Instant.from(dueAt).toZonedDateTimeISO(repeat.timeZone);
  const after = Temporal.Instant.compare(now, dueAt) > 0 ? now : dueAt;
  for (const each of dates(repeat.every, due.toPlainDate(), meant.day)) {
    const at = each.toZonedDateTime({ timeZone: repeat.timeZone, plainTime: meant.time }).toInstant();
    if (Temporal.Instant.compare(at, after) > 0) return iso(at);
  }
  throw new Error("no dates");
}

describe("T3: what repeats", () => {
  test("is due next on the first date to come, at the same time on the wall", () => {
    const every = fc.constantFrom(...REPEATS);
    const late = fc.oneof(fc.constant(0), fc.integer({ min: -40, max: 800 }));
    fc.assert(
      fc.property(every, zone, date, timeOfDay, late, (every, timeZone, date, time, daysLate) => {
        const plainTime = Temporal.PlainTime.from(time);
        const due = date.toZonedDateTime({ timeZone, plainTime });
        const dueAt = iso(due.toInstant());
        const now = momentOf(msOf(dueAt) + daysLate * 86_400_000 + 1_234_567);
        const repeat: Repeat = { every, timeZone };
        // As the wall shows it: a time that was skipped is none.
        const meant = { day: due.day, time: due.toPlainTime() };
        expect(nextOccurrence(repeat, dueAt, now)?.dueAt).toBe(expected(repeat, dueAt, now, meant));
      }),
      { numRuns: 1_500 },
    );
  });

  test("stays with the day and the time that are meant, however many months and changes of clocks lie between", () => {
    fc.assert(
      fc.property(fc.constantFrom(...REPEATS), zone, date, timeOfDay, (every, timeZone, date, time) => {
        const due = date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
        const first = iso(due.toInstant());
        const meant = { day: due.day, time: due.toPlainTime() };
        let current = { dueAt: first, repeat: { every, timeZone } as Repeat };
        const days = dates(every, due.toPlainDate(), meant.day);
        for (let count = 0; count < 40; count++) {
          const next = nextOccurrence(current.repeat, current.dueAt, current.dueAt);
          if (!next) throw new Error("nothing is next");
          let wanted: string;
          // A day that a zone skipped whole is the next one, and that one is due once.
          do {
            const day = days.next().value as Temporal.PlainDate;
            wanted = iso(day.toZonedDateTime({ timeZone, plainTime: meant.time }).toInstant());
          } while (wanted <= current.dueAt);
          expect(next.dueAt).toBe(wanted);
          current = next;
        }
      }),
      { numRuns: 150 },
    );
  });

  test("is always later than both it was due and now", () => {
    fc.assert(
      fc.property(fc.constantFrom(...REPEATS), zone, fc.option(moment), moment, (every, timeZone, dueAt, now) => {
        const next = nextOccurrence({ every, timeZone }, dueAt, now);
        expect(next && next.dueAt > now && (dueAt === null || next.dueAt > dueAt)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  const next = (every: Repeat["every"], timeZone: string, dueAt: string | null, now: string, more = {}) =>
    nextOccurrence({ every, timeZone, ...more }, dueAt, now);

  test.each([
    // Ten in the morning stays ten in the morning: winter to summer in Lisbon, summer to winter in Adelaide.
    ["week", "Europe/Lisbon", "2027-03-25T10:00:00.000Z", "2027-04-01T09:00:00.000Z"],
    ["week", "Australia/Adelaide", "2027-03-31T23:30:00.000Z", "2027-04-08T00:30:00.000Z"],
    // Half an hour of change.
    ["day", "Australia/Lord_Howe", "2027-04-02T23:00:00.000Z", "2027-04-03T23:30:00.000Z"],
    // The end of a day whose successor begins at one o'clock.
    ["day", "America/Sao_Paulo", "2018-11-03T02:59:59.999Z", "2018-11-04T02:59:59.999Z"],
    ["day", "America/Sao_Paulo", "2018-11-03T03:00:00.000Z", "2018-11-04T03:00:00.000Z"],
    // Friday to Monday.
    ["weekday", "UTC", "2027-01-01T08:00:00.000Z", "2027-01-04T08:00:00.000Z"],
    // The day that Samoa never had.
    ["day", "Pacific/Apia", "2011-12-29T20:00:00.000Z", "2011-12-30T20:00:00.000Z"],
  ] as const)("%s in %s: after %s comes %s", (every, timeZone, dueAt, wanted) => {
    expect(next(every, timeZone, dueAt, dueAt)?.dueAt).toBe(wanted);
  });

  test("the 31st goes to the end of a shorter month and comes back, in leap years too", () => {
    const found: string[] = [];
    let dueAt = "2027-12-31T12:00:00.000Z";
    let repeat: Repeat = { every: "month", timeZone: "UTC" };
    for (let count = 0; count < 4; count++) {
      const then = nextOccurrence(repeat, dueAt, dueAt);
      if (!then) throw new Error("nothing is next");
      ({ dueAt, repeat } = then);
      found.push(dueAt.slice(0, 10));
    }
    expect(found).toEqual(["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]);
    expect(repeat).toEqual({ every: "month", timeZone: "UTC", day: 31 });
  });

  test("half past two goes to half past three on the night that has none, and comes back", () => {
    const gap = next("day", "America/New_York", "2027-03-13T07:30:00.000Z", "2027-03-13T08:00:00.000Z");
    expect(gap?.dueAt).toBe("2027-03-14T07:30:00.000Z");
    expect(gap?.repeat.time).toBe("02:30:00.000");
    const { dueAt = "", repeat } = gap ?? {};
    expect(repeat && nextOccurrence(repeat, dueAt, dueAt)).toEqual({
      ...{ dueAt: "2027-03-15T06:30:00.000Z", repeat: { every: "day", timeZone: "America/New_York" } },
    });
  });

  test("what had no date is due at the end of a day to come", () => {
    const now = "2027-06-05T22:00:00.000Z";
    expect(next("day", "Asia/Kolkata", null, now)?.dueAt).toBe("2027-06-07T18:29:59.999Z");
    expect(next("month", "UTC", null, "2027-01-31T00:00:00.000Z")?.dueAt).toBe("2027-02-28T23:59:59.999Z");
  });

  test("what is centuries late takes no time, and the end of the calendar has nothing after it", () => {
    expect(next("weekday", "UTC", "0001-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z")?.dueAt).toBe(
      "2027-01-04T00:00:00.000Z",
    );
    expect(next("month", "UTC", "9999-12-15T00:00:00.000Z", "2027-01-01T00:00:00.000Z")).toBeUndefined();
  });

  test("a zone has a name", () => {
    for (const name of ZONES) expect(isTimeZone(name)).toBe(true);
    for (const name of ["", "Mars/Olympus", "+02:00", "Europe/Lisbon ", "../etc"]) expect(isTimeZone(name)).toBe(false);
  });
});

test("dates and moments are those of the Gregorian calendar", () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), fc.integer({ min: 0, max: 86_399_999 }), (days, ms) => {
      const { year, month, day } = calendarDateOf(days);
      const at = new Date(days * 86_400_000 + ms);
      expect([year, month, day]).toEqual([at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()]);
      expect(dateFrom(year, month, day)).toBe(days);
      expect(momentOf(days * 86_400_000 + ms)).toBe(at.toISOString());
      expect(msOf(at.toISOString())).toBe(at.getTime());
    }),
  );
});
