import type { Board } from "./board.ts";
import type { Cover } from "./cover.ts";
import { labelsOf } from "./snapshot.ts";
import type { BoardCreated } from "./verbs/board-create.ts";
import type { FilledCard } from "./verbs/board-fill.ts";

export interface BoardCopy {
  readonly sourceId: string;
  readonly created: BoardCreated;
  readonly cards: readonly CardCopy[];
}

/** A card without what is inside, which a board has not at hand, and the card that it is a copy of. */
export interface CardCopy {
  readonly sourceId: string;
  /** Of the source: its picture becomes that of the copy with what is inside. */
  readonly cover: Cover | null;
  readonly card: Omit<FilledCard, "description" | "checklists" | "attachments" | "cover">;
}

/**
 * What a copy of a board begins with: what is neither archived nor deleted, with new ids. A copy begins anew: nothing on it is
 * done, nobody is assigned, and nobody is a member but who copies.
 */
export function copyBoard(
  board: Board,
  { boardId, title, withCards }: { readonly boardId: string; readonly title: string; readonly withCards: boolean },
  newId: () => string,
): BoardCopy {
  const { description, background } = board.info;
  const columns = board.columns.map((column) => ({ column, columnId: newId() }));
  const labels = board.labels.map((label) => ({ label, labelId: newId() }));
  const newLabel = new Map(labels.map(({ label, labelId }) => [label.id, labelId]));
  return {
    sourceId: board.info.id,
    created: {
      type: "board.created",
      boardId,
      title,
      description,
      ...(background !== null && { background }),
      columns: columns.map(({ columnId, column: { title, rank, wipLimit } }) => ({
        columnId,
        title,
        rank,
        ...(wipLimit !== null && { wipLimit }),
      })),
      ...(labels.length > 0 && {
        labels: labels.map(({ labelId, label: { name, color } }) => ({ labelId, name, color })),
      }),
    },
    cards: withCards
      ? columns.flatMap(({ column, columnId }) =>
          board.cardsIn(column.id).map((card): CardCopy => {
            const { id: sourceId, title, rank, startAt, dueAt } = card;
            const labelIds = labelsOf(board, card).flatMap((labelId) => newLabel.get(labelId) ?? []);
            return {
              sourceId,
              cover: card.cover,
              card: {
                cardId: newId(),
                columnId,
                title,
                rank,
                ...(labelIds.length > 0 && { labelIds }),
                ...(startAt !== null && { startAt }),
                ...(dueAt !== null && { dueAt }),
              },
            };
          }),
        )
      : [],
  };
}
