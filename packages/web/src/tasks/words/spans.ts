/** Some words of a text, and what they mean. */
export interface Span<Meaning> {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

export interface Rule<Meaning> {
  readonly pattern: RegExp;
  /** Undefined: it only looks like it. */
  read(match: RegExpExecArray): Meaning | undefined;
}

const LETTER = "[\\p{L}\\p{N}]";
/** What makes one word of two: of an address, the name of a file, "today's" and "5-7" no part is a date. */
const JOIN = "[-_/.'’@]";
const BEFORE = `(?<!${LETTER}|${LETTER}${JOIN}|[@#/])`;
const BEHIND = `(?!${LETTER}|${JOIN}${LETTER})`;

/** A rule for whole words. Blanks of the source stand for any, and the words may have become blank by another rule. */
export function rule<Meaning>(source: string, read: Rule<Meaning>["read"]): Rule<Meaning> {
  const words = source.replaceAll(" ", "(?:\\s+)");
  return { pattern: new RegExp(`${BEFORE}(?:${words})${BEHIND}`, "gu"), read };
}

/** All that the rules find; of two that overlap the longer. */
export function spansOf<Meaning>(text: string, rules: readonly Rule<Meaning>[]): readonly Span<Meaning>[] {
  const found = rules.flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const meaning = read(match);
      return meaning === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, meaning }];
    }),
  );
  const byLength = found.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Span<Meaning>[] = [];
  for (const span of byLength) {
    if (kept.every(({ start, end }) => span.end <= start || span.start >= end)) kept.push(span);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

/** Whether nothing stands between two spans but blanks and a comma. */
export function areBeside(text: string, one: Span<unknown>, other: Span<unknown>): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return first.end <= second.start && /^[\s,]*$/.test(text.slice(first.end, second.start));
}

export function blanked(text: string, { start, end }: Pick<Span<unknown>, "start" | "end">): string {
  return text.slice(0, start) + "\u0000".repeat(end - start) + text.slice(end);
}
