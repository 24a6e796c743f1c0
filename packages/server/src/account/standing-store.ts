import { sql } from "kysely";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { deletePublicLinksOf } from "../public/public-link-store.ts";
import { endSessionsBut } from "../session/session-store.ts";
import { deleteTokensOf } from "../token/token-store.ts";
import { deleteAllInvitesOf, deleteInvitesOf } from "./invite-store.ts";
import { forgetResets } from "./password-reset-store.ts";

// Whether an account is active, and whether it administers the installation.

/** First a write, in each of these: of two administrators who deactivate each other at once the second sees what the first did. */
async function oneAtATime(trx: Trx): Promise<void> {
  await trx
    .updateTable("setting")
    .set((eb) => ({ value: eb.ref("value") }))
    .where("name", "=", "first_user")
    .execute();
}

async function isLastAdministrator(trx: Trx, userId: string): Promise<boolean> {
  const administrators = await trx
    .selectFrom("user")
    .select("id")
    .where("appointed_at", "is not", null)
    .where("deactivated_at", "is", null)
    .execute();
  return administrators.length === 1 && administrators[0]?.id === userId;
}

/** Sessions and personal tokens, which are ended. */
type Ended = readonly string[];

export type Deactivation =
  | { readonly outcome: "deactivated"; readonly ended: Ended }
  /** Nobody could administer the installation any more. */
  | { readonly outcome: "last_administrator" }
  /** There is no such account, or it is deactivated already. */
  | { readonly outcome: "not_found" };

export async function deactivateUser(db: Db, userId: string, now: string): Promise<Deactivation> {
  return await db.transaction().execute(async (trx) => {
    await oneAtATime(trx);
    if (await isLastAdministrator(trx, userId)) return { outcome: "last_administrator" };
    const { numUpdatedRows } = await trx
      .updateTable("user")
      // Brought back, they are nobody special.
      .set({ deactivated_at: now, appointed_at: null, updated_at: now })
      .where("id", "=", userId)
      .where("deactivated_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return { outcome: "not_found" };
    await deleteAllInvitesOf(trx, userId);
    await deletePublicLinksOf(trx, userId);
    return { outcome: "deactivated", ended: await endEverything(trx, userId, now) };
  });
}

/** Answers what was ended, or undefined when there is no deactivated account of this id. */
export async function reactivateUser(db: Db, userId: string, now: string): Promise<Ended | undefined> {
  return await db.transaction().execute(async (trx) => {
    await oneAtATime(trx);
    const { numUpdatedRows } = await trx
      .updateTable("user")
      .set({ deactivated_at: null, updated_at: now })
      .where("id", "=", userId)
      .where("deactivated_at", "is not", null)
      .executeTakeFirst();
    // A sign-in that was under way when the account was deactivated may have left a session, which must not wake up now.
    return numUpdatedRows === 0n ? undefined : await endEverything(trx, userId, now);
  });
}

async function endEverything(trx: Trx, userId: string, now: string): Promise<Ended> {
  await forgetResets(trx, userId);
  return [...(await endSessionsBut(trx, userId, undefined, now)), ...(await deleteTokensOf(trx, userId))];
}

export type Appointment = "appointed" | "dismissed" | "unchanged" | "last_administrator" | "not_found";

/** Makes an active user an administrator, or no longer one. */
export async function appointUser(db: Db, userId: string, isAdministrator: boolean, now: string): Promise<Appointment> {
  return await db.transaction().execute(async (trx) => {
    await oneAtATime(trx);
    const user = await trx
      .selectFrom("user")
      .select("appointed_at")
      .where("id", "=", userId)
      .where("deactivated_at", "is", null)
      .executeTakeFirst();
    if (!user) return "not_found";
    if ((user.appointed_at !== null) === isAdministrator) return "unchanged";
    if (await isLastAdministrator(trx, userId)) return "last_administrator";
    await trx
      .updateTable("user")
      .set({ appointed_at: isAdministrator ? now : null, updated_at: now })
      .where("id", "=", userId)
      .execute();
    if (isAdministrator) return "appointed";
    await deleteInvitesOf(trx, userId);
    return "dismissed";
  });
}

export async function isAdministrator(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom("user")
    .select("id")
    .where("id", "=", userId)
    .where("appointed_at", "is not", null)
    .where("deactivated_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** "Is not null" as a range, for which SQLite uses the index; written out, so that PostgreSQL knows how few that are. */
const EVER = "0001-01-01T00:00:00.000Z";

/** Memberships of one user, or of all, of which the board does not know yet that the account was deactivated, or is active again. */
export async function unsettledMembers(
  db: Db,
  userId: string | undefined,
): Promise<{ readonly boardId: string; readonly userId: string }[]> {
  const all = db
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.user_id")
    .innerJoin("board", "board.id", "member.board_id")
    .select(["member.board_id as boardId", "member.user_id as userId"])
    .where("board.deleted_at", "is", null);
  const members = userId === undefined ? all : all.where("member.user_id", "=", userId).where("user.id", "=", userId);
  const [left, back] = await Promise.all([
    members.where("user.deactivated_at", ">", sql.lit(EVER)).where("member.deactivated_at", "is", null).execute(),
    members.where("member.deactivated_at", ">", sql.lit(EVER)).where("user.deactivated_at", "is", null).execute(),
  ]);
  return [...left, ...back];
}

/** Whether an account is active, as a board's own transaction sees it. */
export async function isActive(trx: Trx, userId: string): Promise<boolean> {
  const user = await trx.selectFrom("user").select("deactivated_at").where("id", "=", userId).executeTakeFirst();
  return user?.deactivated_at === null;
}
