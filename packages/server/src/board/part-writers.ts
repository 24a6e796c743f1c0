import type { EventOf, EventType } from "@syncboard/model";
import type { Trx } from "../database/lane.ts";
import { respaceRows } from "./respace-rows.ts";

export type Writer<Type extends EventType> = (trx: Trx, boardId: string, event: EventOf<Type>) => Promise<unknown>;

type PartEvent = Extract<EventType, `checklist.${string}` | `item.${string}` | `comment.${string}`>;

/** What each event changes in the rows of what hangs on a card. */
export const PART_WRITERS: { [Type in PartEvent]: Writer<Type> } = {
  async "checklist.added"(trx, boardId, event) {
    const { checklistId, cardId, title, rank, at, respaced } = event;
    await respaceRows(trx, "checklist", boardId, respaced);
    await trx
      .insertInto("checklist")
      .values({
        id: checklistId,
        board_id: boardId,
        card_id: cardId,
        title,
        rank,
        created_at: at,
        updated_at: at,
        deleted_at: null,
      })
      .execute();
    await count(trx, boardId, event);
  },
  async "checklist.edited"(trx, boardId, event) {
    const { title } = event.changes;
    await updateChecklist(trx, boardId, event, title ? { title: title.to } : {});
    await count(trx, boardId, event);
  },
  async "checklist.moved"(trx, boardId, event) {
    await respaceRows(trx, "checklist", boardId, event.respaced);
    await updateChecklist(trx, boardId, event, { rank: event.rank });
    await count(trx, boardId, event);
  },
  async "checklist.deleted"(trx, boardId, event) {
    await updateChecklist(trx, boardId, event, { deleted_at: event.at });
    await count(trx, boardId, event);
  },
  async "checklist.restored"(trx, boardId, event) {
    await respaceRows(trx, "checklist", boardId, event.respaced);
    await updateChecklist(trx, boardId, event, { deleted_at: null, rank: event.checklist.rank });
    await count(trx, boardId, event);
  },

  async "item.added"(trx, boardId, event) {
    const { itemId, cardId, checklistId, text, rank, assigneeId, dueAt, at, respaced } = event;
    await respaceRows(trx, "checklist_item", boardId, respaced);
    await trx
      .insertInto("checklist_item")
      .values({
        id: itemId,
        board_id: boardId,
        card_id: cardId,
        checklist_id: checklistId,
        text,
        rank,
        done_at: null,
        assignee_id: assigneeId ?? null,
        due_at: dueAt ?? null,
        created_at: at,
        updated_at: at,
        deleted_at: null,
      })
      .execute();
    await count(trx, boardId, event);
  },
  async "item.edited"(trx, boardId, event) {
    const { text, doneAt, assigneeId, dueAt } = event.changes;
    await updateItem(trx, boardId, event, {
      ...(text && { text: text.to }),
      ...(doneAt && { done_at: doneAt.to }),
      ...(assigneeId && { assignee_id: assigneeId.to }),
      ...(dueAt && { due_at: dueAt.to }),
    });
    await count(trx, boardId, event);
  },
  async "item.moved"(trx, boardId, event) {
    await respaceRows(trx, "checklist_item", boardId, event.respaced);
    await updateItem(trx, boardId, event, { checklist_id: event.checklistId, rank: event.rank });
    await count(trx, boardId, event);
  },
  async "item.deleted"(trx, boardId, event) {
    await updateItem(trx, boardId, event, { deleted_at: event.at });
    await count(trx, boardId, event);
  },
  async "item.restored"(trx, boardId, event) {
    await respaceRows(trx, "checklist_item", boardId, event.respaced);
    await updateItem(trx, boardId, event, { deleted_at: null, rank: event.item.rank });
    await count(trx, boardId, event);
  },

  async "comment.added"(trx, boardId, event) {
    const { commentId, cardId, actorId, text, at } = event;
    await trx
      .insertInto("comment")
      .values({
        id: commentId,
        board_id: boardId,
        card_id: cardId,
        author_id: actorId,
        text,
        created_at: at,
        edited_at: null,
        deleted_at: null,
        deleted_by_id: null,
      })
      .execute();
    await count(trx, boardId, event);
  },
  async "comment.edited"(trx, boardId, event) {
    await updateComment(trx, boardId, event.commentId, { text: event.changes.text.to, edited_at: event.at });
    await count(trx, boardId, event);
  },
  async "comment.deleted"(trx, boardId, event) {
    await updateComment(trx, boardId, event.commentId, { deleted_at: event.at, deleted_by_id: event.actorId });
    await count(trx, boardId, event);
  },
  async "comment.restored"(trx, boardId, event) {
    await updateComment(trx, boardId, event.commentId, { deleted_at: null, deleted_by_id: null });
    await count(trx, boardId, event);
  },
};

interface OnCard {
  readonly cardId: string;
  readonly at: string;
  readonly itemCount?: number;
  readonly doneCount?: number;
  readonly commentCount?: number;
}

/** What the card says of what hangs on it, and that it has changed. */
async function count(trx: Trx, boardId: string, event: OnCard): Promise<void> {
  const { cardId, at, itemCount, doneCount, commentCount } = event;
  await trx
    .updateTable("card")
    .set({
      ...(itemCount !== undefined && { item_count: itemCount }),
      ...(doneCount !== undefined && { done_count: doneCount }),
      ...(commentCount !== undefined && { comment_count: commentCount }),
      updated_at: at,
    })
    .where("id", "=", cardId)
    .where("board_id", "=", boardId)
    .execute();
}

interface ChecklistChange {
  title?: string;
  rank?: string;
  deleted_at?: string | null;
}

async function updateChecklist(
  trx: Trx,
  boardId: string,
  { checklistId, at }: { readonly checklistId: string; readonly at: string },
  change: ChecklistChange,
): Promise<void> {
  await trx
    .updateTable("checklist")
    .set({ ...change, updated_at: at })
    .where("id", "=", checklistId)
    .where("board_id", "=", boardId)
    .execute();
}

interface ItemChange {
  text?: string;
  checklist_id?: string;
  rank?: string;
  done_at?: string | null;
  assignee_id?: string | null;
  due_at?: string | null;
  deleted_at?: string | null;
}

async function updateItem(
  trx: Trx,
  boardId: string,
  { itemId, at }: { readonly itemId: string; readonly at: string },
  change: ItemChange,
): Promise<void> {
  await trx
    .updateTable("checklist_item")
    .set({ ...change, updated_at: at })
    .where("id", "=", itemId)
    .where("board_id", "=", boardId)
    .execute();
}

interface CommentChange {
  text?: string;
  edited_at?: string;
  deleted_at?: string | null;
  deleted_by_id?: string | null;
}

async function updateComment(trx: Trx, boardId: string, commentId: string, change: CommentChange): Promise<void> {
  await trx.updateTable("comment").set(change).where("id", "=", commentId).where("board_id", "=", boardId).execute();
}
