import type { Board } from "./board.ts";

/** Whether the board would have no owner who can do anything without this one. */
export function isLastOwner(board: Board, userId: string): boolean {
  return board.roleOf(userId) === "owner" && heirOf(board, userId) === undefined;
}

/** Whose the board is to be when this one can have it no more: the longest-standing of the other owners whose accounts are active. */
export function heirOf(board: Board, userId: string): string | undefined {
  return ownersOf(board).find((ownerId) => ownerId !== userId);
}

/** What an event says when the board passes from its creator, who is an owner no longer. */
export function passing(board: Board, userId: string): { readonly passedTo?: string } {
  const passedTo = board.info.creatorId === userId ? heirOf(board, userId) : undefined;
  return passedTo === undefined ? {} : { passedTo };
}

/** Whose board it is from here on: `creatorId` says who may delete it. */
export function passTo(board: Board, userId: string | undefined): void {
  if (userId !== undefined) board.putInfo({ ...board.info, creatorId: userId });
}

/** The owners whose accounts are active, longest-standing first. */
export function ownersOf(board: Board): string[] {
  const owners = [...board.members.values()].filter(({ role, deactivatedAt }) => role === "owner" && !deactivatedAt);
  owners.sort((one, other) => {
    if (one.since !== other.since) return one.since < other.since ? -1 : 1;
    return one.userId < other.userId ? -1 : 1;
  });
  return owners.map(({ userId }) => userId);
}
