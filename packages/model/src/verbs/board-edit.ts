import { type Static, Type } from "typebox";
import type { BoardInfo } from "../board.ts";
import { after, before, ChangeOf, changesOf } from "../change.ts";
import { ColorName, Description, Id, Title } from "../ids.ts";
import { applied, type BodyOf, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("board.edit"),
    title: Type.Optional(Title),
    description: Type.Optional(Type.Union([Description, Type.Null()])),
    background: Type.Optional(Type.Union([ColorName, Type.Null()])),
  },
  { additionalProperties: false },
);
export type BoardEdit = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("board.edited"),
  changes: Type.Object({
    title: Type.Optional(ChangeOf(Title)),
    description: Type.Optional(ChangeOf(Type.Union([Description, Type.Null()]))),
    background: Type.Optional(ChangeOf(Type.Union([ColorName, Type.Null()]))),
  }),
});
export type BoardEdited = Static<typeof event>;

const FIELDS = ["title", "description", "background"] as const;

export const verb: Verb<BoardEdit, BoardEdited, BodyOf<BoardEdit>> = {
  decide(board, command) {
    const { title, background } = command;
    const wanted = { title, description: command.description === "" ? null : command.description, background };
    const changes = changesOf<BoardInfo, (typeof FIELDS)[number]>(board.info, wanted, FIELDS);
    return changes ? applied({ type: "board.edited", changes }) : UNCHANGED;
  },
  apply(board, event) {
    board.putInfo({ ...board.info, ...after(event.changes) });
  },
  invert(board, event) {
    const values = before(event.changes, board.info);
    return values && { type: "board.edit", ...values };
  },
};
