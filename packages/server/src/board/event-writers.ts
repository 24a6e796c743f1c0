import type { BoardEvent, Color, EventOf, EventType, Role } from "@syncboard/model";
import {
  addAttachment,
  deleteAttachment,
  insertAttachments,
  renameAttachment,
  restoreAttachment,
} from "../attachment/attachment-writers.ts";
import type { Trx } from "../database/lane.ts";
import { insertEvents } from "./board-store.ts";
import {
  archiveCards,
  assignCards,
  deleteCards,
  fillBoard,
  insertCards,
  labelCards,
  moveCards,
  restoreCards,
  unassignCards,
  unlabelCards,
} from "./cards-writers.ts";
import { CROSSING_WRITERS } from "./crossing-writers.ts";
import { newColumn, newLabel } from "./new-rows.ts";
import { PART_WRITERS, type Writer } from "./part-writers.ts";
import { respaceRows } from "./respace-rows.ts";
import { closeWaysIn } from "./ways-in.ts";

/** What each event changes in the rows. The board's own `seq` and `updated_at` were written by the claim. */
const WRITERS: { [Type in EventType]: Writer<Type> } = {
  async "board.created"(trx, boardId, { actorId, at, title, description, background = null, columns, labels = [] }) {
    await trx
      .insertInto("board")
      .values({
        id: boardId,
        title,
        description,
        creator_id: actorId,
        background,
        seq: 1,
        created_at: at,
        updated_at: at,
        archived_at: null,
        deleted_at: null,
      })
      .execute();
    await trx
      .insertInto("member")
      .values({ board_id: boardId, user_id: actorId, role: "owner", created_at: at, deactivated_at: null })
      .execute();
    const columnRows = columns.map(({ columnId, title, rank, wipLimit = null }) =>
      newColumn(boardId, at, { columnId, title, rank, wipLimit }),
    );
    if (columnRows.length > 0) await trx.insertInto("column").values(columnRows).execute();
    const labelRows = labels.map((label) => newLabel(boardId, at, label));
    if (labelRows.length > 0) await trx.insertInto("label").values(labelRows).execute();
  },
  "board.filled": fillBoard,
  "board.edited": (trx, boardId, { changes: { title, description, background } }) =>
    trx
      .updateTable("board")
      .set({
        ...(title && { title: title.to }),
        ...(description && { description: description.to }),
        ...(background && { background: background.to }),
      })
      .where("id", "=", boardId)
      .execute(),
  "board.archived": (trx, boardId, { at }) =>
    trx.updateTable("board").set({ archived_at: at }).where("id", "=", boardId).execute(),
  "board.restored": (trx, boardId, { wasDeleted }) =>
    trx
      .updateTable("board")
      .set(wasDeleted ? { deleted_at: null } : { archived_at: null })
      .where("id", "=", boardId)
      .execute(),
  async "board.passed"(trx, boardId, { to, fromRole }) {
    if (fromRole) await updateMember(trx, boardId, to, { role: "owner" });
    await passBoard(trx, boardId, to);
  },
  async "board.deleted"(trx, boardId, { at }) {
    await trx.updateTable("board").set({ deleted_at: at }).where("id", "=", boardId).execute();
    await closeWaysIn(trx, boardId);
  },

  async "column.added"(trx, boardId, event) {
    await respaceRows(trx, "column", boardId, event.respaced);
    await trx
      .insertInto("column")
      .values(newColumn(boardId, event.at, event))
      .execute();
  },
  "column.edited": (trx, boardId, { columnId, at, changes: { title, wipLimit } }) =>
    updateColumn(trx, boardId, columnId, at, {
      ...(title && { title: title.to }),
      ...(wipLimit && { wip_limit: wipLimit.to }),
    }),
  async "column.moved"(trx, boardId, { columnId, at, rank, respaced }) {
    await respaceRows(trx, "column", boardId, respaced);
    await updateColumn(trx, boardId, columnId, at, { rank });
  },
  "column.arranged": (trx, boardId, { to }) => respaceRows(trx, "card", boardId, to),
  "column.archived": (trx, boardId, { columnId, at }) =>
    updateColumn(trx, boardId, columnId, at, { archived_at: at, deleted_at: null }),
  "column.deleted": (trx, boardId, { columnId, at }) =>
    updateColumn(trx, boardId, columnId, at, { archived_at: null, deleted_at: at }),
  async "column.restored"(trx, boardId, { columnId, at, column, respaced }) {
    await respaceRows(trx, "column", boardId, respaced);
    await updateColumn(trx, boardId, columnId, at, { archived_at: null, deleted_at: null, rank: column.rank });
  },

  "label.added": (trx, boardId, { labelId, name, color, at }) =>
    trx
      .insertInto("label")
      .values(newLabel(boardId, at, { labelId, name, color }))
      .execute(),
  "label.edited": (trx, boardId, { labelId, at, changes: { name, color } }) =>
    updateLabel(trx, boardId, labelId, at, { ...(name && { name: name.to }), ...(color && { color: color.to }) }),
  "label.deleted": (trx, boardId, { labelId, at }) => updateLabel(trx, boardId, labelId, at, { deleted_at: at }),
  "label.restored": (trx, boardId, { labelId, at }) => updateLabel(trx, boardId, labelId, at, { deleted_at: null }),

  async "card.added"(trx, boardId, event) {
    const { cardId, at } = event;
    await respaceRows(trx, "card", boardId, event.respaced);
    await insertCards(trx, boardId, at, [event]);
    await insertAttachments(trx, boardId, event, [event]);
    for (const labelId of event.labelIds ?? []) await putLabel(trx, boardId, cardId, labelId);
    for (const userId of event.assigneeIds ?? []) await putAssignee(trx, boardId, cardId, userId);
  },
  "card.edited": (trx, boardId, { cardId, at, changes: { title, description, startAt, dueAt, doneAt, cover } }) =>
    updateCard(trx, boardId, cardId, at, {
      ...(title && { title: title.to }),
      ...(description && { description: description.to }),
      ...(startAt && { start_at: startAt.to }),
      ...(dueAt && { due_at: dueAt.to }),
      ...(doneAt && { done_at: doneAt.to }),
      ...(cover && { cover: cover.to && JSON.stringify(cover.to) }),
    }),
  async "card.labelled"(trx, boardId, { cardId, labelId, at }) {
    await putLabel(trx, boardId, cardId, labelId);
    await updateCard(trx, boardId, cardId, at, {});
  },
  async "card.unlabelled"(trx, boardId, { cardId, labelId, at }) {
    await trx
      .deleteFrom("card_label")
      .where("board_id", "=", boardId)
      .where("card_id", "=", cardId)
      .where("label_id", "=", labelId)
      .execute();
    await updateCard(trx, boardId, cardId, at, {});
  },
  async "card.assigned"(trx, boardId, { cardId, userId, at }) {
    await putAssignee(trx, boardId, cardId, userId);
    await updateCard(trx, boardId, cardId, at, {});
  },
  async "card.unassigned"(trx, boardId, { cardId, userId, at }) {
    await trx
      .deleteFrom("card_assignee")
      .where("board_id", "=", boardId)
      .where("card_id", "=", cardId)
      .where("user_id", "=", userId)
      .execute();
    await updateCard(trx, boardId, cardId, at, {});
  },
  async "card.moved"(trx, boardId, { cardId, columnId, at, rank, respaced }) {
    await respaceRows(trx, "card", boardId, respaced);
    await updateCard(trx, boardId, cardId, at, { column_id: columnId, rank });
  },
  "card.archived": (trx, boardId, { cardId, at }) =>
    updateCard(trx, boardId, cardId, at, { archived_at: at, deleted_at: null }),
  "card.deleted": (trx, boardId, { cardId, at }) =>
    updateCard(trx, boardId, cardId, at, { archived_at: null, deleted_at: at }),
  async "card.restored"(trx, boardId, { cardId, at, card, respaced }) {
    await respaceRows(trx, "card", boardId, respaced);
    await updateCard(trx, boardId, cardId, at, { archived_at: null, deleted_at: null, rank: card.rank });
  },

  async "cards.moved"(trx, boardId, event) {
    await respaceRows(trx, "card", boardId, event.respaced);
    await moveCards(trx, boardId, event);
  },
  "cards.labelled": labelCards,
  "cards.unlabelled": unlabelCards,
  "cards.assigned": assignCards,
  "cards.unassigned": unassignCards,
  "cards.archived": archiveCards,
  "cards.deleted": deleteCards,
  async "cards.restored"(trx, boardId, event) {
    await respaceRows(trx, "card", boardId, event.respaced);
    await restoreCards(trx, boardId, event);
  },
  ...PART_WRITERS,
  ...CROSSING_WRITERS,
  "attachment.added": addAttachment,
  "attachment.edited": renameAttachment,
  "attachment.deleted": deleteAttachment,
  "attachment.restored": restoreAttachment,

  "member.added": (trx, boardId, { userId, role, at }) =>
    trx
      .insertInto("member")
      .values({ board_id: boardId, user_id: userId, role, created_at: at, deactivated_at: null })
      .execute(),
  async "member.changed"(trx, boardId, { userId, role, passedTo }) {
    await updateMember(trx, boardId, userId, { role });
    await passBoard(trx, boardId, passedTo);
    if (role !== "owner") await closeWaysIn(trx, boardId, userId);
  },
  async "member.deactivated"(trx, boardId, { userId, at }) {
    await updateMember(trx, boardId, userId, { deactivated_at: at });
    await closeWaysIn(trx, boardId, userId);
  },
  "member.reactivated": (trx, boardId, { userId }) => updateMember(trx, boardId, userId, { deactivated_at: null }),
  async "trash.emptied"(trx, boardId, event) {
    const { cardIds, columnIds, labelIds, checklistIds, itemIds, commentIds, attachmentIds = [] } = event;
    // Items before checklists, and both before cards: each goes by its own id.
    await deleteRows(trx, "checklist_item", boardId, itemIds);
    await deleteRows(trx, "checklist", boardId, checklistIds);
    await deleteRows(trx, "comment", boardId, commentIds);
    await deleteRows(trx, "attachment", boardId, attachmentIds);
    await deleteRows(trx, "card", boardId, cardIds);
    await deleteRows(trx, "column", boardId, columnIds);
    await deleteRows(trx, "label", boardId, labelIds);
  },
  async "member.removed"(trx, boardId, { userId, passedTo }) {
    await trx.deleteFrom("member").where("board_id", "=", boardId).where("user_id", "=", userId).execute();
    await passBoard(trx, boardId, passedTo);
    await closeWaysIn(trx, boardId, userId);
  },
};

/** Writes what events change, and the events. The board's number is claimed already. */
export async function record(trx: Trx, boardId: string, events: readonly BoardEvent[]): Promise<void> {
  for (const event of events) await writeRows(trx, boardId, event);
  if (events.length > 0) await insertEvents(trx, boardId, events);
}

async function writeRows(trx: Trx, boardId: string, event: BoardEvent): Promise<void> {
  // The table has the writer of this very type under its name, which TypeScript cannot follow through a union.
  const write = WRITERS[event.type] as Writer<EventType>;
  await write(trx, boardId, event as EventOf<EventType>);
}

/** As many as keep a statement short of what the databases take. */
const ROWS_AT_ONCE = 500;

/** For good, with all that refers to them. */
async function deleteRows(
  trx: Trx,
  table: "card" | "column" | "label" | "checklist" | "checklist_item" | "comment" | "attachment",
  boardId: string,
  ids: readonly string[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += ROWS_AT_ONCE) {
    const some = ids.slice(at, at + ROWS_AT_ONCE);
    await trx.deleteFrom(table).where("board_id", "=", boardId).where("id", "in", some).execute();
  }
}

async function passBoard(trx: Trx, boardId: string, creatorId: string | undefined): Promise<void> {
  if (creatorId === undefined) return;
  await trx.updateTable("board").set({ creator_id: creatorId }).where("id", "=", boardId).execute();
}

interface ColumnChange {
  title?: string;
  wip_limit?: number | null;
  rank?: string;
  archived_at?: string | null;
  deleted_at?: string | null;
}

function updateColumn(trx: Trx, boardId: string, columnId: string, at: string, change: ColumnChange) {
  return trx
    .updateTable("column")
    .set({ ...change, updated_at: at })
    .where("id", "=", columnId)
    .where("board_id", "=", boardId)
    .execute();
}

interface CardChange {
  title?: string;
  description?: string | null;
  column_id?: string;
  rank?: string;
  start_at?: string | null;
  due_at?: string | null;
  done_at?: string | null;
  cover?: string | null;
  archived_at?: string | null;
  deleted_at?: string | null;
}

function updateCard(trx: Trx, boardId: string, cardId: string, at: string, change: CardChange) {
  return trx
    .updateTable("card")
    .set({ ...change, updated_at: at })
    .where("id", "=", cardId)
    .where("board_id", "=", boardId)
    .execute();
}

function putLabel(trx: Trx, boardId: string, cardId: string, labelId: string) {
  return trx.insertInto("card_label").values({ board_id: boardId, card_id: cardId, label_id: labelId }).execute();
}

function putAssignee(trx: Trx, boardId: string, cardId: string, userId: string) {
  return trx.insertInto("card_assignee").values({ board_id: boardId, card_id: cardId, user_id: userId }).execute();
}

interface LabelChange {
  name?: string;
  color?: Color;
  deleted_at?: string | null;
}

function updateLabel(trx: Trx, boardId: string, labelId: string, at: string, change: LabelChange) {
  return trx
    .updateTable("label")
    .set({ ...change, updated_at: at })
    .where("id", "=", labelId)
    .where("board_id", "=", boardId)
    .execute();
}

interface MemberChange {
  role?: Role;
  deactivated_at?: string | null;
}

function updateMember(trx: Trx, boardId: string, userId: string, change: MemberChange) {
  return trx.updateTable("member").set(change).where("board_id", "=", boardId).where("user_id", "=", userId).execute();
}
