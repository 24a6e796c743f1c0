// Reckoned and not measured: a board has thousands of cards. A little too much, so that what is left out is counted.

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

function isFitting(widths: readonly number[], line: number): boolean {
  let [lines, used] = [1, 0];
  for (const width of widths) {
    const next = used === 0 ? width : used + GAP + width;
    if (next <= line) used = next;
    else [lines, used] = [lines + 1, width];
  }
  return lines <= LINES;
}

/** How many of the labels have room in two lines of so many pixels, with the number of the others behind them. */
export function fittingChips(names: readonly string[], line: number): number {
  const widths = names.map(widthOf);
  if (isFitting(widths, line)) return names.length;
  let count = names.length - 1;
  while (count > 1 && !isFitting([...widths.slice(0, count), REST], line)) count--;
  return count;
}
