export type { BoardSummary, CardDetail, Page, Problem, SignedIn, User } from "./api-types.ts";
export type { Api, Client, Registration, Session, SessionState } from "./client.ts";
export type {
  BoardStatus,
  LineState,
  LiveBoard,
  LiveBoardState,
  RefusedCommand,
  Stir,
  UndoOutcome,
} from "./live-types.ts";
