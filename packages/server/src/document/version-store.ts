import { sql } from "kysely";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { OwnDocument } from "./document-store.ts";

/** A state of a note that can be had back. */
export interface Version {
  readonly version: number;
  /** Of its text in UTF-8. */
  readonly bytes: number;
  readonly createdAt: string;
  /** When it was saved last. */
  readonly updatedAt: string;
}

/** Of one document: those before go when others come. */
export const MOST_VERSIONS = 200;

function versionsOf(db: Db | Trx, { userId, documentId }: OwnDocument) {
  return db
    .selectFrom("document")
    .innerJoin("subject", "subject.id", "document.subject_id")
    .innerJoin("document_version as version", "version.document_id", "document.id")
    .select(["version.version", "version.created_at as createdAt", "version.updated_at as updatedAt"])
    .select(sql<number>`octet_length(version.text)`.as("bytes"))
    .where("document.user_id", "=", userId)
    .where("document.id", "=", documentId)
    .where("document.deleted_at", "is", null)
    .where("subject.deleted_at", "is", null);
}

/** The newest first, from before one on. */
export async function listVersions(
  db: Db | Trx,
  own: OwnDocument,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<Version[]> {
  let query = versionsOf(db, own);
  if (before !== undefined) query = query.where("version.version", "<", before);
  return await query.orderBy("version.version", "desc").limit(limit).execute();
}

export async function findVersion(
  db: Db | Trx,
  own: OwnDocument,
  version: number,
): Promise<(Version & { readonly text: string }) | undefined> {
  return await versionsOf(db, own).select("version.text").where("version.version", "=", version).executeTakeFirst();
}

/** Who saved a version, and when that began. */
export async function lastVersion(trx: Trx, documentId: string, version: number) {
  return await trx
    .selectFrom("document_version")
    .select(["pass_id as passId", "created_at as createdAt"])
    .where("document_id", "=", documentId)
    .where("version", "=", version)
    .executeTakeFirst();
}

export interface NewVersion {
  readonly documentId: string;
  readonly version: number;
  readonly text: string;
  readonly passId: string;
}

/** The oldest goes where there are many. */
export async function addVersion(
  trx: Trx,
  { documentId, version, text, passId }: NewVersion,
  now: string,
): Promise<void> {
  const row = { document_id: documentId, version, text, pass_id: passId, created_at: now, updated_at: now };
  await trx.insertInto("document_version").values(row).execute();
  await trx
    .deleteFrom("document_version")
    .where("document_id", "=", documentId)
    .where("version", "<=", version - MOST_VERSIONS)
    .execute();
}

/** One goes on with the version that one has begun. */
export async function continueVersion(
  trx: Trx,
  { documentId, version, text }: Omit<NewVersion, "passId">,
  now: string,
): Promise<void> {
  await trx
    .updateTable("document_version")
    .set({ text, updated_at: now })
    .where("document_id", "=", documentId)
    .where("version", "=", version)
    .execute();
}
