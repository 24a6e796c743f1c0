import { sql } from "kysely";
import type { Database } from "./connect.ts";
import type { Trx } from "./lane.ts";

/**
 * A transaction whose commit does not wait for the disk: a power cut may take it back, as a whole and with everything
 * after it that was not synced either. For what is made again from what is left then. On SQLite nobody else has the
 * connection meanwhile, so nobody else's commit is hurried.
 */
export async function unsynced<Result>({ db, kind }: Database, work: (trx: Trx) => Promise<Result>): Promise<Result> {
  if (kind === "postgres") {
    return await db.transaction().execute(async (trx) => {
      await sql`set local synchronous_commit = off`.execute(trx);
      return await work(trx);
    });
  }
  return await db.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = full`.execute(connection);
    }
  });
}
