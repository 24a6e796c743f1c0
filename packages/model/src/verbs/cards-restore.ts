import { type Static, Type } from "typebox";
import type { Board, Card } from "../board.ts";
import { Id } from "../ids.ts";
import { MAX_CARDS } from "../limits.ts";
import { CardIds } from "../many-cards.ts";
import { placeAgain } from "../place.ts";
import { compareRanked, inserted, type Ranked } from "../rank.ts";
import { Respaced, respaceCards } from "../respace.ts";
import { CardFront, frontOf } from "../snapshot.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import { isAsItCame, restored } from "./card-restore.ts";
import type { CardsArchive } from "./cards-archive.ts";
import type { CardsDelete } from "./cards-delete.ts";

/** Without it they were archived. */
const From = Type.Optional(Type.Literal("deleted"));

export const command = Type.Object(
  { id: Id, type: Type.Literal("cards.restore"), cardIds: CardIds, from: From },
  { additionalProperties: false },
);
export type CardsRestore = Static<typeof command>;

/** Carries the cards' fronts: who opened the board while they were away has never seen them. */
export const event = Type.Object({
  type: Type.Literal("cards.restored"),
  cards: Type.Array(CardFront),
  from: From,
  respaced: Type.Optional(Respaced),
});
export type CardsRestored = Static<typeof event>;

/** Brings back what was archived, or what was deleted, each to its place, where its column is there. */
export const verb: Verb<CardsRestore, CardsRestored, BodyOf<CardsArchive | CardsDelete>> = {
  decide(board, { cardIds, from }) {
    const ids = [...new Set(cardIds)];
    if (!ids.every((cardId) => board.cards.has(cardId))) return refuse("not_found", "cardIds");
    const cards = ids
      .flatMap((cardId) => board.cards.get(cardId) ?? [])
      .filter((card) => isAway(card, from) && board.liveColumn(card.columnId));
    if (cards.length === 0) return refuse("not_found", "cardIds");
    if (board.cardCount + cards.length > MAX_CARDS) return refuse("board_full");
    const { ranks, respaced } = ranksFor(board, cards);
    return applied({
      type: "cards.restored",
      cards: cards.map((card) => ({ ...frontOf(board, card), rank: ranks.get(card.id) ?? card.rank })),
      ...(from && { from }),
      ...(respaced && { respaced }),
    });
  },
  apply(board, event) {
    respaceCards(board, event.respaced);
    board.putCards(event.cards.map((front) => restored(board, front, event.at)));
  },
  invert(board, { cards, from }) {
    // What others have worked on since stays.
    const same = cards.filter((front) => isAsItCame(board, front)).map(({ id }) => id);
    if (same.length === 0) return undefined;
    return { type: from === "deleted" ? "cards.delete" : "cards.archive", cardIds: same };
  },
  reads: ({ cardIds }) => ({ cards: cardIds }),
};

function isAway({ archivedAt, deletedAt }: Card, from: CardsRestore["from"]): boolean {
  return (from === "deleted" ? deletedAt : archivedAt) !== null;
}

/** The ranks that the cards come back with, and those of the others that make room, which is hardly ever needed. */
function ranksFor(board: Board, cards: readonly Card[]) {
  const ranks = new Map<string, string>();
  const moved: Record<string, string> = {};
  const lists = new Map<string, readonly Ranked[]>();
  for (const card of cards.toSorted(compareRanked)) {
    let list = lists.get(card.columnId) ?? board.cardsIn(card.columnId);
    const { rank, respaced } = placeAgain(list, card);
    if (respaced) {
      list = list.map((row) => ({ id: row.id, rank: respaced[row.id] ?? row.rank }));
      for (const [id, next] of Object.entries(respaced)) {
        if (ranks.has(id)) ranks.set(id, next);
        else moved[id] = next;
      }
    }
    ranks.set(card.id, rank);
    lists.set(card.columnId, inserted(list, { id: card.id, rank }));
  }
  return { ranks, respaced: Object.keys(moved).length > 0 ? moved : undefined };
}
