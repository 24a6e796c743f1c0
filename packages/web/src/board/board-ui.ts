import { NONE_SELECTED } from "../selection/none-selected.ts";
import type { Carry } from "./carry.ts";

/** Where the hands are: a card, or a column's head (`cardId` null). */
export interface Spot {
  readonly columnId: string;
  readonly cardId: string | null;
}

/** The one thing that is open on the board. Closing it by opening another loses nothing: text fields keep drafts. */
export type Opened =
  | { readonly what: "add-card"; readonly columnId: string }
  | { readonly what: "add-column" }
  | { readonly what: "card-title"; readonly cardId: string }
  | { readonly what: "card-menu"; readonly cardId: string }
  /** `card-checklist`, `card-comment`, `card-attach`: the field for a new one, in the card. */
  | {
      readonly what:
        | "card-move"
        | "card-copy"
        | "card-dates"
        | "card-cover"
        | "card-checklist"
        | "card-comment"
        | "card-attach";
      readonly cardId: string;
    }
  /** `typed`: by a hand that was quicker than the screen. */
  | { readonly what: "card-labels" | "card-people"; readonly cardId: string; readonly typed: string }
  | { readonly what: "column-title"; readonly columnId: string }
  | { readonly what: "column-limit"; readonly columnId: string }
  | {
      readonly what:
        | "selection-move"
        | "selection-labels"
        | "selection-people"
        | "board-title"
        | "board-about"
        | "board-activity"
        | "board-labels"
        | "board-copy"
        | "board-background"
        | "board-trash"
        | "board-delete"
        | "share"
        | "help"
        | "refused";
    };

/** The filter's own row or sheet; what is filtered does not hang on it. */
export interface FilterBarUi {
  readonly isOpen: boolean;
  /** Where the hands were before. */
  readonly from: Spot | null;
  /** How often it was asked for: each time its field takes the focus. */
  readonly asked: number;
}

/** What a screen alone knows of its board. */
export interface BoardUi {
  readonly active: Spot | null;
  readonly carry: Carry | null;
  readonly opened: Opened | null;
  /** The cards that the next act is for, by their ids. */
  readonly selected: ReadonlySet<string>;
  readonly filterBar: FilterBarUi;
}

export const AT_REST: BoardUi = {
  active: null,
  carry: null,
  opened: null,
  selected: NONE_SELECTED,
  filterBar: { isOpen: false, from: null, asked: 0 },
};
