import type { CommandResult } from "./api-types.ts";
import type { QueuedCommand, Refused } from "./queue-storage.ts";

/** What became of a command, as the queue sees it: 422 is a refusal too. */
export type Outcome =
  | Exclude<CommandResult, { status: "refused" }>
  | ({ readonly id: string; readonly status: "refused" } & Refused);

/** What the tabs of one browser tell each other about the queue they share (rule Q9). */
export type QueueNews =
  | { readonly kind: "added"; readonly userId: string; readonly boardId: string; readonly command: QueuedCommand }
  | {
      readonly kind: "settled";
      readonly userId: string;
      readonly boardId: string;
      readonly outcomes: readonly Outcome[];
    }
  | { readonly kind: "dismissed"; readonly userId: string; readonly boardId: string; readonly id: string };
