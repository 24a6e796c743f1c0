import { generateNKeysBetween } from "fractional-indexing";
import type { Board, Card } from "./board.ts";
import { MAX_RANK_LENGTH, positionOf } from "./rank.ts";

/** Where a card should go: after another one (null: first); undefined: the end. */
export interface Placing {
  readonly cardId: string;
  readonly columnId: string;
  readonly afterCardId: string | null | undefined;
}

export interface Placed {
  readonly card: Card;
  readonly columnId: string;
  readonly rank: string;
}

interface PlacedMany {
  /** Those that go elsewhere. */
  readonly placed: readonly Placed[];
  /** The new ranks of others in these columns, where there was no room. */
  readonly respaced: Readonly<Record<string, string>>;
}

/**
 * Ranks for many live cards at once, as if each had been put at its place in this order; one statement of the order a
 * column instead of one search a card. A neighbour that is not in the column any more says where as in rule C7.
 */
export function placeMany(board: Board, placings: readonly Placing[]): PlacedMany {
  const going = new Set(placings.map(({ cardId }) => cardId));
  const placed: Placed[] = [];
  const respaced: Record<string, string> = {};
  for (const columnId of new Set(placings.map((placing) => placing.columnId))) {
    const staying = board.cardsIn(columnId).filter(({ id }) => !going.has(id));
    const here = placings.filter((placing) => placing.columnId === columnId);
    const order = orderOf(board, columnId, staying, here);
    const ranks = ranksOf(columnId, order, going) ?? evenly(order);
    for (const [at, { id }] of order.entries()) {
      const [card, rank] = [board.cards.get(id), ranks[at]];
      if (!card || rank === undefined || (card.columnId === columnId && card.rank === rank)) continue;
      if (going.has(id)) placed.push({ card, columnId, rank });
      else respaced[id] = rank;
    }
  }
  return { placed, respaced };
}

/** The cards of a column in their new order. */
function orderOf(board: Board, columnId: string, staying: readonly Card[], placings: readonly Placing[]): Card[] {
  const isStaying = new Set(staying.map(({ id }) => id));
  const followers = new Map<string | null, Card[]>();
  const seen = new Set<string>();
  for (const { cardId, afterCardId } of placings) {
    const card = board.cards.get(cardId);
    if (!card) continue;
    const anchor = anchorOf(afterCardId);
    const list = followers.get(anchor);
    if (list) list.push(card);
    else followers.set(anchor, [card]);
    seen.add(cardId);
  }

  /** A card that stays, or one that went before: so nothing ever goes after itself. */
  function anchorOf(afterCardId: string | null | undefined): string | null {
    if (afterCardId === null) return null;
    const end = staying.at(-1)?.id ?? null;
    if (afterCardId === undefined) return end;
    if (isStaying.has(afterCardId) || seen.has(afterCardId)) return afterCardId;
    const neighbour = board.cards.get(afterCardId);
    if (neighbour?.columnId !== columnId) return end;
    return staying[positionOf(staying, neighbour) - 1]?.id ?? null;
  }

  const order: Card[] = [];
  for (const base of [null, ...staying]) {
    if (base) order.push(base);
    const waiting = [...(followers.get(base?.id ?? null) ?? [])];
    // The last that went after a card stands next to it.
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      order.push(next);
      for (const each of followers.get(next.id) ?? []) waiting.push(each);
    }
  }
  return order;
}

/** Ranks that leave those that stay as they are; undefined where one would be too long. */
function ranksOf(columnId: string, order: readonly Card[], going: ReadonlySet<string>) {
  const ranks: string[] = [];
  for (let at = 0; at < order.length; ) {
    const card = order[at];
    if (card && !going.has(card.id)) {
      ranks.push(card.rank);
      at++;
      continue;
    }
    let end = at;
    while (end < order.length && going.has(order[end]?.id ?? "")) end++;
    const run = order.slice(at, end);
    const [low, high] = [order[at - 1]?.rank ?? null, order[end]?.rank ?? null];
    const isThere = run.every(
      ({ columnId: its, rank }, index) =>
        its === columnId && rank > (run[index - 1]?.rank ?? low ?? "") && (high === null || rank < high),
    );
    const made = isThere ? run.map(({ rank }) => rank) : generateNKeysBetween(low, high, run.length);
    if (made.some((rank) => rank.length > MAX_RANK_LENGTH)) return undefined;
    ranks.push(...made);
    at = end;
  }
  return ranks;
}

function evenly(order: readonly Card[]): string[] {
  return generateNKeysBetween(null, null, order.length);
}
