import type { Member } from "@syncboard/model";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

// The rows of a board as they are, deleted ones and texts included: what the check compares with the log.

const PAGE = 500;

/** The ids of all boards, those that are deleted too. */
export async function* boardIds(db: Db): AsyncGenerator<string> {
  let last: string | undefined;
  for (;;) {
    let query = db.selectFrom("board").select("id").orderBy("id").limit(PAGE);
    if (last !== undefined) query = query.where("id", ">", last);
    const rows = await query.execute();
    for (const { id } of rows) yield id;
    last = rows.at(-1)?.id;
    if (rows.length < PAGE) return;
  }
}

export async function boardRow(trx: Trx, boardId: string) {
  return await trx
    .selectFrom("board")
    .select(["id", "seq", "title", "description", "background", "creator_id as creatorId"])
    .select(["created_at as createdAt", "updated_at as updatedAt"])
    .select(["archived_at as archivedAt", "deleted_at as deletedAt"])
    .where("id", "=", boardId)
    .executeTakeFirstOrThrow();
}

export async function memberRows(
  trx: Trx,
  boardId: string,
): Promise<({ readonly id: string } & Omit<Member, "userId">)[]> {
  return await trx
    .selectFrom("member")
    .select(["user_id as id", "role", "created_at as since", "deactivated_at as deactivatedAt"])
    .where("board_id", "=", boardId)
    .execute();
}

export async function columnRows(trx: Trx, boardId: string) {
  return await trx
    .selectFrom("column")
    .select(["id", "title", "rank", "wip_limit as wipLimit"])
    .select(["created_at as createdAt", "updated_at as updatedAt"])
    .select(["archived_at as archivedAt", "deleted_at as deletedAt"])
    .where("board_id", "=", boardId)
    .execute();
}

export async function labelRows(trx: Trx, boardId: string) {
  return await trx
    .selectFrom("label")
    .select(["id", "name", "color"])
    .select(["created_at as createdAt", "updated_at as updatedAt", "deleted_at as deletedAt"])
    .where("board_id", "=", boardId)
    .execute();
}

/** Which label, and which person, is on which card: two ids in one text. */
export async function onCardRows(trx: Trx, boardId: string): Promise<{ readonly id: string }[]> {
  const labels = await trx
    .selectFrom("card_label")
    .select(["card_id", "label_id as id"])
    .where("board_id", "=", boardId)
    .execute();
  const assignees = await trx
    .selectFrom("card_assignee")
    .select(["card_id", "user_id as id"])
    .where("board_id", "=", boardId)
    .execute();
  return [...labels, ...assignees].map(({ card_id, id }) => ({ id: `${id} on card ${card_id}` }));
}

export async function checklistRows(trx: Trx, boardId: string) {
  return await trx
    .selectFrom("checklist")
    .select(["id", "title", "rank"])
    .select(["created_at as createdAt", "updated_at as updatedAt", "deleted_at as deletedAt"])
    .where("board_id", "=", boardId)
    .execute();
}

/** Each with the checklist that it is in. */
export async function itemRows(trx: Trx, boardId: string) {
  return await trx
    .selectFrom("checklist_item")
    .select(["id", "checklist_id as checklistId", "text", "rank"])
    .select(["done_at as doneAt", "assignee_id as assigneeId", "due_at as dueAt"])
    .select(["created_at as createdAt", "updated_at as updatedAt", "deleted_at as deletedAt"])
    .where("board_id", "=", boardId)
    .execute();
}

export async function commentRows(trx: Trx, boardId: string) {
  return await trx
    .selectFrom("comment")
    .select(["id", "card_id as cardId", "author_id as authorId", "text"])
    .select(["created_at as createdAt", "edited_at as editedAt"])
    .select(["deleted_at as deletedAt", "deleted_by_id as deletedById"])
    .where("board_id", "=", boardId)
    .execute();
}

/** Each with the file that it names. */
export async function attachmentRows(trx: Trx, boardId: string) {
  return await trx
    .selectFrom("attachment")
    .select(["id", "card_id as cardId", "author_id as authorId", "name", "url", "file_id as fileId"])
    .select(["created_at as createdAt", "deleted_at as deletedAt"])
    .where("board_id", "=", boardId)
    .execute();
}

export async function* cardRows(trx: Trx, boardId: string) {
  let last: string | undefined;
  for (;;) {
    let query = trx
      .selectFrom("card")
      .select(["id", "column_id as columnId", "title", "description", "rank"])
      .select(["start_at as startAt", "due_at as dueAt", "done_at as doneAt"])
      .select(["item_count as itemCount", "done_count as doneCount", "comment_count as commentCount"])
      .select(["attachment_count as attachmentCount", "cover"])
      .select(["created_at as createdAt", "updated_at as updatedAt"])
      .select(["archived_at as archivedAt", "deleted_at as deletedAt"])
      .where("board_id", "=", boardId)
      .orderBy("id")
      .limit(PAGE);
    if (last !== undefined) query = query.where("id", ">", last);
    const rows = await query.execute();
    yield* rows;
    last = rows.at(-1)?.id;
    if (rows.length < PAGE) return;
  }
}

/** Which event is one of which card: both in one text. */
export async function* eventCardRows(trx: Trx, boardId: string): AsyncGenerator<{ readonly id: string }> {
  let last: { readonly card_id: string; readonly seq: number } | undefined;
  for (;;) {
    let query = trx.selectFrom("event_card").select(["card_id", "seq"]).where("board_id", "=", boardId);
    if (last) {
      const { card_id, seq } = last;
      query = query.where((eb) =>
        eb.or([eb("card_id", ">", card_id), eb.and([eb("card_id", "=", card_id), eb("seq", ">", seq)])]),
      );
    }
    const rows = await query.orderBy("card_id").orderBy("seq").limit(PAGE).execute();
    for (const { card_id, seq } of rows) yield { id: `${seq} of card ${card_id}` };
    last = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}
