import type { Row } from "./row.ts";
import type { Home } from "./servers.ts";

export interface Run {
  /** Shorter turns and fewer of them: to see that it works, not to believe. */
  readonly isQuick: boolean;
  /** A folder on a real disk, taken away at the end. */
  readonly folder: string;
  /** A data folder in it, and an empty database. */
  newHome(): Promise<Home>;
}

/** Gives the rows that it measured, or says why it could not. */
export type Measurement = (run: Run) => Promise<readonly Row[] | { readonly skipped: string }>;
