import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

// What is remembered of saves of texts: one whose answer was lost is sent again, and merged a second time its lines would stand twice.

/** A save that its sender gave an id: done once, and answered again. */
export interface OnceSaved {
  readonly userId: string;
  /** Undefined: it is done whenever it is sent. */
  readonly saveId: string | undefined;
  /** What has the text. */
  readonly thingId: string;
  /** The session or token that saves it. */
  readonly passId: string;
}

/** Of one device and text. A device waits for an answer before it saves again, so this is many windows of it. */
const MOST_REMEMBERED = 100;
/** Longer than any device waits with its answer. */
export const SAVES_KEPT_SECONDS = 90 * 86_400;

/** Undefined: it was not done yet. */
export async function findSave(
  trx: Trx,
  { userId, saveId, thingId }: OnceSaved,
): Promise<{ readonly keptVersion: number | null } | undefined> {
  if (saveId === undefined) return undefined;
  return await trx
    .selectFrom("text_save")
    .select("kept_version as keptVersion")
    .where("user_id", "=", userId)
    .where("save_id", "=", saveId)
    .where("thing_id", "=", thingId)
    .executeTakeFirst();
}

/** In the transaction that does it, whose text is held. */
export async function rememberSave(
  trx: Trx,
  { userId, saveId, thingId, passId }: OnceSaved,
  { keptVersion, now }: { readonly keptVersion: number | null; readonly now: string },
): Promise<void> {
  if (saveId === undefined) return;
  await trx
    .insertInto("text_save")
    .values({
      ...{ user_id: userId, save_id: saveId, thing_id: thingId, pass_id: passId },
      ...{ kept_version: keptVersion, created_at: now },
    })
    // One id for two texts: the last counts.
    .onConflict((conflict) =>
      conflict.columns(["user_id", "save_id"]).doUpdateSet({ thing_id: thingId, kept_version: keptVersion }),
    )
    .execute();
  const theirs = trx
    .selectFrom("text_save")
    .where("user_id", "=", userId)
    .where("thing_id", "=", thingId)
    .where("pass_id", "=", passId);
  await trx
    .deleteFrom("text_save")
    .where("user_id", "=", userId)
    .where("thing_id", "=", thingId)
    .where("pass_id", "=", passId)
    .where(
      "created_at",
      "<=",
      theirs.select("created_at").orderBy("created_at", "desc").offset(MOST_REMEMBERED).limit(1),
    )
    .execute();
}

export async function sweepSaves(db: Db, before: string): Promise<void> {
  await db.deleteFrom("text_save").where("created_at", "<", before).execute();
}
