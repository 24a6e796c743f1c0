import type { BoardFields, Color, Role } from "@syncboard/model";
import { query } from "./api.ts";
import type { Page } from "./api-types.ts";
import type { Http, Question } from "./http.ts";
import type { Line } from "./line.ts";
import type { TokenSession } from "./session.ts";

/** A notebook of one's own, seen by nobody else. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  /** Markdown. */
  readonly description: string;
  readonly color: Color | null;
  readonly isArchived: boolean;
  /** Of the to-dos under it. */
  readonly progress: { readonly todos: number; readonly completed: number };
  readonly documentCount: number;
  /** Of those that one may see now. */
  readonly boardCount: number;
  readonly createdAt: string;
  /** Also of what is in it. */
  readonly updatedAt: string;
}

/** A board that was gathered under a subject, and that one may see. */
export interface GatheredBoard {
  readonly id: string;
  readonly title: string;
  readonly background: BoardFields["background"];
  readonly role: Role;
  readonly archivedAt: string | null;
}

export interface SubjectDetail extends Subject {
  /** By their titles. */
  readonly boards: readonly GatheredBoard[];
}

export interface SubjectChange {
  readonly name?: string;
  readonly description?: string;
  /** The description that this one was begun from: what was saved elsewhere meanwhile is then kept, line by line. */
  readonly descriptionFrom?: string;
  /** Made by the caller for one saving of the description: sent again with the same one, it is saved once. */
  readonly saveId?: string;
  readonly color?: Color | null;
  readonly isArchived?: boolean;
}

/** A subject with all that is in it, or a document by itself, that was deleted and can be had back. */
export interface TrashedOwn {
  readonly kind: "subject" | "document";
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  readonly deletedAt: string;
  /** Of a document: where it was and will be again. */
  readonly subject: { readonly id: string; readonly name: string } | null;
}

export interface OwnTrashPage extends Page<TrashedOwn> {
  /** How long what was deleted can be had back. */
  readonly keptDays: number;
}

/** One's subjects. Every call rejects as those of the API do. */
export interface Subjects {
  /** The last changed first. */
  list(options?: { archived?: boolean; cursor?: string; limit?: number }): Promise<Page<Subject>>;
  create(subject: { id?: string; name: string; description?: string; color?: Color | null }): Promise<SubjectDetail>;
  get(subjectId: string): Promise<SubjectDetail>;
  change(subjectId: string, change: SubjectChange): Promise<SubjectDetail>;
  /** Into the trash, with its documents. Its to-dos stay, under no subject until it is restored. */
  delete(subjectId: string): Promise<void>;
  restore(subjectId: string): Promise<SubjectDetail>;
  /** Subjects and documents, the last deleted first. */
  listTrash(options?: { cursor?: string; limit?: number }): Promise<OwnTrashPage>;
  /** Takes all of that away for good. */
  emptyTrash(): Promise<void>;
  addBoard(subjectId: string, boardId: string): Promise<SubjectDetail>;
  removeBoard(subjectId: string, boardId: string): Promise<void>;
  /**
   * Told whenever a subject or a document may be otherwise than it was, on this device or another; also when the line has been cut
   * and stands again. While anybody listens, there is a line. Answers how to stop.
   */
  whenChanged(listener: () => void): () => void;
}

export function createSubjects(http: Http, session: TokenSession, line: Line): Subjects {
  const ask = <Answer>(path: string, question?: Question) =>
    session.authorized((token) => http.ask<Answer>(path, { ...question, token }));
  const remove = (path: string) => session.authorized((token) => http.tell(path, { method: "DELETE", token }));
  return {
    list: (options = {}) => ask(`/subjects${query(options)}`),
    create: (subject) => ask("/subjects", { method: "POST", body: subject }),
    get: (subjectId) => ask(`/subjects/${subjectId}`),
    change: (subjectId, change) => ask(`/subjects/${subjectId}`, { method: "PATCH", body: change }),
    delete: (subjectId) => remove(`/subjects/${subjectId}`),
    restore: (subjectId) => ask(`/subjects/${subjectId}/restore`, { method: "POST" }),
    listTrash: (options = {}) => ask(`/subjects/trash${query(options)}`),
    emptyTrash: () => remove("/subjects/trash"),
    addBoard: (subjectId, boardId) => ask(`/subjects/${subjectId}/boards/${boardId}`, { method: "PUT" }),
    removeBoard: (subjectId, boardId) => remove(`/subjects/${subjectId}/boards/${boardId}`),
    whenChanged: (listener) => line.listen(listener, "subjects"),
  };
}
