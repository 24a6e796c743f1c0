import { type Static, Type } from "typebox";
import { Id, Position } from "../ids.ts";
import { formerPredecessor, placeFor, predecessor } from "../place.ts";
import { without } from "../rank.ts";
import { Respaced, respaceColumns } from "../respace.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("column.move"),
    columnId: Id,
    afterColumnId: Type.Optional(Type.Union([Id, Type.Null()])),
    position: Type.Optional(Position),
  },
  { additionalProperties: false },
);
export type ColumnMove = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("column.moved"),
  columnId: Id,
  from: Type.Object({ rank: Type.String(), afterColumnId: Type.Union([Id, Type.Null()]) }),
  rank: Type.String(),
  respaced: Type.Optional(Respaced),
});
export type ColumnMoved = Static<typeof event>;

export const verb: Verb<ColumnMove, ColumnMoved, BodyOf<ColumnMove>> = {
  decide(board, command) {
    const { columnId, afterColumnId, position } = command;
    const column = board.liveColumn(columnId);
    if (!column) return refuse("not_found", "columnId");
    if (afterColumnId && !board.allColumns.has(afterColumnId)) return refuse("not_found", "afterColumnId");
    const place = placeFor(board.columns, column, { afterId: afterColumnId, position }, (id) =>
      board.allColumns.get(id),
    );
    if (!place) return UNCHANGED;
    const from = { rank: column.rank, afterColumnId: predecessor(board.columns, column) };
    return applied({ type: "column.moved", columnId, from, ...place });
  },
  apply(board, event) {
    respaceColumns(board, event.respaced);
    const column = board.allColumns.get(event.columnId);
    if (column) board.putColumn({ ...column, rank: event.rank, updatedAt: event.at });
  },
  invert(board, event) {
    const { columnId, from, respaced } = event;
    const column = board.liveColumn(columnId);
    if (column?.rank !== event.rank) return undefined;
    const list = without(board.columns, column);
    const afterColumnId = formerPredecessor(list, { id: columnId, rank: from.rank }, respaced && from.afterColumnId);
    return { type: "column.move", columnId, afterColumnId };
  },
};
