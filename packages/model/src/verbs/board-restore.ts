import { type Static, Type } from "typebox";
import { Id, Time } from "../ids.ts";
import { applied, type BodyOf, UNCHANGED, type Verb } from "../verb.ts";
import type { BoardArchive } from "./board-archive.ts";

export const command = Type.Object({ id: Id, type: Type.Literal("board.restore") }, { additionalProperties: false });
export type BoardRestore = Static<typeof command>;

/** `from`: since when it was archived; with `wasDeleted`, since when it was deleted. */
export const event = Type.Object({
  type: Type.Literal("board.restored"),
  from: Time,
  wasDeleted: Type.Optional(Type.Literal(true)),
});
export type BoardRestored = Static<typeof event>;

/** Brings an archived board back among the others; and one that was deleted, as it was. */
export const verb: Verb<BoardRestore, BoardRestored, BodyOf<BoardArchive>> = {
  decide({ info }) {
    if (info.deletedAt !== null) return applied({ type: "board.restored", from: info.deletedAt, wasDeleted: true });
    return info.archivedAt === null ? UNCHANGED : applied({ type: "board.restored", from: info.archivedAt });
  },
  apply(board, { wasDeleted }) {
    board.putInfo({ ...board.info, ...(wasDeleted ? { deletedAt: null } : { archivedAt: null }) });
  },
  // Nobody deletes a board by taking something back.
  invert: ({ info }, { wasDeleted }) =>
    !wasDeleted && info.archivedAt === null ? { type: "board.archive" } : undefined,
};
