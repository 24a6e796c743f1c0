import { type Documents, newId } from "@syncboard/client";
import type { NoteDraft } from "./note-drafts.ts";
import { isFinal, isGone } from "./note-keeper.ts";

/**
 * Sends what a tab that is no more has left. What it had sent without an answer goes first, just as it was, and the rest as a change
 * of that: so nothing is written twice. `keep` is told before each, for whoever comes if this page is closed as well.
 */
export async function sendDraft(
  documents: Pick<Documents, "change">,
  { sent, ...draft }: NoteDraft,
  keep: (draft: NoteDraft) => void,
): Promise<void> {
  let { base } = draft;
  for (const text of new Set([sent?.text ?? draft.text, draft.text])) {
    const { saveId } = text === sent?.text ? sent : { saveId: newId() };
    keep({ ...draft, base, sent: { text, saveId } });
    try {
      await documents.change(draft.documentId, { text, textFrom: base, saveId });
      base = text;
    } catch (error) {
      // A note that is gone may have had what was sent: that is to go first again.
      if (text === draft.text || isGone(error) || !isFinal(error)) throw error;
    }
  }
}
