import type { Color } from "@syncboard/model";

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

export interface PersonalTables {
  subject: SubjectTable;
  subject_board: SubjectBoardTable;
}
