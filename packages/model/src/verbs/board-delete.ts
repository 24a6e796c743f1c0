import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";

export const command = Type.Object({ id: Id, type: Type.Literal("board.delete") }, { additionalProperties: false });
export type BoardDelete = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("board.deleted") });
export type BoardDeleted = Static<typeof event>;

export const verb: Verb<BoardDelete, BoardDeleted, BodyOf<never>> = {
  decide(board, _command, context) {
    if (board.info.creatorId !== context.actorId) return refuse("forbidden");
    return applied({ type: "board.deleted" });
  },
  apply(board, event) {
    board.putInfo({ ...board.info, deletedAt: event.at });
  },
};
