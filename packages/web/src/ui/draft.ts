import { useCallback, useState } from "react";

function keyOf(userId: string, field: string): string {
  return `syncboard.draft.${userId}.${field}`;
}

export function readDraft(userId: string, field: string): string | null {
  return localStorage.getItem(keyOf(userId, field));
}

export function writeDraft(userId: string, field: string, text: string): void {
  try {
    localStorage.setItem(keyOf(userId, field), text);
  } catch {
    // The storage is full: typing goes on without a net.
  }
}

export function dropDraft(userId: string, field: string): void {
  localStorage.removeItem(keyOf(userId, field));
}

/** Forgets every draft of a user. */
export function dropDraftsOf(userId: string): void {
  const theirs = Object.keys(localStorage).filter((key) => key.startsWith(keyOf(userId, "")));
  for (const key of theirs) localStorage.removeItem(key);
}

interface Draft {
  readonly text: string;
  readonly write: (text: string) => void;
  /** Forgets the draft: the text was saved, or is not wanted. */
  readonly drop: () => void;
}

/** The text of an open field, kept on this device until it is saved. It outlives a reload, a crash, and a refusal. */
export function useDraft(userId: string, field: string, saved: string): Draft {
  const [text, setText] = useState(() => readDraft(userId, field) ?? saved);
  const write = useCallback(
    (next: string) => {
      setText(next);
      writeDraft(userId, field, next);
    },
    [userId, field],
  );
  const drop = useCallback(() => dropDraft(userId, field), [userId, field]);
  return { text, write, drop };
}
