import { type Static, Type } from "typebox";
import type { Board } from "../board.ts";
import { Id } from "../ids.ts";
import type { Envelope } from "../verb.ts";

export const event = Type.Object({ type: Type.Literal("member.reactivated"), userId: Id });
export type MemberReactivated = Static<typeof event>;

/** What becomes of a board when the account of a member is active again: the role is as it was, and what was passed on or archived stays so. */
export function reactivateMember(board: Board, userId: string): readonly MemberReactivated[] {
  const isDeactivated = (board.members.get(userId)?.deactivatedAt ?? null) !== null;
  return isDeactivated ? [{ type: "member.reactivated", userId }] : [];
}

export function apply(board: Board, { userId }: MemberReactivated & Envelope): void {
  const member = board.members.get(userId);
  if (member) board.putMember({ ...member, deactivatedAt: null });
}
