import { type Hunk, hunksOf } from "./lines.ts";

export interface Merged {
  readonly text: string;
  /** Whether both had changed the same lines, so that one's do not stand in the text. */
  readonly isCollision: boolean;
}

/** Neighbouring changes that belong together, because they are about the same lines. */
interface Group {
  readonly start: number;
  end: number;
  readonly earlier: Hunk[];
  readonly later: Hunk[];
}

/**
 * What two made of one text, line by line. What only one has changed is as that one has it; where both changed the
 * same lines, `later` stands. Lines that both have added at one place stand there both, `earlier` first.
 */
export function mergeTexts(base: string, earlier: string, later: string): Merged {
  return merge(base, earlier, later, false);
}

function merge(base: string, earlier: string, later: string, keepsAll: boolean): Merged {
  if (base === earlier || earlier === later) return { text: later, isCollision: false };
  if (base === later) return { text: earlier, isCollision: false };
  const lines = base.split("\n");
  const merged: string[] = [];
  let isCollision = false;
  let at = 0;
  for (const group of groupsOf(hunksOf(lines, earlier.split("\n")), hunksOf(lines, later.split("\n")))) {
    merged.push(...lines.slice(at, group.start));
    const theirs = piece(lines, group, group.earlier);
    const mine = piece(lines, group, group.later);
    if (group.later.length === 0) merged.push(...theirs);
    else {
      const isBoth = group.earlier.length > 0 && !isSameLines(theirs, mine);
      // Only added, and nothing taken away: there is room for both.
      if (isBoth && group.start === group.end) merged.push(...theirs);
      else if (isBoth) {
        isCollision = true;
        if (keepsAll) merged.push(...written(group.earlier, mine));
      }
      merged.push(...mine);
    }
    at = group.end;
  }
  merged.push(...lines.slice(at));
  return { text: merged.join("\n"), isCollision };
}

/** The same, or where both together are more than a text may be, the later alone. */
export function mergeWithin(most: number, base: string, earlier: string, later: string): Merged {
  const merged = mergeTexts(base, earlier, later);
  return merged.text.length > most ? { text: later, isCollision: true } : merged;
}

/**
 * The same for a text whose versions nobody keeps: where both changed the same lines, what `earlier` wrote there stands
 * above what `later` did. Only where all of it together is more than `most` characters is it `later` alone.
 */
export function mergeKeepingAll(most: number, base: string, earlier: string, later: string): string {
  const { text } = merge(base, earlier, later, true);
  return text.length > most ? later : text;
}

function groupsOf(earlier: readonly Hunk[], later: readonly Hunk[]): readonly Group[] {
  const groups: Group[] = [];
  const both = [
    ...earlier.map((hunk) => ({ hunk, whose: "earlier" as const })),
    ...later.map((hunk) => ({ hunk, whose: "later" as const })),
  ];
  // What is added at a place comes before what is changed from there on.
  both.sort((one, other) => one.hunk.start - other.hunk.start || one.hunk.end - other.hunk.end);
  for (const { hunk, whose } of both) {
    let group = groups.at(-1);
    const isWithin = group && hunk.start < group.end;
    const isAddedToo = group && group.start === group.end && hunk.end === group.end;
    if (!group || !(isWithin || isAddedToo)) {
      group = { start: hunk.start, end: hunk.end, earlier: [], later: [] };
      groups.push(group);
    }
    group.end = Math.max(group.end, hunk.end);
    group[whose].push(hunk);
  }
  return groups;
}

/** The lines with words that hunks have, and the other has not. */
function written(hunks: readonly Hunk[], other: readonly string[]): readonly string[] {
  // There may be ten thousands of both.
  const others = new Set(other);
  return hunks.flatMap(({ lines }) => lines).filter((line) => line.trim() !== "" && !others.has(line));
}

/** One empty line is not the same as none. */
function isSameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at]);
}

/** The lines of a group as one of the two has them. */
function piece(lines: readonly string[], { start, end }: Group, hunks: readonly Hunk[]): readonly string[] {
  const made: string[] = [];
  let at = start;
  for (const hunk of hunks) {
    made.push(...lines.slice(at, hunk.start), ...hunk.lines);
    at = hunk.end;
  }
  return [...made, ...lines.slice(at, end)];
}
