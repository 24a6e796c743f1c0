import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { Db, Kind } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { OperatorError } from "../operator-error.ts";

/** Whoever has just ended may still be listed for a moment. */
const LOOKS = 10;
const BETWEEN_LOOKS_MS = 100;

/**
 * Throws while a server, or another operation, is connected to this PostgreSQL database. On SQLite nobody can be: the
 * place lock keeps them away.
 */
export async function refuseBesideServers(db: Db | Trx, kind: Kind): Promise<void> {
  if (kind === "sqlite") return;
  const { APPLICATION } = await import("../database/postgres.ts");
  for (let left = LOOKS; ; left--) {
    // As of now, also inside a transaction, where PostgreSQL would go on saying what it said first.
    await sql`select pg_stat_clear_snapshot()`.execute(db);
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from pg_stat_activity
      where application_name = ${APPLICATION} and datname = current_database() and pid <> pg_backend_pid()
    `.execute(db);
    const count = rows[0]?.count ?? 0;
    if (count === 0) return;
    if (left === 0) {
      throw new OperatorError(`A SyncBoard is connected to this database (connections: ${count}). End it first.`);
    }
    await pause(BETWEEN_LOOKS_MS);
  }
}
