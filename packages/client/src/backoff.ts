const FIRST_MS = 500;
const MAX_MS = 30_000;

/**
 * How long to wait before try number `attempt` (from 0), in milliseconds: twice as long each time, at most 30 s. Half of it
 * is by chance, so that many clients do not come back to a restarted server in the same moment.
 */
export function retryDelay(attempt: number, random: () => number): number {
  const longest = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return longest * (0.5 + random() / 2);
}
