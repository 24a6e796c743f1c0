import { type Static, Type } from "typebox";
import type { BoardInfo } from "../board.ts";
import { after, before, ChangeOf, changesOf } from "../change.ts";
import { Base, Collided, ColorName, Description, Id, Title } from "../ids.ts";
import { editedText, textBefore } from "../text-edit.ts";
import { applied, type BodyOf, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("board.edit"),
    title: Type.Optional(Title),
    description: Type.Optional(Type.Union([Description, Type.Null()])),
    background: Type.Optional(Type.Union([ColorName, Type.Null()])),
    base: Type.Optional(Base),
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
  collided: Type.Optional(Collided),
});
export type BoardEdited = Static<typeof event>;

const FIELDS = ["title", "description", "background"] as const;

export const verb: Verb<BoardEdit, BoardEdited, BodyOf<BoardEdit>> = {
  decide(board, command) {
    const { title, background } = command;
    const { description, collided } = editedText(board.info.description, command);
    const wanted = { title, description, background };
    const changes = changesOf<BoardInfo, (typeof FIELDS)[number]>(board.info, wanted, FIELDS);
    return changes ? applied({ type: "board.edited", changes, ...(collided && { collided }) }) : UNCHANGED;
  },
  apply(board, event) {
    board.putInfo({ ...board.info, ...after(event.changes) });
  },
  invert(board, event) {
    const { title, description, background } = board.info;
    const values = before<Pick<BoardInfo, "title" | "background">>(event.changes, { title, background });
    const text = textBefore(event.changes.description, description);
    return values || text ? { type: "board.edit", ...values, ...text } : undefined;
  },
};
