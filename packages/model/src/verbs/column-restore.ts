import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
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
    const { id, title, wipLimit, createdAt, updatedAt } = column;
    const { rank, respaced } = placeAgain(board.columns, column);
    return applied({
      type: "column.restored",
      columnId,
      column: { id, title, wipLimit, createdAt, updatedAt, rank },
      cards: board.cardsIn(columnId).map(frontOf),
      ...(respaced && { respaced }),
    });
  },
  apply(board, event) {
    respaceColumns(board, event.respaced);
    board.putColumn({ ...event.column, updatedAt: event.at, deletedAt: null });
    for (const card of event.cards) {
      if (!board.cards.has(card.id)) board.putCard({ ...card, deletedAt: null });
    }
  },
  invert(board, { columnId }) {
    return board.liveColumn(columnId) && { type: "column.delete", columnId };
  },
};
