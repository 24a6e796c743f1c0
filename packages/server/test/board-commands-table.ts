import type { CommandType, Role } from "@syncboard/model";
import type { Ids } from "./board-routes-table.ts";

// Who may give which command to a board: held against the server by authorization.test.ts.

export interface CommandRow {
  readonly needs: Role | "creator";
  /** `since`: when what is given first happened. */
  readonly fields: (ids: Ids, since?: string) => Record<string, unknown>;
  /** Given first, with the same fields unless it has its own. */
  readonly before?:
    | "board.archive"
    | "card.label"
    | "card.assign"
    | "card.leave"
    | "cards.archive"
    | "cards.label"
    | "cards.assign";
  readonly fieldsBefore?: (ids: Ids) => Record<string, unknown>;
}

export const BOARD_COMMANDS: Readonly<Record<CommandType, CommandRow>> = {
  "board.edit": { needs: "editor", fields: () => ({ title: "Changed" }) },
  "board.archive": { needs: "owner", fields: () => ({}) },
  "board.restore": { needs: "owner", fields: () => ({}), before: "board.archive" },
  "card.leave": {
    needs: "editor",
    fields: ({ cardId, otherBoardId, otherColumnId }) => ({ cardId, boardId: otherBoardId, columnId: otherColumnId }),
  },
  "card.return": {
    needs: "editor",
    fields: ({ cardId, otherBoardId, columnId, neighbourId }, since = "2026-01-01T00:00:00.000Z") => ({
      ...{ cardId, boardId: otherBoardId, since, columnId, afterCardId: neighbourId },
      ...{ labelIds: [], assigneeIds: [], itemAssignees: [] },
    }),
    before: "card.leave",
    fieldsBefore: ({ cardId, otherBoardId }) => ({ cardId, boardId: otherBoardId }),
  },
  "board.pass": { needs: "creator", fields: ({ memberId }) => ({ userId: memberId }) },
  "board.delete": { needs: "creator", fields: () => ({}) },
  "column.add": { needs: "editor", fields: ({ newColumnId }) => ({ columnId: newColumnId, title: "New" }) },
  "column.edit": { needs: "editor", fields: ({ columnId }) => ({ columnId, title: "New" }) },
  "column.move": { needs: "editor", fields: ({ columnId }) => ({ columnId, position: 0 }) },
  "column.arrange": {
    needs: "editor",
    fields: ({ columnId, cardId, neighbourId }) => ({ columnId, cardIds: [neighbourId, cardId] }),
  },
  "column.archive": { needs: "editor", fields: ({ columnId }) => ({ columnId }) },
  "column.delete": { needs: "editor", fields: ({ columnId }) => ({ columnId }) },
  "card.add": {
    needs: "editor",
    fields: ({ newCardId, columnId }) => ({ cardId: newCardId, columnId, title: "New" }),
  },
  "card.edit": { needs: "editor", fields: ({ cardId }) => ({ cardId, title: "New" }) },
  "card.move": {
    needs: "editor",
    fields: ({ cardId, columnId, neighbourId }) => ({ cardId, columnId, afterCardId: neighbourId }),
  },
  "card.archive": { needs: "editor", fields: ({ cardId }) => ({ cardId }) },
  "card.delete": { needs: "editor", fields: ({ cardId }) => ({ cardId }) },
  "card.restore": { needs: "editor", fields: ({ trashedId }) => ({ cardId: trashedId }) },
  "column.restore": { needs: "editor", fields: ({ trashedColumnId }) => ({ columnId: trashedColumnId }) },
  "card.label": { needs: "editor", fields: ({ cardId, labelId }) => ({ cardId, labelId }) },
  "card.unlabel": {
    needs: "editor",
    fields: ({ cardId, labelId }) => ({ cardId, labelId }),
    before: "card.label",
  },
  "card.assign": { needs: "editor", fields: ({ cardId, memberId }) => ({ cardId, userId: memberId }) },
  "card.unassign": {
    needs: "editor",
    fields: ({ cardId, memberId }) => ({ cardId, userId: memberId }),
    before: "card.assign",
  },
  "cards.move": {
    needs: "editor",
    fields: ({ cardId, columnId, neighbourId }) => ({ cardIds: [cardId], columnId, afterCardId: neighbourId }),
  },
  "cards.place": {
    needs: "editor",
    fields: ({ cardId, columnId, neighbourId }) => ({
      places: [{ cardId, columnId, afterCardId: neighbourId }],
    }),
  },
  "cards.label": {
    needs: "editor",
    fields: ({ cardId, neighbourId, labelId }) => ({ cardIds: [cardId, neighbourId], labelId }),
  },
  "cards.unlabel": {
    needs: "editor",
    fields: ({ cardId, labelId }) => ({ cardIds: [cardId], labelId }),
    before: "cards.label",
  },
  "cards.assign": {
    needs: "editor",
    fields: ({ cardId, neighbourId, memberId }) => ({ cardIds: [cardId, neighbourId], userId: memberId }),
  },
  "cards.unassign": {
    needs: "editor",
    fields: ({ cardId, memberId }) => ({ cardIds: [cardId], userId: memberId }),
    before: "cards.assign",
  },
  "cards.archive": {
    needs: "editor",
    fields: ({ cardId, neighbourId }) => ({ cardIds: [cardId, neighbourId] }),
  },
  "cards.delete": {
    needs: "editor",
    fields: ({ cardId, neighbourId }) => ({ cardIds: [cardId, neighbourId] }),
  },
  "cards.restore": {
    needs: "editor",
    fields: ({ cardId }) => ({ cardIds: [cardId] }),
    before: "cards.archive",
  },
  "label.add": {
    needs: "editor",
    fields: ({ newLabelId }) => ({ labelId: newLabelId, name: "N", color: "red" }),
  },
  "label.edit": { needs: "editor", fields: ({ labelId }) => ({ labelId, name: "New" }) },
  "label.delete": { needs: "editor", fields: ({ labelId }) => ({ labelId }) },
  "label.restore": { needs: "editor", fields: ({ trashedLabelId }) => ({ labelId: trashedLabelId }) },
  "checklist.add": {
    needs: "editor",
    fields: ({ cardId, newChecklistId, checklistId }) => ({
      ...{ cardId, checklistId: newChecklistId, title: "N", afterChecklistId: checklistId },
    }),
  },
  "checklist.edit": {
    needs: "editor",
    fields: ({ cardId, checklistId }) => ({ cardId, checklistId, title: "N" }),
  },
  "checklist.move": {
    needs: "editor",
    fields: ({ cardId, checklistId, laterChecklistId }) => ({
      cardId,
      checklistId,
      afterChecklistId: laterChecklistId,
    }),
  },
  "checklist.delete": { needs: "editor", fields: ({ cardId, checklistId }) => ({ cardId, checklistId }) },
  "checklist.restore": {
    needs: "editor",
    fields: ({ cardId, trashedChecklistId }) => ({ cardId, checklistId: trashedChecklistId }),
  },
  "item.add": {
    needs: "editor",
    fields: ({ cardId, checklistId, newItemId, itemId, memberId }) => ({
      ...{ cardId, checklistId, itemId: newItemId, text: "N", afterItemId: itemId, assigneeId: memberId },
    }),
  },
  "item.edit": {
    needs: "editor",
    fields: ({ cardId, itemId, memberId }) => ({ cardId, itemId, isDone: true, assigneeId: memberId }),
  },
  "item.move": {
    needs: "editor",
    fields: ({ cardId, itemId, laterChecklistId }) => ({ cardId, itemId, checklistId: laterChecklistId }),
  },
  "item.delete": { needs: "editor", fields: ({ cardId, itemId }) => ({ cardId, itemId }) },
  "item.restore": { needs: "editor", fields: ({ cardId, trashedItemId }) => ({ cardId, itemId: trashedItemId }) },
  "attachment.add": {
    needs: "editor",
    fields: ({ cardId, newAttachmentId }) => ({ cardId, attachmentId: newAttachmentId, url: "https://example.org" }),
  },
  "attachment.edit": { needs: "editor", fields: ({ cardId, attachmentId }) => ({ cardId, attachmentId, name: "N" }) },
  "attachment.delete": { needs: "editor", fields: ({ cardId, attachmentId }) => ({ cardId, attachmentId }) },
  "attachment.restore": {
    needs: "editor",
    fields: ({ cardId, trashedAttachmentId }) => ({ cardId, attachmentId: trashedAttachmentId }),
  },
  "comment.add": {
    needs: "commenter",
    fields: ({ cardId, newCommentId }) => ({ cardId, commentId: newCommentId, text: "N" }),
  },
  // Only who wrote it, which is the creator here.
  "comment.edit": { needs: "creator", fields: ({ cardId, commentId }) => ({ cardId, commentId, text: "N" }) },
  "comment.delete": { needs: "owner", fields: ({ cardId, commentId }) => ({ cardId, commentId }) },
  "comment.restore": {
    needs: "owner",
    fields: ({ cardId, trashedCommentId }) => ({ cardId, commentId: trashedCommentId }),
  },
  "member.add": { needs: "owner", fields: ({ newMemberId }) => ({ userId: newMemberId, role: "viewer" }) },
  "member.change": { needs: "owner", fields: ({ memberId }) => ({ userId: memberId, role: "editor" }) },
  "member.remove": { needs: "owner", fields: ({ memberId }) => ({ userId: memberId }) },
};
