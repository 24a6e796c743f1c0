import { sql } from "kysely";
import type { Trx } from "../database/lane.ts";
import type { Own } from "./subject-store.ts";

/**
 * Says of the to-dos under a subject that they read otherwise now: it went into the trash, or came out of it, and with it what they
 * say of where they are. Each has a number of its own, as with every change. Answers whether there are any.
 */
export async function renumberTodosUnder(trx: Trx, { userId, subjectId }: Own, now: string): Promise<boolean> {
  const list = await trx
    .updateTable("todo_list")
    .set(({ ref }) => ({ seq: ref("seq") }))
    .where("user_id", "=", userId)
    .returning("seq")
    .executeTakeFirst();
  if (!list) return false;
  // In one statement: there may be tens of thousands, and the list is held all the while.
  const { numAffectedRows = 0n } = await sql`
    update todo set seq = numbered.seq
    from (
      select id, ${list.seq} + row_number() over (order by id) as seq from todo
      where user_id = ${userId} and subject_id = ${subjectId} and deleted_at is null
    ) as numbered
    where todo.id = numbered.id
  `.execute(trx);
  const seq = list.seq + Number(numAffectedRows);
  await trx.updateTable("todo_list").set({ seq, updated_at: now }).where("user_id", "=", userId).execute();
  return numAffectedRows > 0n;
}
