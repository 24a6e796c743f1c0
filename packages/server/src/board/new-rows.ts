import type { Color } from "@syncboard/model";

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
}

export function newCard(
  boardId: string,
  at: string,
  { cardId, columnId, title, description, rank, ...dates }: NewCard,
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
    created_at: at,
    updated_at: at,
    archived_at: null,
    deleted_at: null,
  };
}
