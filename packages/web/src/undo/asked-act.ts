import type { Act, Said } from "./acts.ts";

interface Asked {
  /** Asks the server for it once more. */
  readonly again: () => Promise<unknown>;
  /** Asks the server to take it back. */
  readonly back: () => Promise<unknown>;
  /** Says why one of the two came to nothing. */
  readonly failed: (error: unknown) => void;
  /** Where doing it again takes something away. */
  readonly saidAgain?: Said | undefined;
  /** Where taking it back does. */
  readonly saidBack?: Said | undefined;
}

/** What was asked last: two that are taken back at once must not overtake each other on their way. */
let last: Promise<unknown> = Promise.resolve();

/** What the server has done for one, and is asked to take back. */
export function askedAct({ again, back, failed, saidAgain, saidBack }: Asked): Act {
  return {
    undo() {
      const asked = last.then(back);
      last = asked.catch(failed);
      const reverse = askedAct({ again: back, back: again, failed, saidAgain: saidBack, saidBack: saidAgain });
      const said = asked.then(
        () => saidBack,
        () => undefined,
      );
      return { ...reverse, said };
    },
  };
}
