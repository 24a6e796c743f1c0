import { LETTER, SIGN, type Unit } from "./words.ts";

// Where units stand after one another in a text that is folded. By hand: a pattern with these classes takes longer to make
// than a search may.

type Kind = "letter" | "sign" | "gap";

const LETTERS = new RegExp(`^${LETTER}$`, "v");
const SIGNS = new RegExp(`^${SIGN}$`, "v");
const MOST_KNOWN = 20_000;
const known = new Map<number, Kind>();

function kindOf(point: number | undefined): Kind {
  if (point === undefined) return "gap";
  if (point < 0x80) return (point >= 0x61 && point <= 0x7a) || (point >= 0x30 && point <= 0x39) ? "letter" : "gap";
  const before = known.get(point);
  if (before !== undefined) return before;
  const text = String.fromCodePoint(point);
  const kind = SIGNS.test(text) ? "sign" : LETTERS.test(text) ? "letter" : "gap";
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(point, kind);
  return kind;
}

function kindBefore(text: string, at: number): Kind {
  const isPair = /[\udc00-\udfff]/.test(text[at - 1] ?? "");
  return at === 0 ? "gap" : kindOf(text.codePointAt(isPair && at > 1 ? at - 2 : at - 1));
}

export interface Occurrence {
  readonly from: number;
  readonly to: number;
}

/** The first so many, in order, none in another. `isOpen`: the last word may go on. */
export function occurrencesOf(units: readonly Unit[], folded: string, isOpen: boolean, most: number): Occurrence[] {
  const found: Occurrence[] = [];
  const [first] = units;
  if (!first) return found;
  for (let from = folded.indexOf(first.text); from >= 0 && found.length < most; ) {
    const to = first.isSigns || kindBefore(folded, from) !== "letter" ? endOf(units, folded, from, isOpen) : undefined;
    if (to !== undefined) found.push({ from, to });
    from = folded.indexOf(first.text, to ?? from + 1);
  }
  return found;
}

/** Where the units end that begin there; undefined: they do not stand there. */
function endOf(units: readonly Unit[], folded: string, from: number, isOpen: boolean): number | undefined {
  let at = from;
  let before: Unit | undefined;
  for (const unit of units) {
    const start = before ? afterGap(folded, at) : at;
    if (start === at && before && !before.isSigns && !unit.isSigns) return undefined;
    if (!folded.startsWith(unit.text, start)) return undefined;
    at = start + unit.text.length;
    before = unit;
  }
  const isWhole = before?.isSigns || isOpen || kindOf(folded.codePointAt(at)) !== "letter";
  return isWhole ? at : undefined;
}

function afterGap(folded: string, from: number): number {
  let at = from;
  while (at < folded.length) {
    const point = folded.codePointAt(at);
    if (kindOf(point) !== "gap") break;
    at += (point ?? 0) > 0xffff ? 2 : 1;
  }
  return at;
}
