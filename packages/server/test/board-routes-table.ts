import type { Role } from "@syncboard/model";
import { v7 } from "uuid";

// Who may ask what of a board, for every route that names one or something on one: held against the server by authorization.test.ts.

/** The ids that a request may name: one board's, somebody else's board's, or ids of nothing. */
export interface Ids {
  readonly boardId: string;
  readonly columnId: string;
  readonly cardId: string;
  readonly neighbourId: string;
  readonly trashedId: string;
  readonly memberId: string;
  readonly trashedColumnId: string;
  readonly labelId: string;
  readonly trashedLabelId: string;
  readonly newLabelId: string;
  readonly checklistId: string;
  readonly laterChecklistId: string;
  readonly trashedChecklistId: string;
  readonly newChecklistId: string;
  readonly itemId: string;
  readonly trashedItemId: string;
  readonly newItemId: string;
  readonly commentId: string;
  readonly trashedCommentId: string;
  readonly newCommentId: string;
  readonly attachmentId: string;
  /** One that is a file. */
  readonly fileId: string;
  readonly trashedAttachmentId: string;
  readonly newAttachmentId: string;
  /** Somebody who is no member yet. */
  readonly newMemberId: string;
  readonly newCardId: string;
  readonly newColumnId: string;
  readonly inviteId: string;
  /** A board of the same people that cards can go to. */
  readonly otherBoardId: string;
  readonly otherColumnId: string;
}

export interface Ask {
  readonly path: (ids: Ids) => string;
  readonly body?: (ids: Ids) => unknown;
  readonly ok: number;
  /** The answer when one id is another board's, where that is not 404. */
  readonly foreign?: Partial<Record<keyof Ids, number>>;
}

export interface BoardRow {
  readonly needs: Role | "creator";
  readonly asks: readonly Ask[];
}

const board = ({ boardId }: Ids) => `/boards/${boardId}`;
const under = (name: string) => (ids: Ids) => `${board(ids)}/${name}`;
const column = ({ columnId }: Ids) => `/columns/${columnId}`;
const card = ({ cardId }: Ids) => `/cards/${cardId}`;
const cardWatch = (ids: Ids) => `${card(ids)}/watch`;
const label = ({ labelId }: Ids) => `/labels/${labelId}`;
const checklist = ({ checklistId }: Ids) => `/checklists/${checklistId}`;
const item = ({ itemId }: Ids) => `/checklist-items/${itemId}`;
const comments = (ids: Ids) => `${card(ids)}/comments`;
const comment = ({ commentId }: Ids) => `/comments/${commentId}`;
const attachments = (ids: Ids) => `${card(ids)}/attachments`;
const attachment = ({ attachmentId }: Ids) => `/attachments/${attachmentId}`;
const fileOf =
  (part: string) =>
  ({ fileId }: Ids) =>
    `/attachments/${fileId}/${part}`;
const cardLabel = (ids: Ids) => `${card(ids)}/labels/${ids.labelId}`;
const cardAssignee = (ids: Ids) => `${card(ids)}/assignees/${ids.memberId}`;
const member = ({ boardId, memberId }: Ids) => `/boards/${boardId}/users/${memberId}`;

export const BOARD_ROUTES: Readonly<Record<string, BoardRow>> = {
  "GET /api/v1/boards/:boardId": { needs: "viewer", asks: [{ path: board, ok: 200 }] },
  "PATCH /api/v1/boards/:boardId": {
    needs: "editor",
    asks: [
      { path: board, body: () => ({ title: "Other plans", background: "teal" }), ok: 200 },
      { path: board, body: () => ({}), ok: 200 },
    ],
  },
  "POST /api/v1/boards/:boardId/archive": { needs: "owner", asks: [{ path: under("archive"), ok: 200 }] },
  "POST /api/v1/boards/:boardId/restore": { needs: "owner", asks: [{ path: under("restore"), ok: 200 }] },
  "POST /api/v1/boards/:boardId/copy": {
    needs: "viewer",
    asks: [
      { path: under("copy"), body: () => ({}), ok: 201 },
      { path: under("copy"), body: () => ({ title: "Copy", withCards: false }), ok: 201 },
    ],
  },
  "PUT /api/v1/boards/:boardId/star": { needs: "viewer", asks: [{ path: under("star"), ok: 200 }] },
  "DELETE /api/v1/boards/:boardId/star": { needs: "viewer", asks: [{ path: under("star"), ok: 204 }] },
  "GET /api/v1/boards/:boardId/watch": { needs: "viewer", asks: [{ path: under("watch"), ok: 200 }] },
  "PUT /api/v1/boards/:boardId/watch": { needs: "viewer", asks: [{ path: under("watch"), ok: 200 }] },
  "DELETE /api/v1/boards/:boardId/watch": { needs: "viewer", asks: [{ path: under("watch"), ok: 204 }] },
  "DELETE /api/v1/boards/:boardId": { needs: "creator", asks: [{ path: board, ok: 204 }] },
  "POST /api/v1/boards/:boardId/columns": {
    needs: "editor",
    asks: [
      {
        path: under("columns"),
        body: ({ newColumnId }) => ({ id: newColumnId, title: "Later" }),
        ok: 201,
        foreign: { newColumnId: 409 },
      },
    ],
  },
  "PATCH /api/v1/columns/:columnId": {
    needs: "editor",
    asks: [
      { path: column, body: () => ({ title: "Later", wipLimit: 3 }), ok: 200 },
      { path: column, body: () => ({ position: 0 }), ok: 200 },
      { path: column, body: () => ({}), ok: 200 },
    ],
  },
  "POST /api/v1/columns/:columnId/archive": {
    needs: "editor",
    asks: [{ path: (ids) => `${column(ids)}/archive`, ok: 200 }],
  },
  "POST /api/v1/columns/:columnId/restore": {
    needs: "editor",
    asks: [{ path: ({ trashedColumnId }) => `/columns/${trashedColumnId}/restore`, ok: 200 }],
  },
  "GET /api/v1/boards/:boardId/trash": {
    needs: "viewer",
    asks: [
      { path: under("trash"), ok: 200 },
      { path: (ids) => `${board(ids)}/trash?what=archived&q=a`, ok: 200 },
    ],
  },
  "DELETE /api/v1/boards/:boardId/trash": { needs: "owner", asks: [{ path: under("trash"), ok: 204 }] },
  "DELETE /api/v1/columns/:columnId": { needs: "editor", asks: [{ path: column, ok: 204 }] },
  "GET /api/v1/boards/:boardId/cards": {
    needs: "viewer",
    asks: [
      { path: under("cards"), ok: 200 },
      { path: (ids) => `${board(ids)}/cards?archived=true`, ok: 200 },
      // A filter that nothing on this board fits.
      { path: (ids) => `${board(ids)}/cards?column=${ids.columnId}`, ok: 200, foreign: { columnId: 200 } },
      { path: (ids) => `${board(ids)}/cards?label=${ids.labelId}`, ok: 200, foreign: { labelId: 200 } },
      { path: (ids) => `${board(ids)}/cards?assignee=${ids.memberId}`, ok: 200, foreign: { memberId: 200 } },
    ],
  },
  "POST /api/v1/boards/:boardId/cards": {
    needs: "editor",
    asks: [
      {
        path: under("cards"),
        body: ({ newCardId }) => ({ id: newCardId, title: "New" }),
        ok: 201,
        foreign: { newCardId: 409 },
      },
      { path: under("cards"), body: ({ columnId }) => ({ title: "New", columnId }), ok: 201 },
      { path: under("cards"), body: ({ cardId }) => ({ title: "New", afterCardId: cardId }), ok: 201 },
      { path: under("cards"), body: ({ labelId }) => ({ title: "New", labelIds: [labelId] }), ok: 201 },
      { path: under("cards"), body: ({ memberId }) => ({ title: "New", assigneeIds: [memberId] }), ok: 201 },
    ],
  },
  "GET /api/v1/cards/:cardId": { needs: "viewer", asks: [{ path: card, ok: 200 }] },
  "PATCH /api/v1/cards/:cardId": {
    needs: "editor",
    asks: [
      { path: card, body: () => ({ title: "Renamed", description: "text" }), ok: 200 },
      { path: card, body: ({ columnId }) => ({ columnId }), ok: 200 },
      { path: card, body: ({ neighbourId }) => ({ title: "Moved", afterCardId: neighbourId }), ok: 200 },
      { path: card, body: () => ({}), ok: 200 },
      {
        path: card,
        body: ({ otherBoardId, otherColumnId }) => ({ boardId: otherBoardId, columnId: otherColumnId }),
        ok: 200,
      },
    ],
  },
  "GET /api/v1/cards/:cardId/watch": { needs: "viewer", asks: [{ path: cardWatch, ok: 200 }] },
  "PUT /api/v1/cards/:cardId/watch": { needs: "viewer", asks: [{ path: cardWatch, ok: 200 }] },
  "DELETE /api/v1/cards/:cardId/watch": { needs: "viewer", asks: [{ path: cardWatch, ok: 204 }] },
  "DELETE /api/v1/cards/:cardId": { needs: "editor", asks: [{ path: card, ok: 204 }] },
  "POST /api/v1/cards/:cardId/archive": {
    needs: "editor",
    asks: [{ path: (ids) => `${card(ids)}/archive`, ok: 200 }],
  },
  "POST /api/v1/cards/:cardId/restore": {
    needs: "editor",
    asks: [{ path: ({ trashedId }) => `/cards/${trashedId}/restore`, ok: 200 }],
  },
  "POST /api/v1/cards/:cardId/copy": {
    needs: "editor",
    asks: [
      { path: (ids) => `${card(ids)}/copy`, body: () => ({}), ok: 201 },
      { path: (ids) => `${card(ids)}/copy`, body: () => ({ title: "Copy", position: 0 }), ok: 201 },
    ],
  },
  "GET /api/v1/boards/:boardId/labels": { needs: "viewer", asks: [{ path: under("labels"), ok: 200 }] },
  "POST /api/v1/boards/:boardId/labels": {
    needs: "editor",
    asks: [
      {
        path: under("labels"),
        body: ({ newLabelId }) => ({ id: newLabelId, name: "Bug", color: "red" }),
        ok: 201,
        foreign: { newLabelId: 409 },
      },
    ],
  },
  "PATCH /api/v1/labels/:labelId": {
    needs: "editor",
    asks: [
      { path: label, body: () => ({ name: "Fault", color: "blue" }), ok: 200 },
      { path: label, body: () => ({}), ok: 200 },
    ],
  },
  "DELETE /api/v1/labels/:labelId": { needs: "editor", asks: [{ path: label, ok: 204 }] },
  "POST /api/v1/labels/:labelId/restore": {
    needs: "editor",
    asks: [{ path: ({ trashedLabelId }) => `/labels/${trashedLabelId}/restore`, ok: 200 }],
  },
  "GET /api/v1/cards/:cardId/attachments": { needs: "viewer", asks: [{ path: attachments, ok: 200 }] },
  "POST /api/v1/cards/:cardId/attachments": {
    needs: "editor",
    asks: [
      {
        path: attachments,
        body: ({ newAttachmentId }) => ({ id: newAttachmentId, url: "https://example.org/plan" }),
        ok: 201,
        foreign: { newAttachmentId: 409 },
      },
    ],
  },
  "GET /api/v1/attachments/:attachmentId": { needs: "viewer", asks: [{ path: attachment, ok: 200 }] },
  "PATCH /api/v1/attachments/:attachmentId": {
    needs: "editor",
    asks: [{ path: attachment, body: () => ({ name: "Plan" }), ok: 200 }],
  },
  "DELETE /api/v1/attachments/:attachmentId": { needs: "editor", asks: [{ path: attachment, ok: 204 }] },
  "POST /api/v1/attachments/:attachmentId/restore": {
    needs: "editor",
    asks: [{ path: ({ trashedAttachmentId }) => `/attachments/${trashedAttachmentId}/restore`, ok: 200 }],
  },
  "GET /api/v1/attachments/:attachmentId/content": { needs: "viewer", asks: [{ path: fileOf("content"), ok: 200 }] },
  "GET /api/v1/attachments/:attachmentId/thumbnail": {
    needs: "viewer",
    asks: [{ path: fileOf("thumbnail"), ok: 200 }],
  },
  "POST /api/v1/attachments/:attachmentId/link": { needs: "viewer", asks: [{ path: fileOf("link"), ok: 200 }] },
  "GET /api/v1/cards/:cardId/comments": { needs: "viewer", asks: [{ path: comments, ok: 200 }] },
  "POST /api/v1/cards/:cardId/comments": {
    needs: "commenter",
    asks: [
      {
        path: comments,
        body: ({ newCommentId }) => ({ id: newCommentId, text: "*Why?*" }),
        ok: 201,
        foreign: { newCommentId: 409 },
      },
    ],
  },
  // All of them the creator's own: whose else's one may change, comments.test.ts.
  "PATCH /api/v1/comments/:commentId": {
    needs: "creator",
    asks: [{ path: comment, body: () => ({ text: "Why not?" }), ok: 200 }],
  },
  "DELETE /api/v1/comments/:commentId": { needs: "owner", asks: [{ path: comment, ok: 204 }] },
  "POST /api/v1/comments/:commentId/restore": {
    needs: "owner",
    asks: [{ path: ({ trashedCommentId }) => `/comments/${trashedCommentId}/restore`, ok: 200 }],
  },
  "PUT /api/v1/cards/:cardId/labels/:labelId": { needs: "editor", asks: [{ path: cardLabel, ok: 200 }] },
  "DELETE /api/v1/cards/:cardId/labels/:labelId": { needs: "editor", asks: [{ path: cardLabel, ok: 204 }] },
  "PUT /api/v1/cards/:cardId/assignees/:userId": { needs: "editor", asks: [{ path: cardAssignee, ok: 200 }] },
  "DELETE /api/v1/cards/:cardId/assignees/:userId": { needs: "editor", asks: [{ path: cardAssignee, ok: 204 }] },
  "POST /api/v1/cards/:cardId/checklists": {
    needs: "editor",
    asks: [
      {
        path: (ids) => `${card(ids)}/checklists`,
        body: ({ newChecklistId }) => ({ id: newChecklistId, title: "Before", position: 0 }),
        ok: 201,
        foreign: { newChecklistId: 409 },
      },
    ],
  },
  "PATCH /api/v1/checklists/:checklistId": {
    needs: "editor",
    asks: [
      { path: checklist, body: () => ({ title: "After", position: 1 }), ok: 200 },
      { path: checklist, body: () => ({}), ok: 200 },
    ],
  },
  "DELETE /api/v1/checklists/:checklistId": { needs: "editor", asks: [{ path: checklist, ok: 204 }] },
  "POST /api/v1/checklists/:checklistId/restore": {
    needs: "editor",
    asks: [{ path: ({ trashedChecklistId }) => `/checklists/${trashedChecklistId}/restore`, ok: 200 }],
  },
  "POST /api/v1/checklists/:checklistId/items": {
    needs: "editor",
    asks: [
      {
        path: (ids) => `${checklist(ids)}/items`,
        body: ({ newItemId }) => ({ id: newItemId, text: "Ask", position: 0 }),
        ok: 201,
        foreign: { newItemId: 409 },
      },
      {
        path: (ids) => `${checklist(ids)}/items`,
        body: ({ memberId }) => ({ text: "Ask", assigneeId: memberId }),
        ok: 201,
      },
    ],
  },
  "PATCH /api/v1/checklist-items/:itemId": {
    needs: "editor",
    asks: [
      { path: item, body: () => ({ text: "Ask again", isDone: true, position: 1 }), ok: 200 },
      { path: item, body: ({ laterChecklistId }) => ({ checklistId: laterChecklistId }), ok: 200 },
      { path: item, body: ({ memberId }) => ({ assigneeId: memberId }), ok: 200 },
      { path: item, body: () => ({}), ok: 200 },
    ],
  },
  "DELETE /api/v1/checklist-items/:itemId": { needs: "editor", asks: [{ path: item, ok: 204 }] },
  "POST /api/v1/checklist-items/:itemId/restore": {
    needs: "editor",
    asks: [{ path: ({ trashedItemId }) => `/checklist-items/${trashedItemId}/restore`, ok: 200 }],
  },
  "POST /api/v1/checklist-items/:itemId/card": {
    needs: "editor",
    asks: [{ path: (ids) => `${item(ids)}/card`, ok: 201 }],
  },
  "GET /api/v1/boards/:boardId/users": { needs: "viewer", asks: [{ path: under("users"), ok: 200 }] },
  "PUT /api/v1/boards/:boardId/users/:userId": {
    needs: "owner",
    asks: [
      // Anybody may be asked to join, so the member of another board is no misfit here.
      { path: member, body: () => ({ role: "viewer" }), ok: 200, foreign: { memberId: 201 } },
    ],
  },
  "DELETE /api/v1/boards/:boardId/users/:userId": { needs: "owner", asks: [{ path: member, ok: 204 }] },
  "GET /api/v1/boards/:boardId/invites": { needs: "owner", asks: [{ path: under("invites"), ok: 200 }] },
  "POST /api/v1/boards/:boardId/invites": {
    needs: "owner",
    asks: [{ path: under("invites"), body: () => ({ role: "viewer" }), ok: 201 }],
  },
  "GET /api/v1/boards/:boardId/public-link": { needs: "viewer", asks: [{ path: under("public-link"), ok: 200 }] },
  "PUT /api/v1/boards/:boardId/public-link": {
    needs: "owner",
    asks: [{ path: under("public-link"), body: () => ({ expiresAt: null }), ok: 200 }],
  },
  "DELETE /api/v1/boards/:boardId/public-link": { needs: "owner", asks: [{ path: under("public-link"), ok: 204 }] },
  "DELETE /api/v1/invites/:invite": {
    needs: "owner",
    asks: [{ path: ({ inviteId }) => `/invites/${inviteId}`, ok: 204 }],
  },
  "GET /api/v1/boards/:boardId/events": {
    needs: "viewer",
    asks: [
      { path: under("events?since=0"), ok: 200 },
      { path: under("events?before=3"), ok: 200 },
      // What nothing on this board fits.
      { path: (ids) => `${board(ids)}/events?before=9&card=${ids.cardId}`, ok: 200, foreign: { cardId: 200 } },
      { path: (ids) => `${board(ids)}/events?before=9&actor=${ids.memberId}`, ok: 200, foreign: { memberId: 200 } },
    ],
  },
  "POST /api/v1/boards/:boardId/commands": {
    // Each command is refused by itself; the roles of each are tried below.
    needs: "viewer",
    asks: [
      {
        path: under("commands"),
        body: () => ({ commands: [{ id: v7(), type: "board.edit", title: "Plans" }] }),
        ok: 200,
      },
    ],
  },
};

/** Ids of what is nowhere. */
export const nothing = (): Ids => ({
  boardId: v7(),
  columnId: v7(),
  cardId: v7(),
  neighbourId: v7(),
  trashedId: v7(),
  memberId: v7(),
  trashedColumnId: v7(),
  labelId: v7(),
  trashedLabelId: v7(),
  newLabelId: v7(),
  checklistId: v7(),
  laterChecklistId: v7(),
  trashedChecklistId: v7(),
  newChecklistId: v7(),
  itemId: v7(),
  trashedItemId: v7(),
  newItemId: v7(),
  commentId: v7(),
  trashedCommentId: v7(),
  newCommentId: v7(),
  attachmentId: v7(),
  fileId: v7(),
  trashedAttachmentId: v7(),
  newAttachmentId: v7(),
  newMemberId: v7(),
  newCardId: v7(),
  newColumnId: v7(),
  inviteId: v7(),
  otherBoardId: v7(),
  otherColumnId: v7(),
});
