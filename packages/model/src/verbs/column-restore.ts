import { type Static, Type } from "typebox";
import type { Card } from "../board.ts";
import { Id } from "../ids.ts";
import { MAX_COLUMNS } from "../limits.ts";
import { placeAgain } from "../place.ts";
import { Respaced, respaceColumns } from "../respace.ts";
import { CardFront, ColumnRow, frontOf } from "../snapshot.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { ColumnDelete } from "./column-delete.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("column.restore"), columnId: Id },
  { additionalProperties: false },
);
export type ColumnRestore = Static<typeof command>;

/** Carries the column and its cards: who opened the board after the deletion has never seen them. */
export const event = Type.Object({
  type: Type.Literal("column.restored"),
  columnId: Id,
  column: ColumnRow,
  cards: Type.Array(CardFront),
  respaced: Type.Optional(Respaced),
});
export type ColumnRestored = Static<typeof event>;

export const verb: Verb<ColumnRestore, ColumnRestored, BodyOf<ColumnDelete>> = {
  decide(board, { columnId }) {
    const column = board.allColumns.get(columnId);
    if (!column) return refuse("not_found", "columnId");
    if (column.deletedAt === null) return UNCHANGED;
    if (board.columns.length >= MAX_COLUMNS) return refuse("board_full");
    const { id, title, wipLimit, createdAt, updatedAt } = column;
    const { rank, respaced } = placeAgain(board.columns, column);
    return applied({
      type: "column.restored",
      columnId,
      column: { id, title, wipLimit, createdAt, updatedAt, rank },
      cards: board.cardsIn(columnId).map((card) => frontOf(board, card)),
      ...(respaced && { respaced }),
    });
  },
  apply(board, event) {
    respaceColumns(board, event.respaced);
    board.putColumn({ ...event.column, updatedAt: event.at, deletedAt: null });
    const unseen = event.cards.filter((card) => !board.cards.has(card.id));
    if (unseen.length > 0) board.putCards(unseen.map((card): Card => ({ ...card, deletedAt: null })));
  },
  invert(board, { columnId, column: { title, wipLimit }, cards }) {
    const column = board.liveColumn(columnId);
    // Others have worked on it or put cards into it since: taking the column away would take that too.
    if (column?.title !== title || column.wipLimit !== wipLimit) return undefined;
    const returned = new Set(cards.map((card) => card.id));
    const isAsItCame = board.cardsIn(columnId).every((card) => returned.has(card.id));
    return isAsItCame ? { type: "column.delete", columnId } : undefined;
  },
};
