import { type Static, Type } from "typebox";
import { Id, RoleName } from "../ids.ts";
import { isLastOwner, passing, passTo } from "../last-owner.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("member.change"), userId: Id, role: RoleName },
  { additionalProperties: false },
);
export type MemberChange = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("member.changed"),
  userId: Id,
  from: RoleName,
  role: RoleName,
  passedTo: Type.Optional(Id),
});
export type MemberChanged = Static<typeof event>;

export const verb: Verb<MemberChange, MemberChanged, BodyOf<MemberChange>> = {
  decide(board, { userId, role }) {
    const from = board.roleOf(userId);
    if (!from) return refuse("not_found", "userId");
    if (from === role) return UNCHANGED;
    if (isLastOwner(board, userId)) return refuse("last_owner", "userId");
    return applied({ type: "member.changed", userId, from, role, ...(role !== "owner" && passing(board, userId)) });
  },
  apply(board, { userId, role, passedTo }) {
    const member = board.members.get(userId);
    if (member) board.putMember({ ...member, role });
    passTo(board, passedTo);
  },
  invert(board, { userId, from, role }) {
    // To whom the board has passed meanwhile, it is theirs.
    if (board.info.creatorId === userId) return undefined;
    return board.roleOf(userId) === role ? { type: "member.change", userId, role: from } : undefined;
  },
};
