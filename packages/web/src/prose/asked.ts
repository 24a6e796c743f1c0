/** What is being typed that names somebody (`@`) or a card (`#`). */
export interface Asked {
  readonly sign: "@" | "#";
  /** Where its sign stands. */
  readonly from: number;
  readonly typed: string;
}

/** A card is found by any words of its title; two spaces, or one after the sign, are a text's own. */
const ASKED = /(?:^|[\s([{"'«“])(?:(@)([\p{L}\p{N}_.-]{0,32})|(#)((?:[^\s#@[\]][^\s#[\]]*(?: [^\s#[\]]+)* ?)?))$/u;

const MOST_TYPED = 60;

/** What is named just before the caret; undefined in the midst of any other text. */
export function askedAt(text: string, caret: number): Asked | undefined {
  const line = text.slice(Math.max(text.lastIndexOf("\n", caret - 1) + 1, caret - MOST_TYPED), caret);
  const match = ASKED.exec(line);
  if (!match) return undefined;
  const [, at, name = "", , words = ""] = match;
  const typed = at ? name : words;
  return { sign: at ? "@" : "#", from: caret - typed.length - 1, typed };
}
