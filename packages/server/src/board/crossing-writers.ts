import type { CommentRow, EventOf, EventType } from "@syncboard/model";
import { insertArrived } from "../attachment/attachment-writers.ts";
import type { Trx } from "../database/lane.ts";
import type { Writer } from "./part-writers.ts";
import { respaceRows } from "./respace-rows.ts";

/** As many as keep a statement short of what the databases take. */
const AT_ONCE = 500;

function* some<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE);
}

type CrossingEvent = Extract<EventType, "card.left" | `${string}.arrived`>;

/**
 * A card that goes to another board goes with all that hangs on it, and is made there anew from what the event says: so the rows
 * of each board are what its own log makes them, and what stays behind is nowhere.
 */
export const CROSSING_WRITERS: { [Type in CrossingEvent]: Writer<Type> } = {
  "card.left": (trx, boardId, { cardId }) =>
    trx.deleteFrom("card").where("id", "=", cardId).where("board_id", "=", boardId).execute(),
  async "card.arrived"(trx, boardId, event) {
    await respaceRows(trx, "card", boardId, event.respaced);
    await insertCard(trx, boardId, event);
    await insertChecklists(trx, boardId, event);
    await insertComments(trx, boardId, event.comments ?? []);
    await insertArrived(trx, boardId, event);
  },
  "comments.arrived": (trx, boardId, { comments }) => insertComments(trx, boardId, comments),
};

async function insertCard(trx: Trx, boardId: string, event: EventOf<"card.arrived">): Promise<void> {
  const { cardId, labelIds = [], assigneeIds = [], checklists = [] } = event;
  const items = checklists.flatMap((list) => list.items);
  await trx
    .insertInto("card")
    .values({
      id: cardId,
      board_id: boardId,
      column_id: event.columnId,
      title: event.title,
      description: event.description,
      rank: event.rank,
      start_at: event.startAt ?? null,
      due_at: event.dueAt ?? null,
      done_at: event.doneAt ?? null,
      item_count: items.length,
      done_count: items.filter(({ doneAt }) => doneAt !== null).length,
      comment_count: event.commentCount,
      attachment_count: event.attachments?.length ?? 0,
      cover: event.cover ? JSON.stringify(event.cover) : null,
      created_at: event.createdAt,
      updated_at: event.at,
      archived_at: null,
      deleted_at: null,
    })
    .execute();
  const on = { board_id: boardId, card_id: cardId };
  for (const these of some(labelIds.map((label_id) => ({ ...on, label_id })))) {
    await trx.insertInto("card_label").values(these).execute();
  }
  for (const these of some(assigneeIds.map((user_id) => ({ ...on, user_id })))) {
    await trx.insertInto("card_assignee").values(these).execute();
  }
}

async function insertChecklists(
  trx: Trx,
  boardId: string,
  { cardId, checklists = [] }: EventOf<"card.arrived">,
): Promise<void> {
  const lists = checklists.map(({ id, title, rank, createdAt, updatedAt }) => ({
    ...{ id, board_id: boardId, card_id: cardId, title, rank },
    ...{ created_at: createdAt, updated_at: updatedAt, deleted_at: null },
  }));
  for (const these of some(lists)) await trx.insertInto("checklist").values(these).execute();
  const items = checklists.flatMap(({ id: checklistId, items }) =>
    items.map(({ id, text, rank, doneAt, assigneeId, dueAt, createdAt, updatedAt }) => ({
      ...{ id, board_id: boardId, card_id: cardId, checklist_id: checklistId, text, rank },
      ...{ done_at: doneAt, assignee_id: assigneeId, due_at: dueAt },
      ...{ created_at: createdAt, updated_at: updatedAt, deleted_at: null },
    })),
  );
  for (const these of some(items)) await trx.insertInto("checklist_item").values(these).execute();
}

async function insertComments(trx: Trx, boardId: string, comments: readonly CommentRow[]): Promise<void> {
  const rows = comments.map(({ id, cardId, authorId, text, createdAt, editedAt }) => ({
    ...{ id, board_id: boardId, card_id: cardId, author_id: authorId, text },
    ...{ created_at: createdAt, edited_at: editedAt, deleted_at: null, deleted_by_id: null },
  }));
  for (const these of some(rows)) await trx.insertInto("comment").values(these).execute();
}
