// Reckoned and not measured: a board has thousands of cards. A little too much, so that what is left out is counted.

/** In pixels, of a line on a card's front; a phone has more. */
const LINE = 246;
const LINES = 2;
const GAP = 4;
const PADDING = 14;
const MOST = 180;
const LETTER = 6.8;
const WIDE_LETTER = 13;
/** Of "+12". */
const REST = 34;

function widthOf(name: string): number {
  let width = PADDING;
  // From here on the alphabets are Chinese, Japanese and Korean, and pictures.
  for (const letter of name) width += (letter.codePointAt(0) ?? 0) > 0x2e7f ? WIDE_LETTER : LETTER;
  return Math.min(width, MOST);
}

function isFitting(widths: readonly number[]): boolean {
  let [line, used] = [1, 0];
  for (const width of widths) {
    const next = used === 0 ? width : used + GAP + width;
    if (next <= LINE) used = next;
    else [line, used] = [line + 1, width];
  }
  return line <= LINES;
}

/** How many of the labels have room in two lines, with the number of the others behind them. */
export function fittingChips(names: readonly string[]): number {
  const widths = names.map(widthOf);
  if (isFitting(widths)) return names.length;
  let count = names.length - 1;
  while (count > 1 && !isFitting([...widths.slice(0, count), REST])) count--;
  return count;
}
