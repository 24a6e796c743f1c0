import type { Color } from "@syncboard/model";
import type { DocumentTables } from "./document-tables.ts";

// The tables of what is one user's alone.

export interface SubjectTable {
  id: string;
  user_id: string;
  name: string;
  description: string;
  color: Color | null;
  created_at: string;
  updated_at: string;
  archived_at: string | null;
  deleted_at: string | null;
}

/** A board that its owner gathered under a subject. */
export interface SubjectBoardTable {
  subject_id: string;
  board_id: string;
  created_at: string;
}

/** What is known of all the to-dos of one user. Its row is the first that every change of them writes. */
export interface TodoListTable {
  user_id: string;
  /** The number of the last change. */
  seq: number;
  /** How many are there: those that are deleted do not count. */
  todo_count: number;
  /** The number of the last change of any to-do that is gone for good: who knows less than this cannot be told what went. */
  purged_seq: number;
  updated_at: string;
}

export interface TodoTable {
  id: string;
  user_id: string;
  subject_id: string | null;
  title: string;
  notes: string;
  due_at: string | null;
  priority: number;
  rank: string;
  /** As JSON. */
  repeat: string | null;
  /** The one that was made when this one, which comes again, was completed. */
  next_id: string | null;
  completed_at: string | null;
  /** The number of its last change. */
  seq: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

/** A command that was done, so that it is not done again. */
export interface TodoCommandTable {
  user_id: string;
  command_id: string;
  created_at: string;
}

/** What a calendar program reads under a secret address, which is made from the id and kept nowhere. */
export interface CalendarFeedTable {
  user_id: string;
  id: string;
  time_zone: string;
  created_at: string;
  read_at: string | null;
}

/** A save of a text that was done, so that it is not done again. */
export interface TextSaveTable {
  user_id: string;
  save_id: string;
  /** The note or subject. */
  thing_id: string;
  /** The session or personal token that saved it. */
  pass_id: string;
  /** What was answered: of a note, the version with the lines that this save wrote over. */
  kept_version: number | null;
  created_at: string;
}

export interface PersonalTables extends DocumentTables {
  todo_list: TodoListTable;
  todo: TodoTable;
  todo_command: TodoCommandTable;
  subject: SubjectTable;
  subject_board: SubjectBoardTable;
  calendar_feed: CalendarFeedTable;
  text_save: TextSaveTable;
}
