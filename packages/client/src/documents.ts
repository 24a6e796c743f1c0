import { query } from "./api.ts";
import type { Page } from "./api-types.ts";
import type { DownloadOptions } from "./download.ts";
import type { Http, Question } from "./http.ts";
import type { TokenSession } from "./session.ts";
import type { NewId } from "./uuid.ts";

/** A note in Markdown, or an uploaded file, in a subject. */
export interface Document {
  readonly id: string;
  readonly subjectId: string;
  readonly kind: "note" | "file";
  readonly title: string;
  /** By its content. Of a note `text/markdown`. */
  readonly mediaType: string;
  /** Of a note in UTF-8. */
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly hasThumbnail: boolean;
  /** Whether the text of a file was taken from it, for search: it has none, that is still to come, done, or cannot be. */
  readonly textState: "none" | "waiting" | "read" | "unreadable";
  /** Of the last of its versions. */
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface DocumentDetail extends Document {
  /** Markdown; null: it is a file. */
  readonly text: string | null;
}

export interface ChangedDocument extends DocumentDetail {
  /** Lines were changed here that had been changed elsewhere: as they were there, they stand in this version. Null: nothing was lost. */
  readonly keptVersion: number | null;
}

export interface DocumentChange {
  readonly title?: string;
  /** Moves it there. */
  readonly subjectId?: string;
  readonly text?: string;
  /** The text that `text` was begun from: what was saved elsewhere meanwhile is then kept, line by line. */
  readonly textFrom?: string;
  /** Made by the caller for one saving of `text`: sent again with the same one, it is saved once. */
  readonly saveId?: string;
}

/** A state of a note that can be had back. What one device saves within minutes is one version. */
export interface DocumentVersion {
  readonly version: number;
  /** Of its text in UTF-8. */
  readonly bytes: number;
  readonly createdAt: string;
  /** When it was saved last. */
  readonly updatedAt: string;
}

export interface DocumentVersionDetail extends DocumentVersion {
  readonly text: string;
}

export interface DocumentUpload {
  /** What it is called; without it, as the file is. */
  readonly name?: string | undefined;
  /** Its id as a document, made by the caller: sent again with the same one, the file is there once. */
  readonly id?: string | undefined;
  readonly onProgress?: ((bytes: number, total: number) => void) | undefined;
  /** Calls it off. */
  readonly signal?: AbortSignal | undefined;
}

/** Where a browser itself gets a file, for as long as it is good: relative to the server. */
export interface DocumentLink {
  readonly url: string;
  readonly expiresAt: string;
}

/** What is in one's subjects. Every call rejects as those of the API do. */
export interface Documents {
  /** The last changed first. */
  list(
    subjectId: string,
    options?: { kind?: "note" | "file"; cursor?: string; limit?: number },
  ): Promise<Page<Document>>;
  /** A note. */
  create(subjectId: string, note: { id?: string; title: string; text?: string }): Promise<DocumentDetail>;
  /** A file. Rejects with the signal's reason when called off. */
  upload(subjectId: string, file: Blob, options?: DocumentUpload): Promise<DocumentDetail>;
  get(documentId: string): Promise<DocumentDetail>;
  change(documentId: string, change: DocumentChange): Promise<ChangedDocument>;
  /** Into the trash: see `Subjects.listTrash`. */
  delete(documentId: string): Promise<void>;
  restore(documentId: string): Promise<DocumentDetail>;
  /** The newest first. */
  listVersions(documentId: string, options?: { cursor?: string; limit?: number }): Promise<Page<DocumentVersion>>;
  getVersion(documentId: string, version: number): Promise<DocumentVersionDetail>;
  /** Makes one more version with the text of that one. */
  restoreVersion(documentId: string, version: number): Promise<DocumentDetail>;
  /** The file, or of a picture a smaller one. Rejects with 404 for a note, and with the signal's reason when called off. */
  content(documentId: string, options?: DownloadOptions & { thumbnail?: boolean }): Promise<Blob>;
  /** For a download, a film, a PDF in a new tab: a browser itself sends no token. 404 for a note. */
  link(documentId: string): Promise<DocumentLink>;
}

export function createDocuments(http: Http, session: TokenSession, newId: NewId): Documents {
  const ask = <Answer>(path: string, question?: Question) =>
    session.authorized((token) => http.ask<Answer>(path, { ...question, token }));
  const at = (documentId: string) => `/documents/${documentId}`;
  return {
    list: (subjectId, options = {}) => ask(`/subjects/${subjectId}/documents${query(options)}`),
    create: (subjectId, note) => ask(`/subjects/${subjectId}/documents`, { method: "POST", body: note }),
    upload: (subjectId, file, { id = newId(), name, onProgress, signal } = {}) =>
      session.authorized((token) =>
        http.sendFile(`/subjects/${subjectId}/documents${query({ id })}`, {
          ...{ method: "POST", file, name, token },
          ...(onProgress && { onProgress: (share: number) => onProgress(Math.round(share * file.size), file.size) }),
          ...(signal && { signal }),
        }),
      ),
    get: (documentId) => ask(at(documentId)),
    change: (documentId, change) => ask(at(documentId), { method: "PATCH", body: change }),
    delete: (documentId) => session.authorized((token) => http.tell(at(documentId), { method: "DELETE", token })),
    restore: (documentId) => ask(`${at(documentId)}/restore`, { method: "POST" }),
    listVersions: (documentId, options = {}) => ask(`${at(documentId)}/versions${query(options)}`),
    getVersion: (documentId, version) => ask(`${at(documentId)}/versions/${version}`),
    restoreVersion: (documentId, version) => ask(`${at(documentId)}/versions/${version}/restore`, { method: "POST" }),
    content: async (documentId, { thumbnail = false, ...options } = {}) => {
      const path = `${at(documentId)}/${thumbnail ? "thumbnail" : "content"}`;
      return (await session.authorized((token) => http.get(path, { ...options, token }))).blob;
    },
    link: (documentId) => ask(`${at(documentId)}/link`, { method: "POST" }),
  };
}
