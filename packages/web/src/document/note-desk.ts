import type { Client, Documents } from "@syncboard/client";
import { isFinal } from "../prose/send-text.ts";
import { whenSubjectsChange } from "../subject/heard.ts";
import { forgetDraft, forgetOwnDraft, keepDraft, keepOwnDraft, leftDrafts, type NoteDraft } from "./note-drafts.ts";
import { NoteKeeper } from "./note-keeper.ts";
import { sendDraft } from "./send-draft.ts";

interface Kept {
  readonly keeper: NoteKeeper;
  /** How often it is on the screen. */
  shown: number;
  stop: () => void;
}

const all = new WeakMap<Client, Map<string, Kept>>();

function notesOf(client: Client): Map<string, Kept> {
  const known = all.get(client);
  if (known) return known;
  const notes = new Map<string, Kept>();
  all.set(client, notes);
  let userId = client.session.getState().user?.id;
  // What one person has written is not sent as another.
  client.session.subscribe(() => {
    const now = client.session.getState().user?.id;
    if (now !== userId) {
      for (const { keeper, stop } of notes.values()) {
        stop();
        keeper.close();
      }
      notes.clear();
    }
    userId = now;
  });
  return notes;
}

export interface OpenedNote {
  readonly keeper: NoteKeeper;
  /** It is not on the screen any more: it goes when all of it is saved. */
  readonly release: () => void;
}

/** What is to be said of what tabs that are no more could not send. */
export interface LeftNews {
  readonly restored: () => void;
  /** The server has said no to it. It stays on this device until `forget`. */
  readonly refused: (text: string, forget: () => void) => void;
}

export function openNote(client: Client, userId: string, documentId: string, news: LeftNews): OpenedNote {
  const notes = notesOf(client);
  const known = notes.get(documentId) ?? make();

  function make(): Kept {
    const keeper = new NoteKeeper(documentId, {
      documents: client.documents,
      keep: (text, base, sent) => keepOwnDraft(userId, { documentId, text, base, sent }),
      forget: () => forgetOwnDraft(userId, documentId),
      sendLeft: () => sendLeft(client, userId, news, documentId),
      whenRestored: news.restored,
    });
    const stop = whenSubjectsChange(client, () => void keeper.heard());
    const made: Kept = { keeper, shown: 0, stop };
    notes.set(documentId, made);
    void keeper.load();
    return made;
  }

  function leave() {
    if (known.shown > 0 || !known.keeper.isSaved || notes.get(documentId) !== known) return;
    notes.delete(documentId);
    known.stop();
    known.keeper.close();
  }

  known.shown++;
  return {
    keeper: known.keeper,
    release() {
      known.shown--;
      void known.keeper.flush().finally(leave);
      const stop = known.keeper.state.subscribe(() => {
        if (known.shown === 0 && !known.keeper.isSaved) return;
        stop();
        leave();
      });
    },
  };
}

/** Sends what was written in a note that is open, before something becomes of it. */
export async function flushNote(client: Client, documentId: string): Promise<void> {
  await all.get(client)?.get(documentId)?.keeper.flush();
}

interface Saving {
  readonly documents: Pick<Documents, "change">;
}

/** Of these it was said that they were refused: once in the life of a page is enough. */
const told = new Set<string>();

/** Answers whether anything was sent. Rejects where there is no answer: then it is sent another time. */
async function sendLeft(client: Saving, userId: string, news: LeftNews, documentId?: string): Promise<boolean> {
  const left = await leftDrafts(userId, documentId);
  let sent = 0;
  for (const draft of left) {
    try {
      await sendDraft(client.documents, draft, (now) => keepDraft(userId, now));
    } catch (error) {
      if (!isFinal(error)) throw error;
      tellRefused(draft);
      continue;
    }
    forgetDraft(userId, draft);
    sent++;
  }
  return sent > 0;

  function tellRefused(draft: NoteDraft) {
    const name = `${draft.documentId}.${draft.tab}`;
    // What was emptied, and is gone or refused, leaves nothing to be had back.
    if (draft.text.trim() === "" || told.has(name)) return;
    told.add(name);
    news.refused(draft.text, () => forgetDraft(userId, draft));
  }
}

/** What tabs that are no more could not send. */
export function sendKeptNotes(client: Saving, userId: string, news: LeftNews): void {
  sendLeft(client, userId, news).catch(() => {
    // It is tried again with the next screen.
  });
}
