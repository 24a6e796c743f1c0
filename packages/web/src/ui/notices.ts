import { createStore } from "./store.ts";

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: "plain" | "problem";
  readonly action?: { readonly label: string; readonly run: () => void };
  /** For what may be over before it is read. Told when it is; answers how to stop. */
  readonly until?: (over: () => void) => () => void;
}

export const notices = createStore<readonly Notice[]>([]);

let lastId = 0;

/** Shows a notice at the foot of the page; answers a function that takes it away. */
export function notify(text: string, options: Partial<Pick<Notice, "tone" | "action" | "until">> = {}): () => void {
  const id = ++lastId;
  // Three at most: older ones have been read or never will be.
  notices.set([...notices.get().slice(-2), { id, text, tone: "plain", ...options }]);
  return () => dismiss(id);
}

export function dismiss(id: number): void {
  notices.set(notices.get().filter((notice) => notice.id !== id));
}
