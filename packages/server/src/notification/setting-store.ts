import { NOTIFICATION_KINDS, type NotificationKind } from "@syncboard/model";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

/** Of each kind, whether it is mailed: it is, unless somebody chose otherwise. */
export type NotificationSettings = Readonly<Record<NotificationKind, boolean>>;

export async function settingsOf(db: Db | Trx, userId: string): Promise<NotificationSettings> {
  const rows = await db
    .selectFrom("notification_setting")
    .select(["kind", "is_mailed"])
    .where("user_id", "=", userId)
    .execute();
  const chosen = new Map(rows.map(({ kind, is_mailed }) => [kind, is_mailed === 1]));
  return Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, chosen.get(kind) ?? true])) as NotificationSettings;
}

export async function changeSettings(db: Db, userId: string, changes: Partial<NotificationSettings>): Promise<void> {
  const rows = NOTIFICATION_KINDS.flatMap((kind) => {
    const isMailed = changes[kind];
    return isMailed === undefined ? [] : { user_id: userId, kind, is_mailed: isMailed ? 1 : 0 };
  });
  if (rows.length === 0) return;
  await db
    .insertInto("notification_setting")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["user_id", "kind"]).doUpdateSet((eb) => ({ is_mailed: eb.ref("excluded.is_mailed") })),
    )
    .execute();
}

/** No kind is mailed any more. */
export async function turnMailOff(db: Db, userId: string): Promise<void> {
  const off = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, false]));
  await changeSettings(db, userId, off);
}
