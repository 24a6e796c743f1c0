import { type Static, Type } from "typebox";
import { Id, RoleName } from "../ids.ts";
import { passTo } from "../last-owner.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("board.pass"), userId: Id },
  { additionalProperties: false },
);
export type BoardPass = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("board.passed"),
  from: Id,
  to: Id,
  /** What the receiver was before; absent: an owner already. */
  fromRole: Type.Optional(RoleName),
});
export type BoardPassed = Static<typeof event>;

/** Gives a board to another member, who becomes an owner with it. It is no longer its former creator's to take back, so nothing inverts it. */
export const verb: Verb<BoardPass, BoardPassed, BodyOf<never>> = {
  decide(board, { userId }, { actorId }) {
    const from = board.info.creatorId;
    if (from !== actorId) return refuse("forbidden");
    const member = board.activeMember(userId);
    if (!member) return refuse("not_found", "userId");
    if (userId === from) return UNCHANGED;
    const raised = member.role === "owner" ? {} : { fromRole: member.role };
    return applied({ type: "board.passed", from, to: userId, ...raised });
  },
  apply(board, { to }) {
    const member = board.members.get(to);
    if (member && member.role !== "owner") board.putMember({ ...member, role: "owner" });
    passTo(board, to);
  },
};
