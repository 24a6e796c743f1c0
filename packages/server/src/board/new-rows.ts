import type { Color, Cover, MadeAttachment, MadeChecklists } from "@syncboard/model";

// The rows of what is new, as its event says it.

interface NewColumn {
  readonly columnId: string;
  readonly title: string;
  readonly rank: string;
  readonly wipLimit: number | null;
}

export function newColumn(boardId: string, at: string, { columnId, title, rank, wipLimit }: NewColumn) {
  return {
    id: columnId,
    board_id: boardId,
    title,
    rank,
    wip_limit: wipLimit,
    created_at: at,
    updated_at: at,
    archived_at: null,
    deleted_at: null,
  };
}

interface NewLabel {
  readonly labelId: string;
  readonly name: string;
  readonly color: Color;
}

export function newLabel(boardId: string, at: string, { labelId, name, color }: NewLabel) {
  return { id: labelId, board_id: boardId, name, color, created_at: at, updated_at: at, deleted_at: null };
}

interface NewCard {
  readonly cardId: string;
  readonly columnId: string;
  readonly title: string;
  readonly description: string | null;
  readonly rank: string;
  readonly startAt?: string;
  readonly dueAt?: string;
  readonly checklists?: MadeChecklists;
  readonly attachments?: readonly MadeAttachment[];
  readonly cover?: Cover;
}

export function newCard(
  boardId: string,
  at: string,
  { cardId, columnId, title, description, rank, checklists = [], attachments = [], cover, ...dates }: NewCard,
) {
  return {
    id: cardId,
    board_id: boardId,
    column_id: columnId,
    title,
    description,
    rank,
    start_at: dates.startAt ?? null,
    due_at: dates.dueAt ?? null,
    done_at: null,
    item_count: checklists.reduce((sum, { items }) => sum + items.length, 0),
    attachment_count: attachments.length,
    cover: cover ? JSON.stringify(cover) : null,
    created_at: at,
    updated_at: at,
    archived_at: null,
    deleted_at: null,
  };
}

/** The checklists that a card begins with. */
export function newChecklists(boardId: string, at: string, { cardId, checklists = [] }: NewCard) {
  return checklists.map(({ checklistId, title, rank }) => ({
    ...{ id: checklistId, board_id: boardId, card_id: cardId, title, rank },
    ...{ created_at: at, updated_at: at, deleted_at: null },
  }));
}

/** What is in them. */
export function newItems(boardId: string, at: string, { cardId, checklists = [] }: NewCard) {
  return checklists.flatMap(({ checklistId, items }) =>
    items.map(({ itemId, text, rank, dueAt = null }) => ({
      ...{ id: itemId, board_id: boardId, card_id: cardId, checklist_id: checklistId, text, rank, due_at: dueAt },
      ...{ done_at: null, assignee_id: null, created_at: at, updated_at: at, deleted_at: null },
    })),
  );
}
