import { type Static, Type } from "typebox";
import { Id, Position, Title, WipLimit } from "../ids.ts";
import { MAX_COLUMNS } from "../limits.ts";
import { placeFor } from "../place.ts";
import { Respaced, respaceColumns } from "../respace.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { ColumnDelete } from "./column-delete.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("column.add"),
    columnId: Id,
    title: Title,
    wipLimit: Type.Optional(Type.Union([WipLimit, Type.Null()])),
    afterColumnId: Type.Optional(Type.Union([Id, Type.Null()])),
    position: Type.Optional(Position),
  },
  { additionalProperties: false },
);
export type ColumnAdd = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("column.added"),
  columnId: Id,
  title: Title,
  wipLimit: Type.Union([WipLimit, Type.Null()]),
  rank: Type.String(),
  respaced: Type.Optional(Respaced),
});
export type ColumnAdded = Static<typeof event>;

export const verb: Verb<ColumnAdd, ColumnAdded, BodyOf<ColumnDelete>> = {
  decide(board, command) {
    const { columnId, title, wipLimit = null, afterColumnId, position } = command;
    if (board.allColumns.has(columnId)) return refuse("id_taken", "columnId");
    if (afterColumnId && !board.allColumns.has(afterColumnId)) return refuse("not_found", "afterColumnId");
    if (board.columns.length >= MAX_COLUMNS) return refuse("board_full");
    const place = placeFor(board.columns, undefined, { afterId: afterColumnId, position }, (id) =>
      board.allColumns.get(id),
    );
    // A column that is not in the list always gets a place.
    if (!place) return refuse("id_taken", "columnId");
    return applied({ type: "column.added", columnId, title, wipLimit, ...place });
  },
  apply(board, event) {
    respaceColumns(board, event.respaced);
    board.putColumn({
      id: event.columnId,
      title: event.title,
      wipLimit: event.wipLimit,
      rank: event.rank,
      createdAt: event.at,
      updatedAt: event.at,
      archivedAt: null,
      deletedAt: null,
    });
  },
  invert(board, { columnId, title, wipLimit }) {
    const column = board.liveColumn(columnId);
    // Others have worked on it or put cards into it: taking the column away would take that too.
    if (column?.title !== title || column.wipLimit !== wipLimit) return undefined;
    return board.cardsIn(columnId).length > 0 ? undefined : { type: "column.delete", columnId };
  },
  reads: ({ columnId }) => ({ columns: [columnId] }),
};
