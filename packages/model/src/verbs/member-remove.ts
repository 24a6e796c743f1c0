import { type Static, Type } from "typebox";
import { Id, RoleName } from "../ids.ts";
import { isLastOwner, passing, passTo } from "../last-owner.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { MemberAdd } from "./member-add.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("member.remove"), userId: Id },
  { additionalProperties: false },
);
export type MemberRemove = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("member.removed"),
  userId: Id,
  role: RoleName,
  passedTo: Type.Optional(Id),
});
export type MemberRemoved = Static<typeof event>;

export const verb: Verb<MemberRemove, MemberRemoved, BodyOf<MemberAdd>> = {
  decide(board, { userId }, context) {
    // Anybody may leave; only an owner may send another away.
    if (userId !== context.actorId && board.roleOf(context.actorId) !== "owner") return refuse("forbidden");
    const role = board.roleOf(userId);
    if (!role) return refuse("not_found", "userId");
    if (isLastOwner(board, userId)) return refuse("last_owner", "userId");
    return applied({ type: "member.removed", userId, role, ...passing(board, userId) });
  },
  apply(board, { userId, passedTo }) {
    board.removeMember(userId);
    passTo(board, passedTo);
  },
  invert(board, { userId, role }) {
    return board.members.has(userId) ? undefined : { type: "member.add", userId, role };
  },
};
