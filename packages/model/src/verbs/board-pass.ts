import { type Static, Type } from "typebox";
import type { Board } from "../board.ts";
import { Id } from "../ids.ts";
import { passTo } from "../last-owner.ts";
import type { Envelope } from "../verb.ts";

export const event = Type.Object({ type: Type.Literal("board.passed"), from: Id, to: Id });
export type BoardPassed = Static<typeof event>;

export function apply(board: Board, { to }: BoardPassed & Envelope): void {
  passTo(board, to);
}
