import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { ColumnRestore } from "./column-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("column.delete"), columnId: Id },
  { additionalProperties: false },
);
export type ColumnDelete = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("column.deleted"), columnId: Id });
export type ColumnDeleted = Static<typeof event>;

/** Its cards stay in it and are unseen with it: one row changes, however many cards there are. */
export const verb: Verb<ColumnDelete, ColumnDeleted, BodyOf<ColumnRestore>> = {
  decide(board, { columnId }) {
    if (!board.liveColumn(columnId)) return refuse("not_found", "columnId");
    return applied({ type: "column.deleted", columnId });
  },
  apply(board, event) {
    const column = board.allColumns.get(event.columnId);
    if (column) board.putColumn({ ...column, deletedAt: event.at, updatedAt: event.at });
  },
  invert(board, { columnId, at }) {
    const column = board.allColumns.get(columnId);
    // A board that was loaded since does not hold deleted columns: then the server decides.
    const canReturn = !column || column.deletedAt === at;
    return canReturn ? { type: "column.restore", columnId } : undefined;
  },
};
