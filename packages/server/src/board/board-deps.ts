import type { preHandlerAsyncHookHandler } from "fastify";
import type { Db } from "../database/connect.ts";
import type { Sources } from "../http/sources.ts";
import type { Authenticate } from "../session/authentication.ts";
import type { copyBoardOn } from "./copy-board.ts";
import type { createBoardOn } from "./create-board.ts";
import type { EmptyTrash } from "./empty-trash.ts";
import type { Execute } from "./execute.ts";
import type { ReadBoard } from "./read-board.ts";
import type { Snapshots } from "./snapshots.ts";

/** What the doors of a board need. */
export interface BoardDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly authenticate: Authenticate;
  readonly onceOnly: preHandlerAsyncHookHandler;
  readonly execute: Execute;
  readonly createBoard: ReturnType<typeof createBoardOn>;
  readonly copyBoard: ReturnType<typeof copyBoardOn>;
  readonly readBoard: ReadBoard;
  readonly snapshots: Snapshots;
  readonly emptyTrash: EmptyTrash;
  /** Seconds that what is deleted can be had back. */
  readonly trashTtl: number;
}
