import { type Static, Type } from "typebox";
import { Id, Time } from "../ids.ts";
import { applied, type BodyOf, UNCHANGED, type Verb } from "../verb.ts";
import type { BoardArchive } from "./board-archive.ts";

export const command = Type.Object({ id: Id, type: Type.Literal("board.restore") }, { additionalProperties: false });
export type BoardRestore = Static<typeof command>;

/** `from`: since when it was archived. */
export const event = Type.Object({ type: Type.Literal("board.restored"), from: Time });
export type BoardRestored = Static<typeof event>;

/** Brings an archived board back among the others. */
export const verb: Verb<BoardRestore, BoardRestored, BodyOf<BoardArchive>> = {
  decide({ info }) {
    return info.archivedAt === null ? UNCHANGED : applied({ type: "board.restored", from: info.archivedAt });
  },
  apply(board) {
    board.putInfo({ ...board.info, archivedAt: null });
  },
  invert: ({ info }) => (info.archivedAt === null ? { type: "board.archive" } : undefined),
};
