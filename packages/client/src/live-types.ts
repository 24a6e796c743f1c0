import type {
  Board,
  BoardEvent,
  CommandBody,
  MemberRow,
  Profile,
  RefusalCode,
  Role,
  TodoRefusalCode,
} from "@syncboard/model";
import type { Presence, Typing } from "@syncboard/model/wire";

// What a screen sees of a live board. Every value is new when, and only when, its content is: compare by identity.

/**
 * How the line to the server is: `online` once the socket has said welcome, `offline` when a try has failed (it goes on
 * trying), `outdated` when the server no longer speaks this client's protocol: only a newer program helps.
 */
export type LineState = "connecting" | "online" | "offline" | "outdated";

/** `loading` until the first snapshot; `gone` when the board is not there, was deleted, or one was removed from it. */
export type BoardStatus = "loading" | "ready" | "gone";

/** From the closed list, or `invalid` for a command that did not fit its schema. */
export type RefusalReason = RefusalCode | TodoRefusalCode | "invalid";

export interface RefusedCommand {
  readonly commandId: string;
  readonly command: CommandBody;
  readonly code: RefusalReason;
  readonly field?: string;
}

/** What somebody else, or oneself elsewhere, did to the board: for gliding and ringing a moved card. */
export interface Stir {
  readonly seq: number;
  readonly actorId: string;
  readonly cardId: string | null;
}

/** What was said about a card, as far as it is at hand. */
export interface CommentsAtHand {
  readonly hasEarlier: boolean;
}

export interface LiveBoardState {
  readonly status: BoardStatus;
  readonly line: LineState;
  /** Goes up with every change of `view`; read `view` again then. */
  readonly version: number;
  /** Confirmed and pending together. Its rows and lists keep their identity until they change. */
  readonly view: Board;
  readonly role: Role | null;
  /** As the last snapshot said: nobody is told of a star later. */
  readonly isStarred: boolean;
  /** Members with their names, for avatars. */
  readonly members: readonly MemberRow[];
  readonly profiles: ReadonlyMap<string, Profile>;
  /** Of the cards whose comments were asked for, once they are in `view`. */
  readonly comments: ReadonlyMap<string, CommentsAtHand>;
  /** The cards whose attachments were asked for, once those are in `view`. */
  readonly attachments: ReadonlySet<string>;
  /** How many commands are not yet answered. */
  readonly waiting: number;
  /** Kept, over a reload too, until dismissed. */
  readonly refused: readonly RefusedCommand[];
  /** Every other connection on this board; one's own other tabs are among them. */
  readonly here: readonly Presence[];
  /** What arrived together last, oldest first. */
  readonly lastStirs: readonly Stir[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** An act that cannot be taken back, and what happened to the same thing since, where that is known. */
export interface UndoBlocked {
  readonly act: BoardEvent;
  readonly since: BoardEvent | undefined;
}

export type UndoOutcome = "done" | "nothing" | UndoBlocked;

export interface LiveBoard {
  readonly boardId: string;
  getState(): LiveBoardState;
  subscribe(listener: () => void): () => void;
  /** Shows at once, keeps durably, sends. Answers the command's id. Throws when nobody is signed in. */
  send(command: CommandBody): string;
  /** The same for several, in order, which are one act: undo takes them all back, newest first. */
  sendTogether(commands: readonly CommandBody[]): void;
  undo(): UndoOutcome;
  redo(): UndoOutcome;
  /** Fills in what a card has inside (`description`, `checklists`) from the server where it is not at hand; resolves when it is. */
  loadText(cardId: string): Promise<void>;
  /** Fills in what was said about a card last from the server; resolves when it is at hand. */
  loadComments(cardId: string): Promise<void>;
  /** Fills in what was said before that. */
  loadEarlierComments(cardId: string): Promise<void>;
  /** Fills in what is attached to a card from the server; resolves when it is at hand. */
  loadAttachments(cardId: string): Promise<void>;
  /** Tells the others which card is open here; null: none. */
  lookAt(cardId: string | null): void;
  /** Tells the others, with each letter, where one types; null: one has stopped. It ends by itself after some seconds. */
  typeIn(typing: Typing | null): void;
  /** Tells the others which card or column one carries; null: none. */
  drag(id: string | null): void;
  dismissRefused(commandId: string): void;
  /** Watches no more. What waits goes on being sent. */
  close(): void;
}
