import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { applied, type BodyOf, UNCHANGED, type Verb } from "../verb.ts";
import type { BoardRestore } from "./board-restore.ts";

export const command = Type.Object({ id: Id, type: Type.Literal("board.archive") }, { additionalProperties: false });
export type BoardArchive = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("board.archived") });
export type BoardArchived = Static<typeof event>;

/** Puts a board out of the way: it stands in no list but that of archived boards, and is otherwise as it was. */
export const verb: Verb<BoardArchive, BoardArchived, BodyOf<BoardRestore>> = {
  decide: ({ info }) => (info.archivedAt === null ? applied({ type: "board.archived" }) : UNCHANGED),
  apply(board, event) {
    board.putInfo({ ...board.info, archivedAt: event.at });
  },
  invert: ({ info }, event) => (info.archivedAt === event.at ? { type: "board.restore" } : undefined),
};
