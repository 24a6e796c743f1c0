import { type Static, Type } from "typebox";
import type { Board } from "../board.ts";
import { Id } from "../ids.ts";
import { heirOf } from "../last-owner.ts";
import type { Envelope } from "../verb.ts";
import type { BoardArchived } from "./board-archive.ts";
import type { BoardPassed } from "./board-pass.ts";

export const event = Type.Object({ type: Type.Literal("member.deactivated"), userId: Id });
export type MemberDeactivated = Static<typeof event>;

/**
 * What becomes of a board when the account of a member is deactivated. It is no command: nobody on the board asks for it. The member keeps
 * the role, for an account may come back; the board passes from its creator to the longest-standing active owner, and without any it is
 * archived.
 */
export function deactivateMember(
  board: Board,
  userId: string,
): readonly (MemberDeactivated | BoardPassed | BoardArchived)[] {
  const member = board.members.get(userId);
  if (member?.deactivatedAt !== null) return [];
  const deactivated = { type: "member.deactivated", userId } as const;
  const to = heirOf(board, userId);
  if (to === undefined)
    return board.info.archivedAt === null ? [deactivated, { type: "board.archived" }] : [deactivated];
  return board.info.creatorId === userId ? [deactivated, { type: "board.passed", from: userId, to }] : [deactivated];
}

export function apply(board: Board, { userId, at }: MemberDeactivated & Envelope): void {
  const member = board.members.get(userId);
  if (member) board.putMember({ ...member, deactivatedAt: at });
}
