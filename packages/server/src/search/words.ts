import { setImmediate as turn } from "node:timers/promises";
import { fold } from "./fold.ts";

// The one way from texts to words. Both databases index and are asked for the very same words, so both find the same.

/**
 * Scripts that put no spaces between words, and pictures: there each sign counts, and whatever follows one another is
 * found. What is written in others is found by words and by how words begin.
 */
export const SIGN =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\p{Script=Yi}" +
  "\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30fc\\u3099\\u309a\\p{RI}" +
  "[\\p{Extended_Pictographic}--[\\u0000-\\u2122]]]";
export const LETTER = `[[\\p{L}\\p{N}\\p{M}]--${SIGN}]`;
const UNITS = new RegExp(`(${SIGN}+)|${LETTER}+`, "gv");

/** A word, or signs that follow one another. */
export interface Unit {
  readonly text: string;
  readonly isSigns: boolean;
}

export function unitsOf(text: string): Unit[] {
  return [...unitsIn(text)];
}

function* unitsIn(text: string): Generator<Unit> {
  for (const [unit, signs] of fold(text).matchAll(UNITS)) yield { text: unit, isSigns: signs !== undefined };
}

/** A longer one is known by its beginning: nobody types more. */
const MOST_OF_A_WORD = 64;
/** How many letters of a word are an entry of their own, so that what begins with them need not be gathered from thousands. */
export const SHORT_PREFIX = 3;

export function cutWord(word: string): string {
  return word.length <= MOST_OF_A_WORD ? word : [...word].slice(0, MOST_OF_A_WORD).join("");
}

/**
 * What stands in the index for words. The first letter says what it is: `w` a word or two signs, `p` how one begins or a
 * sign; `t` and `q` the same of titles; `x` two words after one another, of which it says too little to read them back;
 * `s` whose it is; `k` what it is.
 */
export const MARK = {
  anywhere: { word: "w", start: "p" },
  title: { word: "t", start: "q" },
} as const;
export type Place = keyof typeof MARK;

export function scopeLexeme(ownerId: string): string {
  return `s${ownerId.replaceAll("-", "")}`;
}

export function typeLexeme(type: string): string {
  return `k${type}`;
}

/** Two words after one another. Few enough that each stands for many pairs: it makes a choice smaller, and the text decides. */
export function pairLexeme(one: string, other: string): string {
  let hash = 0x811c9dc5;
  const pair = `${one} ${other}`;
  for (let at = 0; at < pair.length; at++) hash = Math.imul(hash ^ pair.charCodeAt(at), 0x01000193);
  return `x${((hash ^ (hash >>> 16)) & 0xffff).toString(36)}`;
}

/** Two signs after one another, for each two in a row of them. */
export function signPairs(signs: string): string[] {
  const each = [...signs];
  return each.slice(1).map((sign, index) => `${each[index]}${sign}`);
}

/** What PostgreSQL keeps in one entry has an end; so has what a person may hope to find by one. */
const MOST_BYTES = 600_000;
const OVERHEAD = 4;

interface Indexed {
  readonly scope: string;
  readonly type: string;
  readonly title: string;
  readonly text: string;
}

/** So many are made in a few milliseconds, and then others have their turn. */
const IN_ONE_GO = 10_000;

/** Everything by which one thing is found. */
export async function lexemesOf(thing: Indexed): Promise<string[]> {
  let steps = 0;
  const found = new Set<string>();
  for (const lexeme of allOf(thing)) {
    found.add(lexeme);
    if (++steps % IN_ONE_GO === 0) await turn();
  }
  return within(found);
}

function* allOf({ scope, type, title, text }: Indexed): Generator<string> {
  yield scopeLexeme(scope);
  yield typeLexeme(type);
  yield* lexemesIn(title, "title");
  yield* lexemesIn(title, "anywhere");
  yield* lexemesIn(text, "anywhere");
}

function* lexemesIn(text: string, place: Place): Generator<string> {
  const { word, start } = MARK[place];
  let before: string | undefined;
  for (const unit of unitsIn(text)) {
    if (unit.isSigns) {
      yield* lexemesOfSigns(unit.text, place);
      before = undefined;
      continue;
    }
    yield word + cutWord(unit.text);
    let beginning = "";
    let length = 0;
    for (const letter of unit.text) {
      if (++length > SHORT_PREFIX) break;
      beginning += letter;
      yield start + beginning;
    }
    if (before !== undefined) yield pairLexeme(before, unit.text);
    before = unit.text;
  }
}

function* lexemesOfSigns(signs: string, place: Place): Generator<string> {
  const { word, start } = MARK[place];
  let before = "";
  for (const sign of signs) {
    yield start + sign;
    if (before !== "") yield word + before + sign;
    before = sign;
  }
}

function within(lexemes: ReadonlySet<string>): string[] {
  const kept: string[] = [];
  let bytes = 0;
  for (const lexeme of lexemes) {
    bytes += Buffer.byteLength(lexeme) + OVERHEAD;
    if (bytes > MOST_BYTES) break;
    kept.push(lexeme);
  }
  return kept;
}
