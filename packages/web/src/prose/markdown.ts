import { Lexer, type MarkedToken, type Token } from "marked";

/** Deeper than this nobody writes on purpose, and a browser gets slow with it. */
export const MOST_NESTED = 24;

/**
 * The work that marks of emphasis may make: finding their ends costs their number squared. Far above what texts need,
 * and a tenth of a second of somebody else's text.
 */
const MOST_WORK = 4_000_000;

/** What a Markdown text consists of; undefined for one that cannot be read as Markdown in reasonable time. */
export function tokensOf(text: string): readonly Token[] | undefined {
  const lexer = new Lexer({ gfm: true, breaks: true });
  try {
    lexer.blockTokens(text.replaceAll(/\r\n|\r/g, "\n"), lexer.tokens);
    let work = 0;
    for (const { src, tokens } of lexer.inlineQueue) {
      work += (src.match(/[*_~]+/g)?.length ?? 0) ** 2;
      if (work > MOST_WORK) return undefined;
      lexer.inlineTokens(src, tokens);
    }
  } catch {
    // Thousands of blocks within each other: more than the stack holds.
    return undefined;
  }
  return lexer.tokens;
}

/** Without extensions there are no tokens but Marked's own. */
export function knownTokens(tokens: readonly Token[] | undefined): readonly MarkedToken[] {
  return (tokens ?? []) as readonly MarkedToken[];
}

/** Every token, in the order in which it is shown. */
export function* everyToken(tokens: readonly Token[] | undefined): Generator<MarkedToken> {
  for (const token of knownTokens(tokens)) {
    yield token;
    if (token.type === "list") for (const item of token.items) yield* everyToken([item]);
    else if (token.type === "table") {
      for (const cell of [token.header, ...token.rows].flat()) yield* everyToken(cell.tokens);
    } else if ("tokens" in token) yield* everyToken(token.tokens);
  }
}

/** The words alone. */
export function wordsOf(tokens: readonly Token[] | undefined): string {
  let words = "";
  for (const token of everyToken(tokens)) {
    if (token.type === "codespan" || token.type === "escape") words += token.text;
    else if (token.type === "text" && !token.tokens) words += decoded(token.text);
    else if (token.type === "br") words += " ";
  }
  return words.trim();
}

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/** A text whose character references (`&amp;`, `&#33;`) are the characters that they stand for. */
export function decoded(text: string): string {
  if (!text.includes("&")) return text;
  const reader = document.createElement("textarea");
  return text.replaceAll(REFERENCE, (reference) => {
    // The browser knows all of their names. Nothing but one reference gets here, so there is no element to be made.
    reader.innerHTML = reference;
    return reader.value;
  });
}
