/** A piece of one text that stands where another has a piece: lines `start` to `end` of it became `lines`. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** Lines times lines that are compared one with another; beyond it, lines that stand once on each side are looked for. */
const MOST_COMPARED = 250_000;
/** Of looking between those again: each further time finds less. */
const MOST_LEVELS = 8;

/** What was done to `before` to make `after`, in order. Hard texts get larger pieces than need be, never a wait. */
export function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  between(0, before.length, 0, after.length, 0);
  return hunks;

  function between(start: number, end: number, from: number, to: number, level: number): void {
    while (start < end && from < to && before[start] === after[from]) {
      start++;
      from++;
    }
    while (start < end && from < to && before[end - 1] === after[to - 1]) {
      end--;
      to--;
    }
    if (start === end && from === to) return;
    const isSmall = (end - start) * (to - from) <= MOST_COMPARED;
    const pairs = isSmall
      ? pairsInOrder(before.slice(start, end), after.slice(from, to))
      : level < MOST_LEVELS
        ? pairsOfSingles(before.slice(start, end), after.slice(from, to))
        : [];
    const [ends, nextLevel] = [{ left: end - start, right: to - from }, isSmall ? MOST_LEVELS : level + 1];
    if (pairs.length === 0) {
      hunks.push({ start, end, lines: after.slice(from, to) });
      return;
    }
    let [left, right] = [0, 0];
    for (const pair of [...pairs, ends]) {
      if (pair.left > left || pair.right > right) {
        if (isSmall) {
          hunks.push({
            start: start + left,
            end: start + pair.left,
            lines: after.slice(from + right, from + pair.right),
          });
        } else between(start + left, start + pair.left, from + right, from + pair.right, nextLevel);
      }
      [left, right] = [pair.left + 1, pair.right + 1];
    }
  }
}

interface Pair {
  readonly left: number;
  readonly right: number;
}

/** The most lines that both have in the same order. */
function pairsInOrder(left: readonly string[], right: readonly string[]): readonly Pair[] {
  const width = right.length + 1;
  // How many lines are the same from here on.
  const counts = new Uint32Array((left.length + 1) * width);
  const count = (i: number, j: number) => counts[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      counts[i * width + j] =
        left[i] === right[j] ? count(i + 1, j + 1) + 1 : Math.max(count(i + 1, j), count(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let [i, j] = [0, 0]; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) pairs.push({ left: i++, right: j++ });
    else if (count(i + 1, j) >= count(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Lines that stand once on each side, as many as are in the same order on both. */
function pairsOfSingles(left: readonly string[], right: readonly string[]): readonly Pair[] {
  const places = singlesOf(right);
  const candidates: Pair[] = [];
  for (const [line, at] of singlesOf(left)) {
    const place = places.get(line);
    if (place !== undefined) candidates.push({ left: at, right: place });
  }
  // The longest row of growing places: the last pair of each row of so many, and what came before each.
  const ends: Pair[] = [];
  const earlier = new Map<Pair, Pair | undefined>();
  for (const pair of candidates) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.right ?? 0) < pair.right) low = middle + 1;
      else high = middle;
    }
    earlier.set(pair, ends[low - 1]);
    ends[low] = pair;
  }
  const pairs: Pair[] = [];
  for (let pair = ends.at(-1); pair; pair = earlier.get(pair)) pairs.push(pair);
  return pairs.reverse();
}

/** Where each line stands that is there once, in order. */
function singlesOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const doubles = new Set<string>();
  for (const [at, line] of lines.entries()) {
    if (places.has(line)) doubles.add(line);
    else places.set(line, at);
  }
  for (const line of doubles) places.delete(line);
  return places;
}
