import type { CommandBody, TodoCommandBody } from "@syncboard/model";
import type { RefusalReason } from "./live-types.ts";

export interface Refused {
  readonly code: RefusalReason;
  readonly field?: string;
}

interface Queued<Body> {
  readonly id: string;
  readonly userId: string;
  readonly command: Body;
  /** When it was given: ISO 8601, UTC. */
  readonly at: string;
  /** Why the server would not have it; kept until somebody has seen it. Absent: still to be sent. */
  readonly refused?: Refused;
}

export interface QueuedBoardCommand extends Queued<CommandBody> {
  readonly boardId: string;
}

export interface QueuedTodoCommand extends Queued<TodoCommandBody> {
  /** On no board: for one's own to-dos. */
  readonly boardId: null;
}

/** A command on its way to the server. */
export type QueuedCommand = QueuedBoardCommand | QueuedTodoCommand;

/**
 * Keeps commands until the server has answered them. What `add` has resolved for is there after a crash, where the kind of
 * storage can promise that. Everything answers in the order of adding.
 */
export interface QueueStorage {
  /** The name under which other tabs share it; absent: nobody does. */
  readonly sharedAs?: string;
  add(command: QueuedCommand): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  refuse(id: string, refused: Refused): Promise<void>;
  /** Of one board; with null, those for one's own to-dos. */
  list(userId: string, boardId: string | null): Promise<readonly QueuedCommand[]>;
  /** Everything of one user that is still to be sent. */
  waiting(userId: string): Promise<readonly QueuedCommand[]>;
  /** Drops everything of one user, sent or not. */
  forget(userId: string): Promise<void>;
}
