import type { Documents } from "@syncboard/client";
import { sendText } from "../prose/send-text.ts";
import type { NoteDraft } from "./note-drafts.ts";

/** Sends what a tab that is no more has left. `keep` is told before each try, for whoever comes if this page is closed as well. */
export async function sendDraft(
  documents: Pick<Documents, "change">,
  draft: NoteDraft,
  keep: (draft: NoteDraft) => void,
): Promise<void> {
  await sendText(
    (text, textFrom, saveId) => documents.change(draft.documentId, { text, textFrom, saveId }),
    draft,
    (written) => keep({ ...draft, ...written }),
  );
}
