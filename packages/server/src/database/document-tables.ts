// What is in the subjects of one user.

/** Whether the text of a file was taken from it: there is none in such a file, it is still to come, it is there, or it cannot be had. */
export type TextState = "none" | "waiting" | "read" | "unreadable";

/** A note, which has `text`, or a file. */
export interface DocumentTable {
  id: string;
  user_id: string;
  subject_id: string;
  title: string;
  /** Markdown; null: it is a file. */
  text: string | null;
  file_id: string | null;
  text_state: TextState;
  /** What was read in a file, for search; null: nothing, or nothing yet. */
  found_text: string | null;
  /** Since when somebody reads it. */
  reading_at: string | null;
  /** How often that was begun. */
  readings: number;
  /** Of the last of its versions. */
  version: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

/** What a note was, and is: the last one has its text. */
export interface DocumentVersionTable {
  document_id: string;
  version: number;
  text: string;
  /** The session or personal token that saved it. */
  pass_id: string;
  created_at: string;
  updated_at: string;
}

export interface DocumentTables {
  document: DocumentTable;
  document_version: DocumentVersionTable;
}
