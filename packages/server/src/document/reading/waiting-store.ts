import { sql } from "kysely";
import type { Db } from "../../database/connect.ts";
import { later } from "../../http/sources.ts";

/** In the statement itself: with a parameter the index of those that wait is not used. */
const WAITING = sql.lit("waiting" as const);
/** Whoever reads a file that long has died over it. */
const HELD_SECONDS = 300;
/** After so many who did, nobody tries again. */
export const MOST_READINGS = 3;

export interface Waiting {
  readonly id: string;
  readonly userId: string;
  readonly title: string;
  readonly fileId: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Which try this is. */
  readonly readings: number;
}

/** Takes one of the files whose text is still to come, so that nobody else reads it meanwhile. */
export async function takeWaiting(db: Db, now: string): Promise<Waiting | undefined> {
  const abandoned = later(now, -HELD_SECONDS);
  for (;;) {
    const found = await db
      .selectFrom("document")
      .innerJoin("file", "file.id", "document.file_id")
      .select(["document.id", "document.user_id as userId", "document.title", "document.readings"])
      .select(["file.id as fileId", "file.media_type as mediaType", "file.bytes"])
      .where("document.text_state", "=", WAITING)
      .where(({ eb, or }) => or([eb("reading_at", "is", null), eb("reading_at", "<", abandoned)]))
      .orderBy("document.id")
      .limit(1)
      .executeTakeFirst();
    if (!found) return undefined;
    const taken = await db
      .updateTable("document")
      .set({ reading_at: now, readings: found.readings + 1 })
      .where("id", "=", found.id)
      .where("text_state", "=", WAITING)
      .where("readings", "=", found.readings)
      .executeTakeFirst();
    if (taken.numUpdatedRows === 1n) return { ...found, readings: found.readings + 1 };
  }
}

/** Says what became of it. */
export async function settleWaiting(
  db: Db,
  documentId: string,
  outcome: { readonly textState: "read" | "unreadable" | "none"; readonly foundText: string | null },
): Promise<void> {
  await db
    .updateTable("document")
    .set({ text_state: outcome.textState, found_text: outcome.foundText, reading_at: null })
    .where("id", "=", documentId)
    .where("text_state", "=", WAITING)
    .execute();
}

/** Gives one back that could not be read for now, and not for what is in it. */
export async function giveBack(db: Db, { id, readings }: Waiting): Promise<void> {
  await db
    .updateTable("document")
    .set({ reading_at: null, readings: readings - 1 })
    .where("id", "=", id)
    .where("text_state", "=", WAITING)
    .execute();
}

/** For the only process on this database: what is being read was being read by one that has died. */
export async function giveAllBack(db: Db): Promise<void> {
  await db
    .updateTable("document")
    .set({ reading_at: null })
    .where("text_state", "=", WAITING)
    .where("reading_at", "is not", null)
    .execute();
}
