import { type Place, placeAt, positionOf, type Ranked, without } from "./rank.ts";

/** Where a row should go: after another one (null: first), or to a position; neither: the end. */
export interface Whereto {
  readonly afterId: string | null | undefined;
  readonly position: number | undefined;
}

/**
 * The place for `row` (already in the list or new to it) in an ordered list, or undefined when it is there already.
 * `find` looks up the row to go after. One that has left the list since still says where: a deleted one by its rank,
 * one that went elsewhere by sending us to the end.
 */
export function placeFor<Row extends Ranked>(
  list: readonly Row[],
  row: Ranked | undefined,
  where: Whereto,
  find: (id: string) => Row | undefined,
): Place | undefined {
  const others = row ? without(list, row) : list;
  const target = positionAmong(others, where, find);
  if (row && others !== list && target === positionOf(list, row)) return undefined;
  return placeAt(others, target);
}

function positionAmong<Row extends Ranked>(
  list: readonly Row[],
  where: Whereto,
  find: (id: string) => Row | undefined,
): number {
  if (where.afterId === null) return 0;
  if (where.afterId === undefined) return Math.min(where.position ?? list.length, list.length);
  const neighbour = find(where.afterId);
  if (!neighbour) return list.length;
  const position = positionOf(list, neighbour);
  return list[position]?.id === neighbour.id ? position + 1 : position;
}

/** The place where a row that was away comes back to: its own, unless another row has taken the very same rank. */
export function placeAgain(list: readonly Ranked[], row: Ranked): Place {
  const position = positionOf(list, row);
  const isTaken = list[position]?.rank === row.rank || list[position - 1]?.rank === row.rank;
  return isTaken ? placeAt(list, position) : { rank: row.rank };
}

/** The row before `row` in an ordered list, as commands name it. */
export function predecessor(list: readonly Ranked[], row: Ranked): string | null {
  return list[positionOf(list, row) - 1]?.id ?? null;
}

/**
 * The row to go after to be back where `was` was: told by its old rank, so that a neighbour that has moved on since
 * does not draw it along. Where the list has been respaced, which voids old ranks, `neighbourId` says it: the row that
 * was before it, null for none.
 */
export function formerPredecessor(
  list: readonly Ranked[],
  was: Ranked,
  neighbourId: string | null | undefined,
): string | null {
  const isThere = neighbourId === null || list.some((row) => row.id === neighbourId);
  return neighbourId !== undefined && isThere ? neighbourId : predecessor(list, was);
}
