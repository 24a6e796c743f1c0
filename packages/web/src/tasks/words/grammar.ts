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
import type { Vocabulary } from "./vocabulary.ts";

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
  readonly isWeak?: boolean;
  /** Of the morning or of the evening, unless something else says which. */
  readonly isOfEither?: boolean;
}

export type RepeatMeaning =
  | { readonly every: "day" | "weekday" }
  | { readonly every: "week"; readonly weekday?: number }
  | { readonly every: "month"; readonly day?: number };

const MINUTE_MS = 60_000;

const either = (words: Iterable<string>) => [...words].join("|");

export function dayRules(words: Vocabulary, now: number, isMonthFirst: boolean): readonly Rule<DayMeaning>[] {
  const today = startOfDay(now);
  const before = `(?:(?:${words.before}) )?`;
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
    `(?:(?<before>${words.before}) )?(?:(?<coming>${first})|(?<after>${weekAfter}))?(?:${names})\\.?(?<last>${last})?`;
  const inNextWeek = () => ({ day: dayAfter(nextMonday(today), (weekday + 6) % 7) });
  const names = either(perhaps ? [sure, perhaps] : [sure]);
  const before = `(?:(?:${words.before}) )?`;
  return [
    rule(source(sure), read(false)),
    ...(perhaps ? [rule(source(perhaps), read(true))] : []),
    rule(`${before}(?:${names})\\.? ${words.inWeek}(?:${words.nextWeek})`, inNextWeek),
    rule(`${before}(?:${words.nextWeek}),? ${before}(?:${names})`, inNextWeek),
  ];
}

/** An hour of a part of the day: "tomorrow night at 9" is at 21. */
export function inPart(time: TimeMeaning | undefined, part: TimeMeaning | undefined): TimeMeaning | undefined {
  if (!time?.isOfEither || !part) return time ?? part;
  return { hour: (time.hour % 12) + (part.hour < 12 ? 0 : 12), minute: time.minute };
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
    rule(words.dayOfMonth.replace("N", "(?<day>\\d{1,2})"), ({ groups = {} }) => {
      const found = nextWithNumber(today, Number(groups.day));
      return found && { day: found };
    }),
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
  const source = `(?:${words.within}) (?<count>\\d{1,3}|${either(Object.keys(words.numbers))}) ?${units}`;
  return rule(source, ({ groups = {} }) => {
    const count = words.numbers[groups.count ?? ""] ?? Number(groups.count);
    if (groups.day) return { day: dayAfter(today, count) };
    if (groups.week) return { day: dayAfter(today, 7 * count) };
    if (groups.month) {
      return { day: dayOfMonth(today.getFullYear(), today.getMonth() + count, today.getDate()) };
    }
    const then = new Date(now + count * (groups.hour ? 60 : 1) * MINUTE_MS);
    return { day: dayAfter(then, 0), time: { hour: then.getHours(), minute: then.getMinutes() } };
  });
}

/** Hours of the day; in the small ones of which nothing more is said nobody does anything. */
const FIRST_LIKELY_HOUR = 7;

export function timeRules(words: Vocabulary): readonly Rule<TimeMeaning>[] {
  const at = `(?<at>${words.at}) ?`;
  const [morning, later] = words.halves;
  const read: Rule<TimeMeaning>["read"] = ({ groups = {} }) => {
    const [said, minute] = [Number(groups.hour), Number(groups.minute ?? 0)];
    const isHalf = groups.morning !== undefined || groups.later !== undefined;
    if (minute > 59 || said > (isHalf ? 12 : 23) || (isHalf && said === 0)) return undefined;
    if (isHalf) return { hour: (said % 12) + (groups.later === undefined ? 0 : 12), minute };
    // At five, where nothing else is said, is in the afternoon.
    const isBare = groups.minute === undefined && groups.sign === undefined;
    const isLow = said > 0 && said < FIRST_LIKELY_HOUR;
    const isWeak = groups.sign !== undefined && groups.at === undefined && groups.minute === undefined && isLow;
    const isOfEither = groups.sign === undefined && said > 0 && said <= 12;
    return { hour: isBare && isLow ? said + 12 : said, minute, isOfEither, ...(isWeak && { isWeak }) };
  };
  const hour = "(?<hour>\\d{1,2})";
  return [
    rule(`(?:${at})?${hour}(?:[:.h](?<minute>\\d{2}))? ?h?(?: )?(?:(?<morning>${morning})|(?<later>${later}))`, read),
    rule(`(?:${at})?${hour}:(?<minute>\\d{2})(?: ?h)?`, read),
    ...(words.hasHourSign ? [rule(`(?:${at})?${hour} ?(?<sign>h)(?:s|rs|oras)?(?<minute>\\d{2})?`, read)] : []),
    rule(`${at}${hour}(?:\\.(?<minute>\\d{2}))?`, read),
    ...words.named.map(([source, hour]) => rule(source, () => ({ hour, minute: 0 }))),
  ];
}

export function partRules(words: Vocabulary): readonly Rule<TimeMeaning>[] {
  return words.parts.map(([source, hour]) => rule(source, () => ({ hour, minute: 0 })));
}

export function repeatRules(words: Vocabulary): readonly Rule<RepeatMeaning>[] {
  const weekday = ({ sure, perhaps }: Vocabulary["weekdays"][number]) => either(perhaps ? [sure, perhaps] : [sure]);
  return [
    rule(words.daily, () => ({ every: "day" })),
    rule(words.onWeekdays, () => ({ every: "weekday" })),
    rule(words.weekly, () => ({ every: "week" })),
    rule(words.monthly, () => ({ every: "month" })),
    rule(numbered(words.monthlyOn), ({ groups = {} }) => {
      const day = Number(Object.values(groups).find((each) => each !== undefined));
      return day >= 1 && day <= 31 ? { every: "month", day } : undefined;
    }),
    ...words.weekdays.map((names, index) =>
      rule<RepeatMeaning>(`(?:${words.every}) (?:${weekday(names)})${words.plural}`, () => ({
        every: "week",
        weekday: index,
      })),
    ),
  ];
}

/** Each alternative has a number of its own, and a name is given once. */
function numbered(source: string): string {
  let count = 0;
  return source.replaceAll("N", () => `(?<day${count++}>\\d{1,2})`);
}
