import { type Static, Type } from "typebox";
import type { Board, Role } from "../board.ts";
import { withId } from "../id-set.ts";
import { Id, RoleName } from "../ids.ts";
import { ownersOf } from "../last-owner.ts";
import { MAX_MEMBERS } from "../limits.ts";
import { applied, type BodyOf, type Decision, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { MemberRemove } from "./member-remove.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("member.add"), userId: Id, role: RoleName },
  { additionalProperties: false },
);
export type MemberAdd = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("member.added"),
  userId: Id,
  role: RoleName,
  cardIds: Type.Optional(Type.Array(Id)),
  /** Whose invite the user accepted, who then is the actor. */
  invitedBy: Type.Optional(Id),
});
export type MemberAdded = Static<typeof event>;

export const verb: Verb<MemberAdd, MemberAdded, BodyOf<MemberRemove>> = {
  decide(board, { userId, role }, context) {
    if (board.members.has(userId)) return refuse("already_member", "userId");
    if (!context.userExists(userId)) return refuse("not_found", "userId");
    return added(board, userId, role);
  },
  apply(board, { userId, role, at, cardIds = [] }) {
    board.putMember({ userId, role, since: at, deactivatedAt: null });
    const cards = cardIds.flatMap((cardId) => board.cards.get(cardId) ?? []);
    board.putCards(cards.map((card) => ({ ...card, assigneeIds: withId(card.assigneeIds, userId) })));
  },
  invert(board, { userId, role }) {
    // To whom the board has passed meanwhile, it is theirs.
    if (board.info.creatorId === userId) return undefined;
    return board.roleOf(userId) === role ? { type: "member.remove", userId } : undefined;
  },
  reads: ({ userId }) => ({ users: [userId] }),
};

export interface Invited {
  readonly userId: string;
  readonly role: Role;
  /** Who made the invite. */
  readonly invitedBy: string;
}

/**
 * What becomes of a board when somebody accepts an invite to it. It is no command: who is no member yet can give none. The
 * invite is as good as its maker, who must still be an owner. A member stays what they are.
 */
export function joinMember(board: Board, { userId, role, invitedBy }: Invited): Decision<MemberAdded> {
  if (board.members.has(userId)) return UNCHANGED;
  if (!ownersOf(board).includes(invitedBy)) return refuse("not_found");
  const decision = added(board, userId, role);
  return decision.outcome === "applied" ? applied({ ...decision.event, invitedBy }) : decision;
}

function added(board: Board, userId: string, role: Role): Decision<MemberAdded> {
  if (board.members.size >= MAX_MEMBERS) return refuse("board_full");
  // Who was here before has the same cards again; who has not seen them with these people is told which.
  const cardIds = [...board.cards.values()].filter((card) => card.assigneeIds.includes(userId)).map(({ id }) => id);
  return applied({ type: "member.added", userId, role, ...(cardIds.length > 0 && { cardIds }) });
}
