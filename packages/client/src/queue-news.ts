import type { BoardEvent } from "@syncboard/model";
import type { QueuedCommand, Refused } from "./queue-storage.ts";

/** What became of a command, as the queue sees it: 422 is a refusal too. */
export type Outcome =
  | {
      readonly id: string;
      readonly status: "applied";
      /** Of a board. */
      readonly events?: readonly BoardEvent[];
      /** Of to-dos: the number at which it was done. */
      readonly seq?: number;
    }
  | { readonly id: string; readonly status: "unchanged" }
  | ({ readonly id: string; readonly status: "refused" } & Refused);

/** What the tabs of one browser tell each other about the queue they share (rule Q9). */
export type QueueNews = { readonly userId: string; readonly boardId: string | null } & (
  | { readonly kind: "added"; readonly command: QueuedCommand }
  | { readonly kind: "settled"; readonly outcomes: readonly Outcome[] }
  | { readonly kind: "dismissed"; readonly id: string }
);
