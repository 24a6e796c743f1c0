import type { MemberRow, Role } from "@syncboard/model";
import { CalendarTime, Id } from "@syncboard/model/schemas";
import { type Static, Type } from "typebox";
import { type ProfileRow, profileFrom } from "../account/profile-store.ts";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

/** The members of a board with what others may see of them, longest-standing first. */
export async function listMembers(db: Db | Trx, boardId: string): Promise<MemberRow[]> {
  const rows = await selectMembers(db, boardId).execute();
  return rows.map(memberFrom);
}

/** Where a page of members ended. */
export const MemberPlace = Type.Object({ since: CalendarTime, userId: Id }, { additionalProperties: false });
export type MemberPlace = Static<typeof MemberPlace>;

/** The same after a place, with the place of each. */
export async function pageOfMembers(
  trx: Trx,
  boardId: string,
  after: MemberPlace | undefined,
  limit: number,
): Promise<{ member: MemberRow; place: MemberPlace }[]> {
  let query = selectMembers(trx, boardId);
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb("member.created_at", ">", after.since),
        eb.and([eb("member.created_at", "=", after.since), eb("member.user_id", ">", after.userId)]),
      ]),
    );
  }
  const rows = await query.limit(limit).execute();
  return rows.map((row) => ({ member: memberFrom(row), place: { since: row.since, userId: row.user_id } }));
}

function selectMembers(db: Db | Trx, boardId: string) {
  return db
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.user_id")
    .select(["member.user_id", "member.role", "member.created_at as since", "member.deactivated_at as deactivatedAt"])
    .select(["user.username", "user.name", "user.avatar_id", "user.profile_privacy", "user.deactivated_at"])
    .where("member.board_id", "=", boardId)
    .orderBy("member.created_at")
    .orderBy("member.user_id");
}

interface Row extends Omit<ProfileRow, "id"> {
  readonly user_id: string;
  readonly role: Role;
  readonly since: string;
  /** On this board. */
  readonly deactivatedAt: string | null;
}

function memberFrom({ user_id, role, since, deactivatedAt, ...user }: Row): MemberRow {
  return { userId: user_id, role, since, user: profileFrom({ id: user_id, ...user }), deactivatedAt };
}
