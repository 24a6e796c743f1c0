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
  const todos = await trx
    .selectFrom("todo")
    .select("id")
    .where("user_id", "=", userId)
    .where("subject_id", "=", subjectId)
    .where("deleted_at", "is", null)
    .execute();
  let { seq } = list;
  for (const { id } of todos) {
    seq += 1;
    await trx.updateTable("todo").set({ seq }).where("id", "=", id).execute();
  }
  await trx.updateTable("todo_list").set({ seq, updated_at: now }).where("user_id", "=", userId).execute();
  return todos.length > 0;
}
