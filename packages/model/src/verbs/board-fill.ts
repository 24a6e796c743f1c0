import { type Static, Type } from "typebox";
import { MadeAttachments, putMadeAttachments } from "../attachment.ts";
import { BLANK_CARD, type Board, type Card } from "../board.ts";
import { Cover } from "../cover.ts";
import { idSet } from "../id-set.ts";
import { Description, Id, Time, Title } from "../ids.ts";
import { checklistsFrom, itemsIn, MadeChecklists } from "../new-checklists.ts";
import type { Envelope } from "../verb.ts";

const FilledCard = Type.Object({
  cardId: Id,
  columnId: Id,
  title: Title,
  description: Type.Union([Description, Type.Null()]),
  rank: Type.String(),
  labelIds: Type.Optional(Type.Array(Id)),
  startAt: Type.Optional(Time),
  dueAt: Type.Optional(Time),
  checklists: Type.Optional(MadeChecklists),
  attachments: Type.Optional(MadeAttachments),
  cover: Type.Optional(Cover),
});
export type FilledCard = Static<typeof FilledCard>;

export const event = Type.Object({ type: Type.Literal("board.filled"), cards: Type.Array(FilledCard) });
export type BoardFilled = Static<typeof event>;

/** Cards that a board begins with, many at once. It is no command: nobody is on the board yet. */
export function apply(board: Board, { cards, at, actorId }: BoardFilled & Envelope): void {
  board.putCards(
    cards.map(
      ({ cardId, columnId, title, description, rank, labelIds = [], checklists = [], ...card }): Card => ({
        ...BLANK_CARD,
        id: cardId,
        columnId,
        rank,
        title,
        hasDescription: description !== null,
        description,
        labelIds: idSet(labelIds),
        startAt: card.startAt ?? null,
        dueAt: card.dueAt ?? null,
        createdAt: at,
        updatedAt: at,
        checklists: checklistsFrom(checklists, at),
        itemCount: itemsIn(checklists),
        attachmentCount: card.attachments?.length ?? 0,
        cover: card.cover ?? null,
      }),
    ),
  );
  for (const { cardId, attachments = [] } of cards) putMadeAttachments(board, cardId, attachments, { actorId, at });
}
