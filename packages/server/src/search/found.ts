/** What can be found. */
export const FOUND_TYPES = ["board", "card", "comment", "todo", "subject", "document"] as const;
export type FoundType = (typeof FOUND_TYPES)[number];

/** A thing as it is now, with all of its words. */
export interface Thing {
  readonly type: FoundType;
  readonly id: string;
  /** The board or the user that it belongs to. */
  readonly scope: string;
  /** What it is shown as: of a comment the title of its card, by which it is not found. */
  readonly title: string;
  readonly text: string;
  /** There is more of the text than was read. */
  readonly isCut: boolean;
  readonly boardId: string | null;
  readonly boardTitle: string | null;
  readonly cardId: string | null;
  readonly subjectId: string | null;
  readonly isArchived: boolean;
  readonly updatedAt: string;
}
