// Dates of the Gregorian calendar as whole days since 1970, and moments as milliseconds since then: the model has no clock, and
// takes nothing that has one.

export const DAY_MS = 86_400_000;

interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const DAYS_IN_400_YEARS = 146_097;
/** From the first of March of the year 0, on which years are taken to begin: so a leap day is the last of its year. */
const EPOCH = 719_468;

/** How many days before a month, counted from March. */
function daysBefore(month: number): number {
  return Math.floor((153 * month + 2) / 5);
}

/** `month` may be past the end of the year. */
export function dateFrom(year: number, month: number, day: number): number {
  const months = year * 12 + (month - 3);
  const from = Math.floor(months / 12);
  const leapDays = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return from * 365 + leapDays + daysBefore(months - from * 12) + day - 1 - EPOCH;
}

export function calendarDateOf(date: number): CalendarDate {
  const days = date + EPOCH;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const inEra = days - era * DAYS_IN_400_YEARS;
  const yearInEra = Math.floor(
    (inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (yearInEra * 365 + Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100));
  const month = Math.floor((5 * inYear + 2) / 153);
  const year = era * 400 + yearInEra + (month >= 10 ? 1 : 0);
  return { year, month: month >= 10 ? month - 9 : month + 3, day: inYear - daysBefore(month) + 1 };
}

/** Of a time of day as the API writes it: `02:30:00.000`. */
export function msOfDay(time: string): number {
  const [hour = 0, minute = 0, second = 0, ms = 0] = time.split(/[:.]/).map(Number);
  return hour * 3_600_000 + minute * 60_000 + second * 1_000 + ms;
}

export function timeOfDay(ms: number): string {
  const [hour, minute, second] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1_000) % 60].map((each) => digits(each, 2));
  return `${hour}:${minute}:${second}.${digits(ms % 1_000, 3)}`;
}

/** Of a moment as the API writes it. */
export function msOf(moment: string): number {
  const [year = 0, month = 0, day = 0] = moment.slice(0, 10).split("-").map(Number);
  return dateFrom(year, month, day) * DAY_MS + msOfDay(moment.slice(11, 23));
}

export function momentOf(ms: number): string {
  const date = Math.floor(ms / DAY_MS);
  const { year, month, day } = calendarDateOf(date);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}T${timeOfDay(ms - date * DAY_MS)}Z`;
}

function digits(value: number, length: number): string {
  return String(Math.floor(value)).padStart(length, "0");
}
