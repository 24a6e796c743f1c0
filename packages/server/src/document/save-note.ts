import { MAX_NOTE, mergeWithin } from "@syncboard/model";
import type { Trx } from "../database/lane.ts";
import { later } from "../http/sources.ts";
import { addVersion, continueVersion, lastVersion } from "./version-store.ts";

/** What one device saves so soon after it has begun a version belongs to it. */
const ONE_VERSION_SECONDS = 300;

interface Saving {
  readonly document: { readonly id: string; readonly text: string; readonly version: number };
  readonly text: string;
  /** The text that `text` was begun from; undefined: it is to stand whatever there was. */
  readonly textFrom: string | undefined;
  /** The session or token that saves it. */
  readonly passId: string;
  readonly now: string;
}

export interface SavedText {
  readonly text: string;
  readonly version: number;
  /** Where lines are found that were changed meanwhile, and are not in the text; null: it has them all. */
  readonly keptVersion: number | null;
}

/**
 * What a note says when somebody has saved it, and the version that this is. Whoever goes on from the very text that is there, on
 * the same device and within minutes, goes on with their version; everybody else makes a new one, so that none is lost.
 */
export async function saveNote(trx: Trx, { document, text: sent, textFrom, passId, now }: Saving): Promise<SavedText> {
  const { id: documentId, text: current, version } = document;
  const isContinued = textFrom === current;
  const merged =
    textFrom === undefined ? { text: sent, isCollision: false } : mergeWithin(MAX_NOTE, textFrom, current, sent);
  const { text } = merged;
  const keptVersion = merged.isCollision ? version : null;
  if (text === current) return { text, version, keptVersion: null };
  const last = await lastVersion(trx, documentId, version);
  const isSoon = last?.passId === passId && last.createdAt > later(now, -ONE_VERSION_SECONDS);
  if (isContinued && isSoon) {
    await continueVersion(trx, { documentId, version, text }, now);
    return { text, version, keptVersion };
  }
  await addVersion(trx, { documentId, version: version + 1, text, passId }, now);
  return { text, version: version + 1, keptVersion };
}
