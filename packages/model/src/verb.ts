import type { Board } from "./board.ts";

/** Why a command was not accepted. The closed list that HTTP statuses and screen texts are keyed by. */
export type RefusalCode =
  | "forbidden"
  | "not_found"
  | "id_taken"
  | "already_member"
  | "last_owner"
  | "board_full"
  | "card_full"
  | "precondition_failed";

export interface Refusal {
  readonly outcome: "refused";
  readonly code: RefusalCode;
  /** The command's field that is at fault, where one is. */
  readonly field?: string;
}

export type Decision<Body> =
  | { readonly outcome: "applied"; readonly event: Body }
  | { readonly outcome: "unchanged" }
  | Refusal;

/** What a decision may know beside the board: the pure core has no clock and no other table. */
export interface Context {
  readonly actorId: string;
  readonly now: string;
  userExists(userId: string): boolean;
}

/** What every event carries beside its own body. */
export interface Envelope {
  readonly seq: number;
  readonly at: string;
  readonly actorId: string;
  readonly commandId: string;
}

/**
 * Rows that a command names and that a board may not have at hand: cards in the trash, the texts and checklists of cards
 * (`texts`), comments, attachments,
 * users. Of what a command makes, the id: an id is used once, on whatever board.
 */
export interface Reads {
  readonly columns?: readonly string[];
  readonly labels?: readonly string[];
  readonly cards?: readonly string[];
  readonly checklists?: readonly string[];
  readonly items?: readonly string[];
  readonly comments?: readonly string[];
  readonly attachments?: readonly string[];
  readonly texts?: readonly string[];
  readonly users?: readonly string[];
}

/** A command's own fields, without the id that every command carries. */
export type BodyOf<Command> = Command extends unknown ? Omit<Command, "id"> : never;

export interface Verb<Command, Body, Inverse = unknown> {
  /** What the command asks for, on this board as it is now. Whether the actor may is settled before, by `can`. */
  decide(board: Board, command: Command, context: Context): Decision<Body>;
  /** Makes true what the event says. */
  apply(board: Board, event: Body & Envelope): void;
  /** The command that takes this event back, or undefined when somebody has changed the same thing since. */
  invert?(board: Board, event: Body & Envelope): Inverse | undefined;
  reads?(command: Command): Reads;
}

export const UNCHANGED = { outcome: "unchanged" } as const;

export function refuse(code: RefusalCode, field?: string): Refusal {
  return field === undefined ? { outcome: "refused", code } : { outcome: "refused", code, field };
}

export function applied<Body>(event: Body): Decision<Body> {
  return { outcome: "applied", event };
}
