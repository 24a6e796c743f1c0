import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { ColumnDelete } from "./column-delete.ts";
import type { ColumnRestore } from "./column-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("column.archive"), columnId: Id },
  { additionalProperties: false },
);
export type ColumnArchive = Static<typeof command>;

/** `from`: it had been deleted; without it, it was on the board. */
export const event = Type.Object({
  type: Type.Literal("column.archived"),
  columnId: Id,
  from: Type.Optional(Type.Literal("deleted")),
});
export type ColumnArchived = Static<typeof event>;

/** Takes a column off the board for good. Its cards stay in it and are unseen with it: one row changes. */
export const verb: Verb<ColumnArchive, ColumnArchived, BodyOf<ColumnRestore | ColumnDelete>> = {
  decide(board, { columnId }) {
    const column = board.allColumns.get(columnId);
    if (!column) return refuse("not_found", "columnId");
    if (column.archivedAt !== null) return UNCHANGED;
    return applied({ type: "column.archived", columnId, ...(column.deletedAt !== null && { from: "deleted" }) });
  },
  apply(board, { columnId, at }) {
    const column = board.allColumns.get(columnId);
    if (column) board.putColumn({ ...column, archivedAt: at, deletedAt: null, updatedAt: at });
  },
  invert(board, { columnId, from, at }) {
    const column = board.allColumns.get(columnId);
    // A board that was loaded since does not hold archived columns: then the server decides.
    if (column && column.archivedAt !== at) return undefined;
    return from === "deleted" ? { type: "column.delete", columnId } : { type: "column.restore", columnId };
  },
};
