import { dateOf, type Written } from "../due/moment.ts";
import type { Language } from "../locales/languages.ts";
import { dayAfter, dayOfMonth, nextWeekday, startOfDay } from "./words/calendar.ts";
import { folded, unread } from "./words/fold.ts";
import { type DayMeaning, dayRules, type RepeatMeaning, type TimeMeaning } from "./words/grammar.ts";
import { listsIn, type Rules } from "./words/lists.ts";
import { repeatRules } from "./words/repeats.ts";
import { areBeside, blanked, rule, type Span, spansOf } from "./words/spans.ts";
import { inPart, partRules, timeRules } from "./words/times.ts";
import type { Vocabulary } from "./words/vocabulary.ts";
import { english } from "./words/vocabulary-en.ts";
import { spanish } from "./words/vocabulary-es.ts";
import { portuguese } from "./words/vocabulary-pt.ts";

const VOCABULARIES: Readonly<Record<Language, Vocabulary>> = { en: english, es: spanish, pt: portuguese };

const SAYS_SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

export type WordKind = "due" | "repeat" | "priority";

/** Words of a line that say something of the to-do and are no part of its title. */
export interface TakenWords {
  readonly kind: WordKind;
  readonly start: number;
  readonly end: number;
}

/** A line that somebody typed, taken apart. */
export interface ReadLine {
  readonly title: string;
  readonly due: Written | null;
  readonly repeat: { readonly every: "day" | "weekday" | "week" } | { every: "month"; day: number } | null;
  readonly priority: 1 | 2 | 3 | null;
  readonly taken: readonly TakenWords[];
}

/** A line of which nothing is taken, for nobody could see it before. */
export function asItIs(title: string): ReadLine {
  return { title, due: null, repeat: null, priority: null, taken: [] };
}

export interface Reading {
  readonly language: Language;
  /** Whether 3/4 is the fourth of March here. */
  readonly isMonthFirst: boolean;
  readonly now: number;
  /** Words that are to stay text. */
  readonly left?: Iterable<string>;
}

/** Whether dates begin with their month where a locale is spoken. */
export function isMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { day: "numeric", month: "numeric" }).formatToParts(0);
  return parts.find(({ type }) => type === "day" || type === "month")?.type === "month";
}

/**
 * What a line says of when, how often and how urgently. Of several dates the last is meant. A line that is nothing but
 * such words is a title.
 */
export function readLine(line: string, { language, isMonthFirst, now, left = [] }: Reading): ReadLine {
  const words = VOCABULARIES[language];
  let text = folded(line);
  for (const phrase of left) text = text.replaceAll(folded(phrase), unread);

  const taken: TakenWords[] = [];
  function take(kind: WordKind, span: Span<unknown> | undefined): void {
    if (!span) return;
    taken.push({ kind, start: span.start, end: span.end });
    text = blanked(text, span);
  }

  const priority = prioritiesIn(text, words).at(-1);
  take("priority", priority);
  const rules: Rules = {
    days: dayRules(words, now, isMonthFirst),
    times: timeRules(words),
    parts: partRules(words),
    repeats: repeatRules(words),
  };
  const leave = ({ start, end }: { readonly start: number; readonly end: number }) => {
    text = text.slice(0, start) + unread(text.slice(start, end)) + text.slice(end);
  };
  for (const list of listsIn(text, words, rules)) leave(list);
  const repeats = spansOf(text, rules.repeats);
  const sure = repeats.filter((span) => isRepeat(text, line, span, rules));
  // No half of "monday to friday" where that is none.
  for (const span of repeats) if (!sure.includes(span)) leave(span);
  const repeat = sure.at(-1);
  take("repeat", repeat);
  const { day, time, part } = momentIn(text, line, rules, repeat);
  for (const span of [day, time, part]) take("due", span);

  const title = withoutWords(line, taken);
  if (taken.length === 0 || !SAYS_SOMETHING.test(title)) return asItIs(line.replaceAll(/[\s\p{Cc}]+/gu, " ").trim());
  const due = dueOf(now, day?.meaning, inPart(time?.meaning, part?.meaning ?? day?.meaning.time), repeat?.meaning);
  return {
    title,
    due,
    repeat: repeat && due ? repeatOf(repeat.meaning, due) : null,
    priority: priority?.meaning ?? null,
    taken: taken.toSorted((a, b) => a.start - b.start),
  };
}

function prioritiesIn(text: string, words: Vocabulary): readonly Span<1 | 2 | 3>[] {
  return spansOf(text, [
    ...words.priorities.map(([word, priority]) => rule(`(?<=^|\\s)!${word}`, () => priority)),
    { pattern: /(?<=^|\s)!!!(?=\s|$)/g, read: () => 3 as const },
    { pattern: /(?<=^|\s)!!(?=\s|$)/g, read: () => 2 as const },
  ]);
}

interface Moment {
  readonly day: Span<DayMeaning> | undefined;
  readonly time: Span<TimeMeaning> | undefined;
  readonly part: Span<TimeMeaning> | undefined;
}

/** What may be another word ("daily", "every 3rd") is one only at the end, or beside a date. */
function isRepeat(text: string, line: string, span: Span<RepeatMeaning>, rules: Rules): boolean {
  if (!span.meaning.isPerhaps) return true;
  const dates = [...spansOf(text, rules.days), ...spansOf(text, rules.times)].filter(
    ({ start, end }) => end <= span.start || start >= span.end,
  );
  const isBesideDate = dates.some((date) => areBeside(text, date, span));
  return !isName(line, span) && (isBesideDate || isAtEnd(dates.reduce(blanked, text), span));
}

/** A capital in the middle of a line makes a name of a word: "Washington Weekly", "High Noon". */
function isName(line: string, { start, end }: Span<unknown>): boolean {
  return /[\p{L}\p{N}]/u.test(line.slice(0, start)) && /^\p{Lu}/u.test(line.slice(start, end)) && /\p{Ll}/u.test(line);
}

function momentIn(text: string, line: string, rules: Rules, repeat: Span<RepeatMeaning> | undefined): Moment {
  const days = spansOf(text, rules.days);
  const withoutDays = days.reduce(blanked, text);
  const sayWhen = [...days, ...(repeat ? [repeat] : [])];
  const times = spansOf(withoutDays, rules.times).filter((time) => isTime(withoutDays, line, time, sayWhen));
  const isExpected = (span: Span<DayMeaning>) =>
    span.meaning.isWeak !== true ||
    isAtEnd(times.reduce(blanked, text), span) ||
    times.some((time) => areBeside(text, time, span));
  const day = days.findLast(isExpected);
  const time = day ? (times.findLast((each) => areBeside(text, each, day)) ?? times.at(-1)) : times.at(-1);
  const nextTo = (span: Span<unknown>) =>
    [day, time, repeat].some((each) => each !== undefined && areBeside(text, span, each));
  const parts =
    day || repeat ? spansOf(time ? blanked(withoutDays, time) : withoutDays, rules.parts).filter(nextTo) : [];
  return { day, time, part: parts.at(-1) };
}

/** A number may be a time or not: one looks at 3 flats, and without accents "às 5" is "the 5". */
function isTime(text: string, line: string, span: Span<TimeMeaning>, days: readonly Span<unknown>[]): boolean {
  const isBesideDay = days.some((day) => areBeside(text, day, span));
  if (span.meaning.isWeak) return isBesideDay;
  if (span.meaning.isPerhaps) return !isName(line, span) && (isBesideDay || isAtEnd(text, span));
  if (!/^\p{L}[\p{L}\s]*\d+$/u.test(line.slice(span.start, span.end))) return true;
  return isBesideDay || isAtEnd(text, span);
}

function isAtEnd(text: string, { end }: Span<unknown>): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(end));
}

function withoutWords(line: string, taken: readonly TakenWords[]): string {
  return (
    taken
      // Where something is taken, and only there, control signs stand for it.
      .reduce(blanked, line.replaceAll(/\p{Cc}/gu, " "))
      // What stood round them alone goes with them.
      .replaceAll(/\([\s\p{Cc}]*\p{Cc}[\s\p{Cc}]*\)|,(?=[\s\p{Cc}]*\p{Cc}[\s\p{Cc}]*,)/gu, " ")
      .replaceAll(/^[\s,;:.–-]*\p{Cc}[\s\p{Cc},;:.–-]*|[\s\p{Cc},;:–-]*\p{Cc}[\s,;:–-]*(?=[.!?…]*$)/gu, "")
      .replaceAll(/(?<![\s\p{Cc}]),?[\s\p{Cc}]+(?=[,;.!?…](?:\s|$))/gu, (gap) => (gap.includes("\u0000") ? "" : gap))
      .replaceAll(/[\s\p{Cc}]+/gu, " ")
      .trim()
  );
}

const digits = (value: number) => String(value).padStart(2, "0");

function writtenAt(day: Date, time: TimeMeaning | undefined): Written {
  return { date: dateOf(day), time: time ? `${digits(time.hour)}:${digits(time.minute)}` : "" };
}

function dueOf(
  now: number,
  day: DayMeaning | undefined,
  time: TimeMeaning | undefined,
  repeat: RepeatMeaning | undefined,
): Written | null {
  if (day) return writtenAt(day.day, time);
  if (!time && !repeat) return null;
  const today = startOfDay(now);
  const at = time ?? { hour: 23, minute: 59 };
  const isOver = new Date(now).getHours() * 60 + new Date(now).getMinutes() >= at.hour * 60 + at.minute;
  return writtenAt(
    repeat ? firstOf(repeat, today, time !== undefined && isOver) : dayAfter(today, isOver ? 1 : 0),
    time,
  );
}

/** The first day of a thing that repeats. `isOver`: today it is too late for it. */
function firstOf(repeat: RepeatMeaning, today: Date, isOver: boolean): Date {
  const first = dayAfter(today, isOver ? 1 : 0);
  if (repeat.every === "week" && repeat.weekday !== undefined) return nextWeekday(first, repeat.weekday, "counts");
  if (repeat.every === "weekday") return [0, 6].includes(first.getDay()) ? nextWeekday(first, 1, "counts") : first;
  if (repeat.every === "month" && repeat.day !== undefined) {
    const [year, month] = [first.getFullYear(), first.getMonth()];
    const here = dayOfMonth(year, month, repeat.day);
    return here < first ? dayOfMonth(year, month + 1, repeat.day) : here;
  }
  return first;
}

function repeatOf(repeat: RepeatMeaning, due: Written): ReadLine["repeat"] {
  if (repeat.every !== "month") return { every: repeat.every };
  return { every: "month", day: repeat.day ?? Number(due.date.slice(8)) };
}
