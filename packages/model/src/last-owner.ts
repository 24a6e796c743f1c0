import type { Board } from "./board.ts";

/** Whether the board would have no owner who can do anything without this one. */
export function isLastOwner(board: Board, userId: string): boolean {
  if (board.roleOf(userId) !== "owner") return false;
  return !ownersOf(board).some((ownerId) => ownerId !== userId);
}

/** The owners whose accounts are active. */
export function ownersOf(board: Board): string[] {
  const owners = [...board.members.values()].filter(({ role, deactivatedAt }) => role === "owner" && !deactivatedAt);
  return owners.map(({ userId }) => userId);
}
