import { fold, foldWithOrigins } from "./fold.ts";
import type { Matcher, Range } from "./match.ts";
import { plainText } from "./plain-text.ts";

/** A piece of text as it was written, and whether it is what was asked for. */
export interface Part {
  readonly text: string;
  readonly isMatch: boolean;
}

const LENGTH = 200;
const BEFORE = 50;
/** Longer texts are first cut down to what is round the match. */
const NEAR = 2_000;

/** The whole of a short text. */
export function partsOf(text: string, matcher: Matcher): Part[] {
  const { text: folded, originAt } = foldWithOrigins(text);
  const ranges = matcher.rangesIn(folded);
  return cut(
    text,
    0,
    text.length,
    ranges.map(({ from, to }) => ({ from: originAt(from), to: originAt(to) })),
  );
}

/** What stands round the place where most of what was asked for stands; the beginning where none of it does. */
export function extractOf(markdown: string, matcher: Matcher): Part[] {
  const near = markdown.length > 2 * NEAR ? around(markdown, matcher) : markdown;
  const plain = plainText(near);
  // What stands only in an address, or between the signs of a table, is shown as it is written.
  const isInPlain = matcher.rangesIn(fold(plain)).length > 0 || matcher.rangesIn(fold(near)).length === 0;
  const text = isInPlain ? plain : near.replace(/\s+/g, " ").trim();
  const { text: folded, originAt } = foldWithOrigins(text);
  const ranges = matcher.rangesIn(folded);
  const best = bestOf(ranges, LENGTH - BEFORE);
  const wanted = Math.max(0, (best?.from ?? 0) - BEFORE);
  const from = wanted === 0 ? 0 : wordStart(text, originAt(wanted), originAt(best?.from ?? 0));
  const to = wordEnd(text, from + LENGTH, originAt(best?.to ?? 0));
  const parts = cut(
    text,
    from,
    to,
    ranges.map((range) => ({ from: originAt(range.from), to: originAt(range.to) })),
  );
  return parts.map(({ text: piece, isMatch }, index) => ({
    text: `${index === 0 && from > 0 ? "…" : ""}${piece}${index === parts.length - 1 && to < text.length ? "…" : ""}`,
    isMatch,
  }));
}

function around(text: string, matcher: Matcher): string {
  const { text: folded, originAt } = foldWithOrigins(text);
  const at = originAt(bestOf(matcher.rangesIn(folded), LENGTH)?.from ?? 0);
  return text.slice(Math.max(0, at - NEAR), at + NEAR);
}

/** The range from which on most terms, and then most ranges, stand together. */
function bestOf(ranges: readonly Range[], length: number): Range | undefined {
  let best: Range | undefined;
  let most = 0;
  for (const [index, range] of ranges.entries()) {
    const together = ranges.slice(index, index + 50).filter(({ to }) => to <= range.from + length);
    const value = new Set(together.map(({ term }) => term)).size * 100 + together.length;
    if (value <= most) continue;
    most = value;
    best = range;
  }
  return best;
}

function wordStart(text: string, from: number, most: number): number {
  const space = text.indexOf(" ", from);
  if (space >= 0 && space < most) return space + 1;
  return isInSign(text, from) ? from + 1 : from;
}

function wordEnd(text: string, to: number, least: number): number {
  if (to >= text.length) return text.length;
  const space = text.lastIndexOf(" ", to);
  if (space > least) return space;
  const end = Math.max(to, least);
  return isInSign(text, end) ? end + 1 : end;
}

function isInSign(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text[at] ?? "");
}

function cut(text: string, from: number, to: number, ranges: readonly { from: number; to: number }[]): Part[] {
  const parts: Part[] = [];
  let at = from;
  for (const range of ranges) {
    const start = Math.max(range.from, at);
    const end = Math.min(range.to, to);
    if (end <= start) continue;
    if (start > at) parts.push({ text: text.slice(at, start), isMatch: false });
    parts.push({ text: text.slice(start, end), isMatch: true });
    at = end;
  }
  if (at < to) parts.push({ text: text.slice(at, to), isMatch: false });
  return parts;
}
