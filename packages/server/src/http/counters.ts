/** How often something happened in a window of time, which begins with the first. */
export interface Counted {
  readonly count: number;
  /** Until the window ends, and counting begins again. */
  readonly secondsLeft: number;
}

export interface Counters {
  /** Counts one more. `seconds` is how long the window is. */
  add(name: string, seconds: number): Promise<Counted>;
  /** Takes one back, if its window has not ended. */
  takeBack(name: string): Promise<void>;
}

/**
 * A stranger may make up names. What has ended is forgotten for new ones, and then whatever has the least counted: to have
 * ten guesses forgotten takes ten for each of so many other names.
 */
const MOST_NAMES = 100_000;

/** For one process, in its memory. `now` in milliseconds. */
export function localCounters(now: () => number = Date.now): Counters {
  const windows = new Map<string, { count: number; readonly endsAt: number }>();

  function current(name: string) {
    const window = windows.get(name);
    if (window && window.endsAt <= now()) windows.delete(name);
    return windows.get(name);
  }

  function makeRoom() {
    let least: { readonly name: string; readonly count: number } | undefined;
    for (const [name, { count, endsAt }] of windows) {
      if (endsAt <= now()) windows.delete(name);
      else if (!least || count < least.count) least = { name, count };
    }
    if (windows.size >= MOST_NAMES && least) windows.delete(least.name);
  }

  function begin(name: string, seconds: number) {
    if (windows.size >= MOST_NAMES) makeRoom();
    const window = { count: 0, endsAt: now() + seconds * 1_000 };
    windows.set(name, window);
    return window;
  }

  return {
    async add(name, seconds) {
      const window = current(name) ?? begin(name, seconds);
      window.count++;
      return { count: window.count, secondsLeft: Math.ceil((window.endsAt - now()) / 1_000) };
    },
    async takeBack(name) {
      const window = current(name);
      if (window && window.count > 0) window.count--;
    },
  };
}
