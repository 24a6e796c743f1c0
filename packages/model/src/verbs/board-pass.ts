import { type Static, Type } from "typebox";
import type { Board } from "../board.ts";
import { Id } from "../ids.ts";
import type { Envelope } from "../verb.ts";

export const event = Type.Object({ type: Type.Literal("board.passed"), from: Id, to: Id });
export type BoardPassed = Static<typeof event>;

/** Whose board it is from here on: `creatorId` says who may delete it. */
export function apply(board: Board, { to }: BoardPassed & Envelope): void {
  board.putInfo({ ...board.info, creatorId: to });
}
