import { newId } from "@syncboard/client";
import { dropWritten, keepWritten, readWritten, type WrittenText } from "../prose/send-text.ts";
import { draftedFields } from "../ui/draft.ts";

// What of notes is not saved yet, on this device: of each note and tab a text, and the saved one that it was made of. Two tabs
// in one key would write over each other.

/** This life of this page. */
const TAB = newId().slice(-12);

export interface NoteDraft extends WrittenText {
  readonly documentId: string;
  readonly tab: string;
}

const fieldOf = (documentId: string, tab: string) => `note.${documentId}.${tab}`;
const lockOf = (tab: string) => `syncboard.tab.${tab}`;

let isHolding = false;

/** As long as the page lives, so that another can see that it does. */
function holdTab(): void {
  if (isHolding) return;
  isHolding = true;
  // Plain http has no locks: then what a tab has kept is sent by whichever comes first, and merged.
  void navigator.locks?.request(lockOf(TAB), () => new Promise(() => {}));
}

export function keepOwnDraft(userId: string, draft: Omit<NoteDraft, "tab">): void {
  holdTab();
  keepDraft(userId, { ...draft, tab: TAB });
}

export function keepDraft(userId: string, { documentId, tab, ...written }: NoteDraft): void {
  keepWritten(userId, fieldOf(documentId, tab), written);
}

export function forgetDraft(userId: string, { documentId, tab }: Pick<NoteDraft, "documentId" | "tab">): void {
  dropWritten(userId, fieldOf(documentId, tab));
}

export function forgetOwnDraft(userId: string, documentId: string): void {
  forgetDraft(userId, { documentId, tab: TAB });
}

/** What tabs have left that are no more: of one note, or of all. */
export async function leftDrafts(userId: string, documentId?: string): Promise<readonly NoteDraft[]> {
  const left = begunNotes(userId).filter(({ tab, ...draft }) => {
    return tab !== TAB && (documentId === undefined || draft.documentId === documentId);
  });
  if (left.length === 0) return left;
  const held = await navigator.locks?.query().catch(() => undefined);
  const alive = new Set(held?.held?.map(({ name }) => name));
  return left.filter(({ tab }) => !alive.has(lockOf(tab)));
}

function begunNotes(userId: string): readonly NoteDraft[] {
  return draftedFields(userId).flatMap((field) => {
    const [kind, documentId, tab] = field.split(".");
    if (kind !== "note" || !documentId || !tab) return [];
    const written = readWritten(userId, field);
    return written ? [{ documentId, tab, ...written }] : [];
  });
}
