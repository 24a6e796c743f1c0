import { calendarDateOf, DAY_MS, dateFrom, momentOf, msOf, msOfDay, timeOfDay } from "./calendar.ts";

// When something is due again: by the calendar and the clock on the wall of one time zone, so that ten in the morning stays ten
// in the morning. What zones do is known to `Intl` alone.

export const REPEATS = ["day", "weekday", "week", "month"] as const;
export type RepeatEvery = (typeof REPEATS)[number];

export interface Repeat {
  readonly every: RepeatEvery;
  /** By its name in the IANA database: `Europe/Lisbon`. */
  readonly timeZone: string;
  /** The day of the month that is meant, in a month that is long enough. */
  readonly day?: number;
  /** The time of day that is meant, on a day that has it: `02:30:00.000`. */
  readonly time?: string;
}

/** When something is due, and how it goes on from there. */
export interface Occurrence {
  readonly dueAt: string;
  readonly repeat: Repeat;
}

/** The last moment of a day: what is due on a date without a time of day is due then. */
const END_OF_DAY = "23:59:59.999";
/** Further from any date than any zone is from another. */
const MOST_SHIFT_MS = 2 * DAY_MS;
/** After it the API has no way to write a time. */
const END_OF_TIME = msOf("9999-12-31T23:59:59.999Z");

/** A moment as the wall shows it: `date` in whole days since 1970. */
interface Wall {
  readonly date: number;
  readonly time: string;
}

/**
 * The first time after `now`, and after it was due last, that it is due again. Undefined: there is none that the calendar of the
 * API could write, or the zone is not known here. What had no date counts from the day of `now`.
 */
export function nextOccurrence(repeat: Repeat, dueAt: string | null, now: string): Occurrence | undefined {
  const { timeZone } = repeat;
  if (!isTimeZone(timeZone)) return undefined;
  const today = wallOf(msOf(now), timeZone);
  const last = dueAt === null ? { date: today.date, time: END_OF_DAY } : wallOf(msOf(dueAt), timeZone);
  const time = repeat.time ?? last.time;
  const day = repeat.every === "month" ? (repeat.day ?? dayOf(last.date)) : undefined;
  const from = dueAt === null ? msOf(now) : Math.max(msOf(now), msOf(dueAt));
  for (
    let date = nextDate(repeat.every, last.date, today.date, day);
    ;
    date = nextDate(repeat.every, date, date, day)
  ) {
    const at = momentAt({ date, time }, timeZone);
    if (at > END_OF_TIME) return undefined;
    if (at <= from) continue;
    const isShifted = wallOf(at, timeZone).time !== time;
    const meant = { ...(day !== undefined && { day }), ...(isShifted && { time }) };
    return { dueAt: momentOf(at), repeat: { every: repeat.every, timeZone, ...meant } };
  }
}

/** Whether `Intl` knows a zone by this name. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && formatOf(name) !== undefined;
}

/** The first date after `last` that is one of its days, and not long before `today`: what is years late takes no years of steps. */
function nextDate(every: RepeatEvery, last: number, today: number, day: number | undefined): number {
  // The day before too: its end may be still to come where the wall is behind.
  const late = Math.max(0, today - 1 - last);
  if (every === "day") return last + Math.max(1, late);
  if (every === "week") return last + 7 * Math.max(1, Math.floor(late / 7));
  if (every === "weekday") return weekdayFrom(last + Math.max(1, late));
  const months = Math.max(1, monthOf(today) - 1 - monthOf(last));
  return dateInMonth(monthOf(last) + months, day ?? dayOf(last));
}

function weekdayFrom(date: number): number {
  // 1 January 1970 was a Thursday.
  const weekday = (((date + 4) % 7) + 7) % 7;
  return date + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

/** Months since the year 0. */
function monthOf(date: number): number {
  const { year, month } = calendarDateOf(date);
  return year * 12 + month - 1;
}

function dayOf(date: number): number {
  return calendarDateOf(date).day;
}

function dateInMonth(month: number, day: number): number {
  const first = firstOf(month);
  return first + Math.min(day, firstOf(month + 1) - first) - 1;
}

function firstOf(month: number): number {
  return dateFrom(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** When the wall of a zone shows this: the first time where it does so twice; where it never does, as long after as was skipped. */
function momentAt({ date, time }: Wall, timeZone: string): number {
  const wanted = date * DAY_MS + msOfDay(time);
  const before = shiftAt(wanted - MOST_SHIFT_MS, timeZone);
  const after = shiftAt(wanted + MOST_SHIFT_MS, timeZone);
  const moments = [wanted - before, wanted - after].filter((at) => at + shiftAt(at, timeZone) === wanted);
  return moments.length > 0 ? Math.min(...moments) : wanted - before;
}

function wallOf(at: number, timeZone: string): Wall {
  const shown = at + shiftAt(at, timeZone);
  const date = Math.floor(shown / DAY_MS);
  return { date, time: timeOfDay(shown - date * DAY_MS) };
}

/** How far the wall is ahead of UTC at a moment, in milliseconds. */
function shiftAt(at: number, timeZone: string): number {
  const second = Math.floor(at / 1_000) * 1_000;
  const parts = new Map(
    formatOf(timeZone)
      ?.formatToParts(second)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name));
  const year = parts.get("era") === "BC" ? 1 - part("year") : part("year");
  const shown = dateFrom(year, part("month"), part("day")) * DAY_MS;
  return shown + part("hour") * 3_600_000 + part("minute") * 60_000 + part("second") * 1_000 - second;
}

/** Made once for each zone: it takes longer than all that is asked of it. */
const formats = new Map<string, Intl.DateTimeFormat | undefined>();
const MOST_FORMATS = 600;

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (formats.has(timeZone)) return formats.get(timeZone);
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(timeZone, newFormat(timeZone));
  return formats.get(timeZone);
}

function newFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", {
      ...{ timeZone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23", era: "short" },
      ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
    });
  } catch {
    return undefined;
  }
}
