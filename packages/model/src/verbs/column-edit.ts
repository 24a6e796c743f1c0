import { type Static, Type } from "typebox";
import type { Column } from "../board.ts";
import { after, before, ChangeOf, changesOf } from "../change.ts";
import { Id, Title, WipLimit } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("column.edit"),
    columnId: Id,
    title: Type.Optional(Title),
    wipLimit: Type.Optional(Type.Union([WipLimit, Type.Null()])),
  },
  { additionalProperties: false },
);
export type ColumnEdit = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("column.edited"),
  columnId: Id,
  changes: Type.Object({
    title: Type.Optional(ChangeOf(Title)),
    wipLimit: Type.Optional(ChangeOf(Type.Union([WipLimit, Type.Null()]))),
  }),
});
export type ColumnEdited = Static<typeof event>;

export const verb: Verb<ColumnEdit, ColumnEdited, BodyOf<ColumnEdit>> = {
  decide(board, command) {
    const column = board.liveColumn(command.columnId);
    if (!column) return refuse("not_found", "columnId");
    const changes = changesOf<Column, "title" | "wipLimit">(column, command, ["title", "wipLimit"]);
    return changes ? applied({ type: "column.edited", columnId: column.id, changes }) : UNCHANGED;
  },
  apply(board, event) {
    const column = board.allColumns.get(event.columnId);
    if (column) board.putColumn({ ...column, ...after(event.changes), updatedAt: event.at });
  },
  invert(board, event) {
    const column = board.liveColumn(event.columnId);
    const values = column && before(event.changes, column);
    return values && { type: "column.edit", columnId: event.columnId, ...values };
  },
};
