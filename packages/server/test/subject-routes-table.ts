import { v7 } from "uuid";

// What each person may do with their own subjects and documents, by route: nobody else gets at them.

/** Of one person's things, or of nobody's. */
export interface OwnIds {
  readonly subjectId: string;
  readonly trashedSubjectId: string;
  readonly newSubjectId: string;
  readonly boardId: string;
  readonly noteId: string;
  readonly trashedNoteId: string;
  readonly fileId: string;
  readonly newDocumentId: string;
  readonly otherSubjectId: string;
}

export interface OwnAsk {
  readonly path: (ids: OwnIds) => string;
  readonly body?: (ids: OwnIds) => unknown;
  readonly ok: number;
  /** Instead of 404, for somebody else's id where one would be given to something new. */
  readonly taken?: readonly (keyof OwnIds)[];
}

export function noIds(): OwnIds {
  return {
    ...{ subjectId: v7(), trashedSubjectId: v7(), newSubjectId: v7(), boardId: v7() },
    ...{ noteId: v7(), trashedNoteId: v7(), newDocumentId: v7(), otherSubjectId: v7(), fileId: v7() },
  };
}

const subject = ({ subjectId }: OwnIds) => `/subjects/${subjectId}`;
const note = ({ noteId }: OwnIds) => `/documents/${noteId}`;
const file = ({ fileId }: OwnIds) => `/documents/${fileId}`;
const board = (ids: OwnIds) => `${subject(ids)}/boards/${ids.boardId}`;

export const SUBJECT_ROUTES: Readonly<Record<string, OwnAsk>> = {
  "GET /api/v1/subjects": { path: () => "/subjects", ok: 200 },
  "POST /api/v1/subjects": {
    path: () => "/subjects",
    body: ({ newSubjectId }) => ({ id: newSubjectId, name: "New" }),
    ok: 201,
    taken: ["newSubjectId"],
  },
  "GET /api/v1/subjects/trash": { path: () => "/subjects/trash", ok: 200 },
  "DELETE /api/v1/subjects/trash": { path: () => "/subjects/trash", ok: 204 },
  "GET /api/v1/subjects/:subjectId": { path: subject, ok: 200 },
  "PATCH /api/v1/subjects/:subjectId": { path: subject, body: () => ({ name: "Changed" }), ok: 200 },
  "DELETE /api/v1/subjects/:subjectId": { path: subject, ok: 204 },
  "POST /api/v1/subjects/:subjectId/restore": {
    path: ({ trashedSubjectId }) => `/subjects/${trashedSubjectId}/restore`,
    ok: 200,
  },
  "GET /api/v1/subjects/:subjectId/documents": { path: (ids) => `${subject(ids)}/documents`, ok: 200 },
  "POST /api/v1/subjects/:subjectId/documents": {
    path: (ids) => `${subject(ids)}/documents`,
    body: ({ newDocumentId }) => ({ id: newDocumentId, title: "New" }),
    ok: 201,
    taken: ["newDocumentId"],
  },
  "GET /api/v1/documents/:documentId": { path: note, ok: 200 },
  "PATCH /api/v1/documents/:documentId": {
    path: note,
    body: ({ otherSubjectId }) => ({ subjectId: otherSubjectId, text: "Changed" }),
    ok: 200,
  },
  "DELETE /api/v1/documents/:documentId": { path: note, ok: 204 },
  "POST /api/v1/documents/:documentId/restore": {
    path: ({ trashedNoteId }) => `/documents/${trashedNoteId}/restore`,
    ok: 200,
  },
  "GET /api/v1/documents/:documentId/content": { path: (ids) => `${file(ids)}/content`, ok: 200 },
  "GET /api/v1/documents/:documentId/thumbnail": { path: (ids) => `${file(ids)}/thumbnail`, ok: 200 },
  "POST /api/v1/documents/:documentId/link": { path: (ids) => `${file(ids)}/link`, ok: 200 },
  "GET /api/v1/documents/:documentId/versions": { path: (ids) => `${note(ids)}/versions`, ok: 200 },
  "GET /api/v1/documents/:documentId/versions/:version": { path: (ids) => `${note(ids)}/versions/1`, ok: 200 },
  "POST /api/v1/documents/:documentId/versions/:version/restore": {
    path: (ids) => `${note(ids)}/versions/1/restore`,
    ok: 200,
  },
  "PUT /api/v1/subjects/:subjectId/boards/:boardId": { path: board, ok: 200 },
  "DELETE /api/v1/subjects/:subjectId/boards/:boardId": { path: board, ok: 204 },
};
