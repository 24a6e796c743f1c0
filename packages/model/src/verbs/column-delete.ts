import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { ColumnArchive } from "./column-archive.ts";
import type { ColumnRestore } from "./column-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("column.delete"), columnId: Id },
  { additionalProperties: false },
);
export type ColumnDelete = Static<typeof command>;

/** `from`: it had been archived; without it, it was on the board. */
export const event = Type.Object({
  type: Type.Literal("column.deleted"),
  columnId: Id,
  from: Type.Optional(Type.Literal("archived")),
});
export type ColumnDeleted = Static<typeof event>;

/** Its cards stay in it and are unseen with it: one row changes, however many cards there are. */
export const verb: Verb<ColumnDelete, ColumnDeleted, BodyOf<ColumnRestore | ColumnArchive>> = {
  decide(board, { columnId }) {
    const column = board.allColumns.get(columnId);
    if (!column || column.deletedAt !== null) return refuse("not_found", "columnId");
    return applied({ type: "column.deleted", columnId, ...(column.archivedAt !== null && { from: "archived" }) });
  },
  apply(board, event) {
    const column = board.allColumns.get(event.columnId);
    if (column) board.putColumn({ ...column, archivedAt: null, deletedAt: event.at, updatedAt: event.at });
  },
  invert(board, { columnId, from, at }) {
    const column = board.allColumns.get(columnId);
    // A board that was loaded since does not hold deleted columns: then the server decides.
    if (column && column.deletedAt !== at) return undefined;
    return from === "archived" ? { type: "column.archive", columnId } : { type: "column.restore", columnId };
  },
};
