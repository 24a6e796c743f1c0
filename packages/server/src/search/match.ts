import { fold } from "./fold.ts";
import { type Occurrence, occurrencesOf } from "./occurrences.ts";
import { type Term, together } from "./query.ts";

// Whether a text has what was asked for, how well, and where: read from the text itself, the same for both databases.

export interface Range extends Occurrence {
  /** Which of the terms. */
  readonly term: number;
}

export interface Scored {
  readonly title: string;
  readonly text: string;
  /** The text is longer than what was read of it. */
  readonly isCut: boolean;
}

const MOST_COUNTED = 8;
const MOST_RANGES = 200;
const ALL_IN_TITLE = 5;
const IN_ORDER_IN_TITLE = 4;
const IN_ORDER_IN_TEXT = 2;
const IS_TITLE = 10;

export class Matcher {
  readonly #terms: readonly Term[];
  /** All of them after one another; undefined where there is one. */
  readonly #together: Term | undefined;
  readonly #asked: string;

  constructor(terms: readonly Term[]) {
    this.#terms = terms;
    const all = together(terms);
    this.#together = terms.length > 1 ? all : undefined;
    this.#asked = all.units.map(({ text }) => text).join(" ");
  }

  /** How well it fits; undefined: it does not. Depends on nothing but the texts, so that pages agree. */
  scoreOf({ title, text, isCut }: Scored): number | undefined {
    const inTitle = fold(title);
    const inText = fold(text);
    let score = 0;
    let isAllInTitle = true;
    for (const term of this.#terms) {
      const ofTitle = titleScore(term, inTitle);
      const ofText = textScore(term, inText);
      if (ofTitle === 0) isAllInTitle = false;
      if (ofTitle === 0 && ofText === 0 && !isCut) return undefined;
      score += ofTitle + ofText;
    }
    if (isAllInTitle) score += ALL_IN_TITLE;
    if (isAllInTitle && inTitle.trim() === this.#asked) score += IS_TITLE;
    score += this.#orderScore(inTitle, inText);
    // Of two titles with the word, the shorter says it more.
    return score - Math.min(inTitle.length, 200) / 100;
  }

  isIn(text: string): boolean {
    const folded = fold(text);
    return this.#terms.some((term) => firstOf(term, folded, term.isPrefix) !== undefined);
  }

  /** Where the terms stand in a text that is folded, in order and none in another. */
  rangesIn(folded: string): Range[] {
    const ranges = this.#terms.flatMap(({ units, isPrefix }, term) =>
      occurrencesOf(units, folded, isPrefix, MOST_RANGES).map((each) => ({ ...each, term })),
    );
    ranges.sort((one, other) => one.from - other.from || other.to - one.to);
    const apart: Range[] = [];
    for (const range of ranges) if (range.from >= (apart.at(-1)?.to ?? 0)) apart.push(range);
    return apart;
  }

  #orderScore(title: string, text: string): number {
    const together = this.#together;
    if (!together) return 0;
    if (firstOf(together, title, together.isPrefix)) return IN_ORDER_IN_TITLE;
    return firstOf(together, text, together.isPrefix) ? IN_ORDER_IN_TEXT : 0;
  }
}

function firstOf({ units }: Term, folded: string, isOpen: boolean): Occurrence | undefined {
  return occurrencesOf(units, folded, isOpen, 1)[0];
}

function titleScore(term: Term, title: string): number {
  const whole = firstOf(term, title, false);
  if (whole) return whole.from === 0 ? 12 : 10;
  const begun = term.isPrefix ? firstOf(term, title, true) : undefined;
  if (!begun) return 0;
  return begun.from === 0 ? 8 : 7;
}

function textScore(term: Term, text: string): number {
  const count = occurrencesOf(term.units, text, false, MOST_COUNTED).length;
  if (count > 0) return 1 + Math.log2(count);
  return term.isPrefix && firstOf(term, text, true) ? 0.5 : 0;
}
