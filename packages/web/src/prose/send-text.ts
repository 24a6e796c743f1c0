import { ApiError, newId } from "@syncboard/client";
import { dropDraft, readDraft, writeDraft } from "../ui/draft.ts";

// A text that is merged with what others saved must be saved once: who has no answer sends the very same again, with its id.

/** What was sent, with the id that it is saved once by, however often it is sent. */
export interface SentText {
  readonly text: string;
  readonly saveId: string;
}

export interface WrittenText {
  readonly text: string;
  /** The saved text that it was made of. */
  readonly base: string;
  /** What was sent of it, and had no answer. */
  readonly sent: SentText | undefined;
}

/**
 * Sends what was written. What had been sent without an answer goes first, just as it was, and the rest as a change of that: so
 * nothing is written twice. `keep` is told before each, for whoever comes if this page is closed meanwhile.
 */
export async function sendText(
  save: (text: string, textFrom: string, saveId: string) => Promise<unknown>,
  { sent, text: last, base: first }: WrittenText,
  keep: (written: WrittenText) => void,
): Promise<void> {
  let base = first;
  for (const text of new Set([sent?.text ?? last, last])) {
    const { saveId } = text === sent?.text ? sent : { saveId: newId() };
    keep({ text: last, base, sent: { text, saveId } });
    try {
      await save(text, base, saveId);
      base = text;
    } catch (error) {
      // What is gone may have had what was sent: that is to go first again.
      if (text === last || isGone(error) || !isFinal(error)) throw error;
    }
  }
}

export function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

/** Whether the server has looked at it and said no: what it is too busy for, or who must sign in anew, is another matter. */
export function isFinal(error: unknown): boolean {
  return error instanceof ApiError && error.status < 500 && error.status !== 429 && error.status !== 401;
}

export function keepWritten(userId: string, field: string, { text, base, sent }: WrittenText): void {
  writeDraft(userId, `${field}.base`, base);
  for (const [name, kept] of [
    ["sent", sent?.text],
    ["save", sent?.saveId],
  ] as const) {
    if (kept === undefined) dropDraft(userId, `${field}.${name}`);
    else writeDraft(userId, `${field}.${name}`, kept);
  }
  writeDraft(userId, field, text);
}

export function readWritten(userId: string, field: string): WrittenText | undefined {
  const text = readDraft(userId, field);
  const base = readDraft(userId, `${field}.base`);
  const sent = readDraft(userId, `${field}.sent`);
  if (text === null || base === null) return undefined;
  // A page of before there were ids has left none.
  const saveId = readDraft(userId, `${field}.save`) ?? newId();
  return { text, base, sent: sent === null ? undefined : { text: sent, saveId } };
}

export function dropWritten(userId: string, field: string): void {
  for (const kept of [field, `${field}.base`, `${field}.sent`, `${field}.save`]) dropDraft(userId, kept);
}
