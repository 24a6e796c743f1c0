/** What one board may hold: bounds on memory and on the size of a snapshot, far above what a person can survey. */
export const MAX_COLUMNS = 200;
export const MAX_CARDS = 50_000;
export const MAX_LABELS = 200;
export const MAX_MEMBERS = 1_000;
/** What one card may hold: the checklists of a card are read together. */
export const MAX_CHECKLISTS = 50;
export const MAX_ITEMS = 500;
export const MAX_ATTACHMENTS = 500;

/** As many characters as a description has at most. */
export const MAX_TEXT = 50_000;
export const MAX_COMMENT = 20_000;
/** Twice of it fits into a request, in most languages. */
export const MAX_NOTE = 100_000;
