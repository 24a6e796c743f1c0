import type { Act } from "./acts.ts";

interface Asked {
  /** Asks the server for it once more. */
  readonly again: () => Promise<unknown>;
  /** Asks the server to take it back. */
  readonly back: () => Promise<unknown>;
  /** Says why one of the two came to nothing. */
  readonly failed: (error: unknown) => void;
}

/** What was asked last: two that are taken back at once must not overtake each other on their way. */
let last: Promise<unknown> = Promise.resolve();

/** What the server has done for one, and is asked to take back. */
export function askedAct({ again, back, failed }: Asked): Act {
  return {
    undo() {
      last = last.then(back).catch(failed);
      return askedAct({ again: back, back: again, failed });
    },
  };
}
