import { type Static, Type } from "typebox";
import { Id, RoleName } from "../ids.ts";
import { MAX_MEMBERS } from "../limits.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { MemberRemove } from "./member-remove.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("member.add"), userId: Id, role: RoleName },
  { additionalProperties: false },
);
export type MemberAdd = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("member.added"), userId: Id, role: RoleName });
export type MemberAdded = Static<typeof event>;

export const verb: Verb<MemberAdd, MemberAdded, BodyOf<MemberRemove>> = {
  decide(board, { userId, role }, context) {
    if (board.members.has(userId)) return refuse("already_member", "userId");
    if (!context.userExists(userId)) return refuse("not_found", "userId");
    if (board.members.size >= MAX_MEMBERS) return refuse("board_full");
    return applied({ type: "member.added", userId, role });
  },
  apply(board, { userId, role }) {
    board.putMember({ userId, role, deactivatedAt: null });
  },
  invert(board, { userId, role }) {
    return board.roleOf(userId) === role ? { type: "member.remove", userId } : undefined;
  },
  reads: ({ userId }) => ({ users: [userId] }),
};
