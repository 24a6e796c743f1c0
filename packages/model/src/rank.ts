import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** A row with a place in a list. Ranks compare bytewise; ids settle the ties that only a bug could make. */
export interface Ranked {
  readonly id: string;
  readonly rank: string;
}

/** No rank is longer than this many characters. */
export const MAX_RANK_LENGTH = 49;

/** Respacing goes on widening until ranks are this short, so that the next respacing is hundreds of inserts away. */
const COMFORTABLE_LENGTH = 20;

const FIRST_REACH = 32;

export function compareRanked(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** The same rows in order. */
export function ranked<Row extends Ranked>(rows: Row[]): readonly Row[] {
  return rows.sort(compareRanked);
}

/** How many rows of an ordered list come before `row`: its position when it is in the list, else where it would go. */
export function positionOf(list: readonly Ranked[], row: Ranked): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle];
    if (other && compareRanked(other, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function inserted<Row extends Ranked>(list: readonly Row[], row: Row): readonly Row[] {
  return list.toSpliced(positionOf(list, row), 0, row);
}

/** The list without the row of the same rank and id. */
export function without<Row extends Ranked>(list: readonly Row[], row: Ranked): readonly Row[] {
  const position = positionOf(list, row);
  return list[position]?.id === row.id ? list.toSpliced(position, 1) : list;
}

/** The list with a row of the same rank and id in the old one's place. */
export function replaced<Row extends Ranked>(list: readonly Row[], row: Row): readonly Row[] {
  const position = positionOf(list, row);
  return list[position]?.id === row.id ? list.with(position, row) : list;
}

/** A place for one more row, and the new ranks of those that had to make room for it (mostly none). */
export interface Place {
  readonly rank: string;
  readonly respaced?: Readonly<Record<string, string>>;
}

/**
 * The rank for a row that goes to `position` of an ordered list which does not hold it.
 *
 * Inserting into one gap again and again makes ranks longer (Greenspan, "Implementing Fractional Indexing", 2020), and
 * no scheme without relabelling avoids that. So when a rank would grow too long, its neighbours are spaced evenly anew:
 * the smallest window around it that brings comfortable ranks.
 */
export function placeAt(list: readonly Ranked[], position: number): Place {
  const rank = generateKeyBetween(list[position - 1]?.rank ?? null, list[position]?.rank ?? null);
  if (rank.length <= MAX_RANK_LENGTH) return { rank };
  for (let reach = FIRST_REACH; ; reach *= 2) {
    const from = Math.max(0, position - reach);
    const to = Math.min(list.length, position + reach);
    const ranks = generateNKeysBetween(list[from - 1]?.rank ?? null, list[to]?.rank ?? null, to - from + 1);
    const isWhole = from === 0 && to === list.length;
    if (isWhole || ranks.every((each) => each.length <= COMFORTABLE_LENGTH))
      return spread(list, from, to, position, ranks);
  }
}

function spread(list: readonly Ranked[], from: number, to: number, position: number, ranks: string[]): Place {
  const respaced: Record<string, string> = {};
  let rank = "";
  let next = from;
  for (const each of ranks) {
    if (next === position && rank === "") {
      rank = each;
      continue;
    }
    const row = next < to ? list[next++] : undefined;
    if (row && row.rank !== each) respaced[row.id] = each;
  }
  return { rank, respaced };
}
