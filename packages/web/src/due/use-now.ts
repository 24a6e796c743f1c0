import { useSyncExternalStore } from "react";

const MINUTE_MS = 60_000;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

/** The time of day, a minute exact while somebody follows it. */
export function minuteNow(): number {
  return now;
}

export function followMinutes(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(tick, MINUTE_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** What follows from the time of day, a minute exact: rendered again only when that is another value. */
export function useNow<Part extends string | number | undefined>(select: (now: number) => Part): Part {
  return useSyncExternalStore(followMinutes, () => select(now));
}
