import { type Static, Type } from "typebox";
import { type Card, isThere } from "../board.ts";
import { Id } from "../ids.ts";
import { MAX_COLUMNS } from "../limits.ts";
import { placeAgain } from "../place.ts";
import { Respaced, respaceColumns } from "../respace.ts";
import { CardFront, ColumnRow, frontOf } from "../snapshot.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { ColumnArchive } from "./column-archive.ts";
import type { ColumnDelete } from "./column-delete.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("column.restore"), columnId: Id },
  { additionalProperties: false },
);
export type ColumnRestore = Static<typeof command>;

/**
 * Carries the column and its cards: who opened the board while it was away has never seen them. `from`: it was archived;
 * without it, it was deleted.
 */
export const event = Type.Object({
  type: Type.Literal("column.restored"),
  columnId: Id,
  column: ColumnRow,
  cards: Type.Array(CardFront),
  from: Type.Optional(Type.Literal("archived")),
  respaced: Type.Optional(Respaced),
});
export type ColumnRestored = Static<typeof event>;

export const verb: Verb<ColumnRestore, ColumnRestored, BodyOf<ColumnArchive | ColumnDelete>> = {
  decide(board, { columnId }) {
    const column = board.allColumns.get(columnId);
    if (!column) return refuse("not_found", "columnId");
    if (isThere(column)) return UNCHANGED;
    if (board.columns.length >= MAX_COLUMNS) return refuse("board_full");
    const { id, title, wipLimit, createdAt, updatedAt } = column;
    const { rank, respaced } = placeAgain(board.columns, column);
    return applied({
      type: "column.restored",
      columnId,
      column: { id, title, wipLimit, createdAt, updatedAt, rank },
      cards: board.cardsIn(columnId).map((card) => frontOf(board, card)),
      ...(column.archivedAt !== null && { from: "archived" }),
      ...(respaced && { respaced }),
    });
  },
  apply(board, event) {
    respaceColumns(board, event.respaced);
    board.putColumn({ ...event.column, updatedAt: event.at, archivedAt: null, deletedAt: null });
    const unseen = event.cards.filter((card) => !board.cards.has(card.id));
    if (unseen.length > 0) board.putCards(unseen.map((card): Card => ({ ...card, archivedAt: null, deletedAt: null })));
  },
  invert(board, { columnId, from, column: { title, wipLimit }, cards }) {
    const column = board.liveColumn(columnId);
    // Others have worked on it or put cards into it since: taking the column away would take that too.
    if (column?.title !== title || column.wipLimit !== wipLimit) return undefined;
    const returned = new Set(cards.map((card) => card.id));
    const isAsItCame = board.cardsIn(columnId).every((card) => returned.has(card.id));
    if (!isAsItCame) return undefined;
    return from === "archived" ? { type: "column.archive", columnId } : { type: "column.delete", columnId };
  },
};
