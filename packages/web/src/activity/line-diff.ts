export interface DiffLine {
  readonly what: "same" | "gone" | "come";
  readonly text: string;
}

/** So many pairs of lines are compared; two texts that differ in more are shown one after the other. */
const MOST_PAIRS = 1_000_000;

/** What of a text went and what came, line by line: as few lines as can be. */
export function lineDiff(before: string | null, after: string | null): readonly DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const as = (what: DiffLine["what"]) => (text: string) => ({ what, text });
  return [
    ...old.slice(0, start).map(as("same")),
    ...between(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map(as("same")),
  ];
}

function linesOf(text: string | null): readonly string[] {
  return text === null || text === "" ? [] : text.split(/\r?\n/);
}

/** By the longest common subsequence. */
function between(old: readonly string[], now: readonly string[]): DiffLine[] {
  const width = now.length + 1;
  const isSmall = old.length * now.length <= MOST_PAIRS;
  // How many lines the rest of one and the rest of the other have in common.
  const common = new Uint32Array(isSmall ? (old.length + 1) * width : 0);
  for (let row = old.length - 1; isSmall && row >= 0; row--) {
    for (let at = now.length - 1; at >= 0; at--) {
      const here = row * width + at;
      common[here] =
        old[row] === now[at]
          ? (common[here + width + 1] ?? 0) + 1
          : Math.max(common[here + width] ?? 0, common[here + 1] ?? 0);
    }
  }
  const lines: DiffLine[] = [];
  let [row, at] = [0, 0];
  while (row < old.length || at < now.length) {
    const [left, right] = [old[row], now[at]];
    const here = row * width + at;
    if (isSmall && left !== undefined && left === right) {
      lines.push({ what: "same", text: left });
      row++;
      at++;
    } else if (left !== undefined && (right === undefined || (common[here + width] ?? 0) >= (common[here + 1] ?? 0))) {
      lines.push({ what: "gone", text: left });
      row++;
    } else if (right !== undefined) {
      lines.push({ what: "come", text: right });
      at++;
    }
  }
  return lines;
}

/** Lines that are shown, or how many that are not: those that stayed and are not beside a change. */
export type Shown = DiffLine | { readonly what: "many"; readonly count: number };

const BESIDE = 2;

export function withoutSame(lines: readonly DiffLine[]): readonly Shown[] {
  const near = new Set<number>();
  for (const [place, { what }] of lines.entries()) {
    if (what === "same") continue;
    for (let at = place - BESIDE; at <= place + BESIDE; at++) near.add(at);
  }
  const shown: Shown[] = [];
  for (const [place, line] of lines.entries()) {
    const last = shown.at(-1);
    if (near.has(place)) shown.push(line);
    else if (last?.what === "many") shown[shown.length - 1] = { what: "many", count: last.count + 1 };
    else shown.push({ what: "many", count: 1 });
  }
  return shown;
}
