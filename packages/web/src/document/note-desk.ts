import { ApiError, type Client } from "@syncboard/client";
import { whenSubjectsChange } from "../subject/heard.ts";
import { forgetDraft, forgetOwnDraft, keepDraft, keepOwnDraft, leftDrafts } from "./note-drafts.ts";
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

export function openNote(client: Client, userId: string, documentId: string, whenRestored: () => void): OpenedNote {
  const notes = notesOf(client);
  const known = notes.get(documentId) ?? make();

  function make(): Kept {
    const keeper = new NoteKeeper(documentId, {
      documents: client.documents,
      keep: (text, base, sent) => keepOwnDraft(userId, { documentId, text, base, sent }),
      forget: () => forgetOwnDraft(userId, documentId),
      sendLeft: () => sendLeft(client, userId, documentId),
      whenRestored,
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

/** Rejects where there is no answer: then it is sent another time. */
async function sendLeft(client: Client, userId: string, documentId?: string): Promise<boolean> {
  const left = await leftDrafts(userId, documentId);
  for (const draft of left) {
    try {
      await sendDraft(client.documents, draft, (now) => keepDraft(userId, now));
    } catch (error) {
      // What the server does not take is not asked for again and again, and stays where it is.
      if (error instanceof ApiError && error.status < 500) continue;
      throw error;
    }
    forgetDraft(userId, draft);
  }
  return left.length > 0;
}

/** What tabs that are no more could not send. */
export function sendKeptNotes(client: Client, userId: string): void {
  sendLeft(client, userId).catch(() => {
    // It is tried again with the next screen.
  });
}
