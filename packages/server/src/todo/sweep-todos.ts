import type { FastifyBaseLogger } from "fastify";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { later, type Sources } from "../http/sources.ts";

/** How long a command is known to have been done: longer than any device waits with its answer. */
export const COMMANDS_KEPT_SECONDS = 90 * 86_400;

const AT_ONCE = 1_000;

/** Takes to-dos away for good that were deleted before then, and what is remembered of commands before that. */
export async function sweepTodos(db: Db, deletedBefore: string, doneBefore: string): Promise<void> {
  for (let isMore = true; isMore; ) isMore = await db.transaction().execute((trx) => takeAway(trx, deletedBefore));
  await db.deleteFrom("todo_command").where("created_at", "<", doneBefore).execute();
}

/** Some of them. Answers whether there may be more. */
async function takeAway(trx: Trx, before: string): Promise<boolean> {
  const rows = await trx
    .selectFrom("todo")
    .select(["id", "user_id", "seq"])
    .where("deleted_at", "<", before)
    .limit(AT_ONCE)
    .execute();
  if (rows.length === 0) return false;
  const last = new Map<string, number>();
  for (const { user_id, seq } of rows) last.set(user_id, Math.max(seq, last.get(user_id) ?? 0));
  // The lists first, which is where every change of to-dos begins: nobody has any of them back meanwhile.
  for (const [userId, seq] of [...last].sort()) {
    await trx
      .updateTable("todo_list")
      .set((eb) => ({ purged_seq: eb.case().when("purged_seq", "<", seq).then(seq).else(eb.ref("purged_seq")).end() }))
      .where("user_id", "=", userId)
      .execute();
  }
  await trx
    .deleteFrom("todo")
    .where(
      "id",
      "in",
      rows.map(({ id }) => id),
    )
    .where("deleted_at", "<", before)
    .execute();
  return rows.length === AT_ONCE;
}

const SWEEP_MS = 3_600_000;

interface SweepDeps {
  readonly db: Db;
  readonly sources: Sources;
  /** Seconds. */
  readonly trashTtl: number;
  readonly log: FastifyBaseLogger;
}

/** Now and every hour. Answers how to stop that, once what runs is done. */
export function sweepingTodos({ db, sources, trashTtl, log }: SweepDeps): () => Promise<void> {
  let running = Promise.resolve();
  const sweep = () => {
    running = running
      .then(() => {
        const now = sources.now();
        return sweepTodos(db, later(now, -trashTtl), later(now, -COMMANDS_KEPT_SECONDS));
      })
      .catch((error: unknown) => log.error({ err: error }, "taking deleted to-dos away failed"));
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_MS).unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
