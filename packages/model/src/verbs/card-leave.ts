import { type Static, Type } from "typebox";
import type { Board, Card } from "../board.ts";
import { checklistsOf, itemsOf } from "../checklist.ts";
import { Id, Position, Title } from "../ids.ts";
import { MAX_ITEMS } from "../limits.ts";
import { predecessor } from "../place.ts";
import { assigneesOf, labelsOf } from "../snapshot.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { CardReturn } from "./card-return.ts";

/** Moves a card to another board. What happens there, `decideCrossing` says: who has one board alone sees it go. */
export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("card.leave"),
    cardId: Id,
    /** Where it goes. */
    boardId: Id,
    /** There; without it the first. */
    columnId: Type.Optional(Id),
    afterCardId: Type.Optional(Type.Union([Id, Type.Null()])),
    position: Type.Optional(Position),
  },
  { additionalProperties: false },
);
export type CardLeave = Static<typeof command>;

/** Whom the items of a card are for. */
export const ItemAssignees = Type.Array(Type.Object({ itemId: Id, userId: Id }, { additionalProperties: false }), {
  maxItems: MAX_ITEMS,
});
export type ItemAssignees = Static<typeof ItemAssignees>;

export const event = Type.Object({
  type: Type.Literal("card.left"),
  cardId: Id,
  toBoardId: Id,
  /** As it is called from then on in what this board remembers of it. */
  title: Title,
  /** With what it had here, for not all of it may go along. */
  from: Type.Object({
    columnId: Id,
    rank: Type.String(),
    labelIds: Type.Array(Id),
    assigneeIds: Type.Array(Id),
    itemAssignees: ItemAssignees,
  }),
});
export type CardLeft = Static<typeof event>;

export function departure(board: Board, card: Card, toBoardId: string): CardLeft {
  const itemAssignees = checklistsOf(card).flatMap((list) =>
    itemsOf(list).flatMap(({ id: itemId, assigneeId }) =>
      assigneeId !== null && board.members.has(assigneeId) ? [{ itemId, userId: assigneeId }] : [],
    ),
  );
  const { id: cardId, title, columnId, rank } = card;
  const had = { labelIds: labelsOf(board, card), assigneeIds: assigneesOf(board, card), itemAssignees };
  return { type: "card.left", cardId, toBoardId, title, from: { columnId, rank, ...had } };
}

export const verb: Verb<CardLeave, CardLeft, BodyOf<CardReturn>> = {
  decide(board, { cardId, boardId }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    if (boardId === board.info.id) return refuse("not_found", "boardId");
    return applied(departure(board, card, boardId));
  },
  apply(board, { cardId }) {
    for (const { id } of board.comments.ofCard(cardId)) board.comments.remove(id);
    for (const { id } of board.attachments.ofCard(cardId)) board.attachments.remove(id);
    board.removeCards([cardId]);
  },
  invert(board, { cardId, toBoardId: boardId, from, at: since }) {
    if (board.cards.has(cardId) || !board.liveColumn(from.columnId)) return undefined;
    const { columnId, rank, ...had } = from;
    const afterCardId = predecessor(board.cardsIn(columnId), { id: cardId, rank });
    return { type: "card.return", cardId, boardId, since, columnId, afterCardId, ...had };
  },
  reads: ({ cardId }) => ({ texts: [cardId] }),
};
