import {
  dayAfter,
  dayOfMonth,
  exactDay,
  nextMonday,
  nextOfYear,
  nextWeekday,
  nextWithNumber,
  startOfDay,
} from "./calendar.ts";
import { type Rule, rule } from "./spans.ts";
import type { Vocabulary, Words } from "./vocabulary.ts";

/** What some words say of a day. */
export interface DayMeaning {
  readonly day: Date;
  /** Of a part of the day, or of a moment so many minutes from now. */
  readonly time?: TimeMeaning;
  /** The words may be something else: taken only where a date is to be expected. */
  readonly isWeak?: boolean;
}

export interface TimeMeaning {
  readonly hour: number;
  readonly minute: number;
  /** Taken only beside a day. */
  readonly isWeak?: boolean;
  /** Taken only where a date is to be expected. */
  readonly isPerhaps?: boolean;
  /** Of the morning or of the evening, unless something else says which. */
  readonly isOfEither?: boolean;
}

export type RepeatMeaning = (
  | { readonly every: "day" | "weekday" }
  | { readonly every: "week"; readonly weekday?: number }
  | { readonly every: "month"; readonly day?: number }
) & { readonly isPerhaps?: boolean };

const MINUTE_MS = 60_000;

const either = (words: Iterable<string>) => [...words].join("|");
/** The number of a day, and of nothing else: no part of a price or a decimal. */
const DAY = "(?<day>\\d{1,2})(?![.,:]\\d|\\s?[%‰€$£])";

export function anyOf({ sure, perhaps }: Words): string {
  return either(perhaps ? [sure, perhaps] : [sure]);
}

export function dayRules(words: Vocabulary, now: number, isMonthFirst: boolean): readonly Rule<DayMeaning>[] {
  const today = startOfDay(now);
  const before = beforeDay(words);
  const is = (source: string, day: () => Date) => rule(`${before}(?:${source})`, () => ({ day: day() }));
  return [
    is(words.today, () => today),
    is(words.tomorrow, () => dayAfter(today, 1)),
    is(words.dayAfterTomorrow, () => dayAfter(today, 2)),
    is(words.nextWeek, () => nextMonday(today)),
    is(words.weekend, () => nextWeekday(today, 6, "counts")),
    is(words.nextMonth, () => new Date(today.getFullYear(), today.getMonth() + 1, 1)),
    is(words.endOfMonth, () => dayOfMonth(today.getFullYear(), today.getMonth(), 31)),
    ...words.ofToday.map(([source, hour]) => rule(source, () => ({ day: today, time: { hour, minute: 0 } }))),
    ...words.weekdays.flatMap((names, weekday) => weekdayRules(words, names, weekday, today)),
    ...writtenDates(words, before, today, isMonthFirst),
    withinRule(words, now, today),
  ];
}

function beforeDay({ before, notAfter }: Vocabulary): string {
  return `(?:(?<before>${before}) |(?<!(?<!\\p{L})(?:${notAfter}) ))`;
}

function weekdayRules(
  words: Vocabulary,
  { sure, perhaps }: Vocabulary["weekdays"][number],
  weekday: number,
  today: Date,
): readonly Rule<DayMeaning>[] {
  const [first, last] = words.coming;
  const weekAfter = words.weekAfter ?? "(?!)";
  const read =
    (isUnsure: boolean): Rule<DayMeaning>["read"] =>
    ({ groups = {} }) => {
      const day = groups.after
        ? dayAfter(nextMonday(today), (weekday + 6) % 7)
        : nextWeekday(today, weekday, "counts not");
      const isSaid = groups.before ?? groups.coming ?? groups.after ?? (groups.last || undefined);
      return { day, ...(isUnsure && isSaid === undefined && { isWeak: true }) };
    };
  const source = (names: string) =>
    `${beforeDay(words)}(?:(?<coming>${first})|(?<after>${weekAfter}))?(?:${names})\\.?(?<last>${last})?`;
  const inNextWeek = () => ({ day: dayAfter(nextMonday(today), (weekday + 6) % 7) });
  const names = anyOf({ sure, ...(perhaps && { perhaps }) });
  const before = beforeDay(words);
  return [
    rule(source(sure), read(false)),
    ...(perhaps ? [rule(source(perhaps), read(true))] : []),
    rule(`${before}(?:${names})\\.? ${words.inWeek}(?:${words.nextWeek})`, inNextWeek),
    rule(`${before}(?:${words.nextWeek}),? (?:(?:${words.before}) )?(?:${names})`, inNextWeek),
  ];
}

function writtenDates(
  words: Vocabulary,
  before: string,
  today: Date,
  isMonthFirst: boolean,
): readonly Rule<DayMeaning>[] {
  const month = `(?:${words.months.map((names, index) => `(?<m${index}>${names})`).join("|")})\\.?`;
  const day = `(?<day>\\d{1,2})(?:${words.ordinal})?`;
  const year = "(?:,?(?: de)? (?<year>\\d{4}))?";
  const read: Rule<DayMeaning>["read"] = ({ groups = {} }) => {
    const named = words.months.findIndex((_, index) => groups[`m${index}`] !== undefined);
    const month = named < 0 ? Number(groups.month) - 1 : named;
    return dayOf(today, groups.year, month, Number(groups.day));
  };
  const [one, other] = isMonthFirst ? ["month", "day"] : ["day", "month"];
  // Of "3 dec 14:00" the fourteen is an hour, and of "3 dec 10" the three the day.
  const unlessHour = `(?!:\\d| ?(?:${either(words.halves)}))`;
  const unlessDayBefore = `(?<!(?<!\\d)\\d{1,2}(?:${words.ordinal})?${words.of})`;
  return [
    rule(`${before}(?:(?:${words.dayWord}) )?${day}${words.of}${month}${year}`, read),
    rule(`${before}${unlessDayBefore}${month} ${day}${year}${unlessHour}`, read),
    rule(`${before}(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})`, read),
    rule(`${before}(?<${one}>\\d{1,2})/(?<${other}>\\d{1,2})(?:/(?<year>\\d{4}))?(?!/)`, (found) => {
      const date = read(found);
      // Half a kilo is 1/2 too.
      return date && { ...date, ...(found.groups?.year === undefined && { isWeak: true }) };
    }),
    ...[words.dayOfMonth.sure, words.dayOfMonth.perhaps ?? "(?!)"].map((source, index) =>
      rule(before + `(?:${source})`.replace("N", DAY), ({ groups = {} }) => {
        const found = nextWithNumber(today, Number(groups.day));
        return found && { day: found, ...(index > 0 && { isWeak: true }) };
      }),
    ),
  ];
}

function dayOf(today: Date, year: string | undefined, month: number, day: number): DayMeaning | undefined {
  if (month > 11) return undefined;
  const found = year === undefined ? nextOfYear(today, month, day) : exactDay(Number(year), month, day);
  return found && { day: found };
}

function withinRule(words: Vocabulary, now: number, today: Date): Rule<DayMeaning> {
  const { minute, hour, day, week, month } = words.units;
  const units = `(?:(?<minute>${minute})|(?<hour>${hour})|(?<day>${day})|(?<week>${week})|(?<month>${month}))`;
  const number = `(?<count>\\d{1,3}|${either(Object.keys(words.numbers))}) ?${units}(?<half>${words.andHalf})?`;
  return rule(`(?:${words.within}) (?:${number}|(?:${words.halfHour}))`, ({ groups = {} }) => {
    const whole = groups.count === undefined ? 0 : (words.numbers[groups.count] ?? Number(groups.count));
    const count = whole + (groups.half === undefined && groups.count !== undefined ? 0 : 0.5);
    const isOfHours = groups.hour !== undefined || groups.count === undefined;
    if (count !== whole && !isOfHours) return undefined;
    if (groups.day) return { day: dayAfter(today, count) };
    if (groups.week) return { day: dayAfter(today, 7 * count) };
    if (groups.month) {
      return { day: dayOfMonth(today.getFullYear(), today.getMonth() + count, today.getDate()) };
    }
    const then = new Date(now + count * (isOfHours ? 60 : 1) * MINUTE_MS);
    return { day: dayAfter(then, 0), time: { hour: then.getHours(), minute: then.getMinutes() } };
  });
}
