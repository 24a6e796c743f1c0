import { cutWord, MARK, type Place, pairLexeme, SHORT_PREFIX, signPairs, type Unit, unitsOf } from "./words.ts";

/** What was typed between two spaces, or two quotation marks: its units stand after one another in what is found. */
export interface Term {
  readonly units: readonly Unit[];
  /** Its last word may go on. */
  readonly isPrefix: boolean;
}

/** Something that the index must have; `isPrefix`: or something longer. */
export interface Wanted {
  readonly lexeme: string;
  readonly isPrefix: boolean;
}

const CHUNKS = /["“”«»„]([^"“”«»„]*)(["“”«»„]?)|[^\s"“”«»„]+/gu;
const MOST_TERMS = 16;
/** Words after one another: of a longer phrase the beginning is looked for. At each place of a text all of them may have to be compared. */
const MOST_UNITS = 50;
const MOST_WANTED = 48;

/** All of a query after one another, as far as it is looked for together. */
export function together(terms: readonly Term[]): Term {
  const units = terms.flatMap((term) => term.units);
  return { units: units.slice(0, MOST_UNITS), isPrefix: units.length <= MOST_UNITS && terms.at(-1)?.isPrefix === true };
}

/** Whether something is to be found as it is written. */
export function hasPhrase(query: string): boolean {
  return /["“”«»„]/u.test(query);
}

/** Nothing that a person types is a fault: signs that are no words are left out. */
export function termsOf(query: string): Term[] {
  const chunks = Array.from(query.matchAll(CHUNKS), ([chunk, quoted, end], index) => ({ chunk, quoted, end, index }));
  const terms = chunks.map(({ chunk, quoted, end }) => {
    const units = unitsOf(quoted ?? chunk);
    const isClosed = (end !== undefined && end !== "") || units.length > MOST_UNITS;
    return { units: units.slice(0, MOST_UNITS), isClosed };
  });
  const said = terms.filter(({ units }) => units.length > 0).slice(0, MOST_TERMS);
  return said.map(({ units, isClosed }, index) => ({ units, isPrefix: index === said.length - 1 && !isClosed }));
}

/** What is asked of the index, for words that stand anywhere or in the title. */
export function wantedOf(terms: readonly Term[], place: Place): Wanted[] {
  const found = new Map<string, Wanted>();
  for (const term of terms) for (const wanted of wantedOfTerm(term, place)) found.set(wanted.lexeme, wanted);
  return [...found.values()].slice(0, MOST_WANTED);
}

function wantedOfTerm({ units, isPrefix }: Term, place: Place): Wanted[] {
  const { word, start } = MARK[place];
  const exact = (lexeme: string): Wanted => ({ lexeme, isPrefix: false });
  return units.flatMap(({ text, isSigns }, index) => {
    const isOpen = isPrefix && index === units.length - 1;
    if (isSigns) {
      const pairs = signPairs(text);
      return pairs.length > 0 ? pairs.map((pair) => exact(word + pair)) : [exact(start + text)];
    }
    const next = units[index + 1];
    const isNextOpen = isPrefix && index + 1 === units.length - 1;
    const pair = next && !next.isSigns && !isNextOpen ? [exact(pairLexeme(text, next.text))] : [];
    if (isOpen && [...text].length <= SHORT_PREFIX) return [exact(start + text)];
    return [{ lexeme: word + cutWord(text), isPrefix: isOpen }, ...pair];
  });
}
