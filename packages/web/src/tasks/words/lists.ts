import { anyOf, type DayMeaning, type RepeatMeaning, type TimeMeaning } from "./grammar.ts";
import { areBeside, type Rule, rule, type Span, spansOf } from "./spans.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** `weekday` and `number` are none by themselves, but beside one of the others; `none` never is. */
type Kind = "repeat" | "day" | "time" | "weekday" | "number" | "none";

export interface Rules {
  readonly days: readonly Rule<DayMeaning>[];
  readonly times: readonly Rule<TimeMeaning>[];
  readonly parts: readonly Rule<TimeMeaning>[];
  readonly repeats: readonly Rule<RepeatMeaning>[];
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * What is more than one date: "every mon and wed", "friday or saturday", "8pm to 10pm", and what no rule repeats by: "every other
 * monday". A half of it would be wrong, so it is all left, and a time beside it, which is its own.
 */
export function listsIn(text: string, words: Vocabulary, rules: Rules): readonly Place[] {
  const found = spansOf<Kind>(text, [
    ...rules.repeats.map(as("repeat")),
    ...rules.days.map(as("day")),
    ...[...rules.times, ...rules.parts].map(as("time")),
    ...loose(words),
    ...[everyFew(words), words.never].map((source) => rule(source, () => "none" as const)),
  ]);
  const areJoined = joining(text, words);
  const isListed = found.map(({ meaning }) => meaning === "none");
  for (const [index, two] of found.entries()) {
    const one = found[index - 1];
    if (one && areJoined(one, two)) isListed[index - 1] = isListed[index] = true;
  }
  for (const [index, span] of found.entries()) {
    if (span.meaning !== "time" || isListed[index]) continue;
    const besides = [index - 1, index + 1].filter((at) => isListed[at]).flatMap((at) => found[at] ?? []);
    if (besides.some((each) => areBeside(text, each, span))) isListed[index] = true;
  }
  return found.flatMap((span, index) => {
    if (!isListed[index]) return [];
    const next = found[index + 1];
    return [{ start: span.start, end: next && isListed[index + 1] && areJoined(span, next) ? next.end : span.end }];
  });
}

function joining(text: string, words: Vocabulary): (one: Span<Kind>, two: Span<Kind>) => boolean {
  const join = new RegExp(`^\\s*,?\\s*(?:${words.joins.replaceAll(" ", "\\s+")})\\s+$`, "u");
  const weekday = new RegExp(`(?<!\\p{L})(?:${words.weekdays.map(anyOf).join("|")})${words.plural}$`, "u");
  return (one, two) => {
    const between = text.slice(one.end, two.start);
    if (join.test(between)) return goTogether(one.meaning, two.meaning);
    return /^\s*,\s*$/.test(between) && [one, two].every(({ start, end }) => weekday.test(text.slice(start, end)));
  };
}

function as(kind: Kind): (rule: Rule<unknown>) => Rule<Kind> {
  return ({ pattern, read }) => ({ pattern, read: (match) => (read(match) === undefined ? undefined : kind) });
}

function goTogether(one: Kind, two: Kind): boolean {
  if (one === "repeat" && two !== "none") return true;
  const kinds = [one, two];
  if (kinds.every((kind) => kind === "weekday" || kind === "number")) return false;
  return kinds.includes("time")
    ? kinds.every((kind) => kind === "time" || kind === "number")
    : kinds.every((kind) => kind !== "repeat" || one !== "number");
}

function loose(words: Vocabulary): readonly Rule<Kind>[] {
  const { before, every, dayWord, ordinal, joins, plural } = words;
  const day = `(?:(?:${before}|${every}) )?(?:(?:${dayWord}) )?`;
  return [
    rule(`${day}(?:${words.weekdays.map(anyOf).join("|")})${plural}`, () => "weekday"),
    rule(`${day}\\d{1,2}(?:${ordinal})`, () => "number"),
    // Not of things: "at 9 and 2 friends".
    rule(`${day}\\d{1,2}(?= (?:${joins}) |\\s*(?:$|[,.;)]))`, () => "number"),
  ];
}

function everyFew({ every, few, numbers, ordinal, units, weekdays, plural }: Vocabulary): string {
  const count = `(?:${few}|\\d{1,3}(?:${ordinal})?|${Object.keys(numbers).join("|")})`;
  const what = [...Object.values(units), ...weekdays.map((names) => `(?:${anyOf(names)})${plural}`)].join("|");
  return `(?:${every}) ${count} (?:${what})`;
}
