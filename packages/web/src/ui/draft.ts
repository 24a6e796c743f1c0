import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "./notices.ts";

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

/** What is kept beside a draft: the saved text that it was made of, and what may have been saved of it. */
const BESIDE = /\.(?:base|sent|save)$/;

/** The fields of which a user has a draft, also one that takes away all that was there. */
export function draftedFields(userId: string): readonly string[] {
  const start = keyOf(userId, "");
  return Object.keys(localStorage).flatMap((key) =>
    key.startsWith(start) && !BESIDE.test(key) ? key.slice(start.length) : [],
  );
}

/** The fields in which a user has begun to write. */
export function begunFields(userId: string): readonly string[] {
  return draftedFields(userId).filter((field) => readDraft(userId, field)?.trim());
}

/** Forgets every draft of a user. */
export function dropDraftsOf(userId: string): void {
  const theirs = Object.keys(localStorage).filter((key) => key.startsWith(keyOf(userId, "")));
  for (const key of theirs) localStorage.removeItem(key);
}

interface Draft {
  readonly text: string;
  /** Whether it was written before this field was opened, and is not what is saved. */
  readonly isRestored: boolean;
  readonly write: (text: string) => void;
  /** Shows a text that need not be kept: it is saved. */
  readonly show: (text: string) => void;
  /** Forgets the draft: the text was saved, or is not wanted. */
  readonly drop: () => void;
}

/** The text of an open field, kept on this device until it is saved. It outlives a reload, a crash, and a refusal. */
export function useDraft(userId: string, field: string, saved: string): Draft {
  const [restored] = useState(() => readDraft(userId, field));
  const [text, setText] = useState(restored ?? saved);
  const [isRestored] = useState(restored !== null && restored !== saved && restored.trim() !== "");
  return useMemo(
    () => ({
      text,
      isRestored,
      write(next) {
        setText(next);
        writeDraft(userId, field, next);
      },
      show(next) {
        setText(next);
        dropDraft(userId, field);
      },
      drop: () => dropDraft(userId, field),
    }),
    [text, isRestored, userId, field],
  );
}

/** Says once that a field has what was not saved, and offers to do without. */
export function useRestoredNotice({ isRestored, show }: Draft, saved: string): void {
  const { t } = useTranslation();
  const tell = useEffectEvent(() => {
    const action = { label: t("app.discardDraft"), run: () => show(saved) };
    return notify(t("app.restoredDraft"), { action });
  });
  useEffect(() => (isRestored ? tell() : undefined), [isRestored]);
}
