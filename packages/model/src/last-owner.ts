import type { Board } from "./board.ts";

/** Whether the board would have no owner without this one. */
export function isLastOwner(board: Board, userId: string): boolean {
  if (board.roleOf(userId) !== "owner") return false;
  for (const member of board.members.values()) {
    if (member.role === "owner" && member.userId !== userId) return false;
  }
  return true;
}
