import { newId } from "@syncboard/client";
import { draftedFields, dropDraft, readDraft, writeDraft } from "../ui/draft.ts";

// What of notes is not saved yet, on this device: of each note and tab a text, and the saved one that it was made of. Two tabs
// in one key would write over each other.

/** This life of this page. */
const TAB = newId().slice(-12);

/** What was sent, with the id that it is saved once by, however often it is sent. */
export interface SentText {
  readonly text: string;
  readonly saveId: string;
}

export interface NoteDraft {
  readonly documentId: string;
  readonly tab: string;
  readonly text: string;
  readonly base: string;
  /** What was sent of it, and had no answer. */
  readonly sent: SentText | undefined;
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

export function keepDraft(userId: string, { documentId, tab, text, base, sent }: NoteDraft): void {
  const field = fieldOf(documentId, tab);
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

export function forgetDraft(userId: string, { documentId, tab }: Pick<NoteDraft, "documentId" | "tab">): void {
  const field = fieldOf(documentId, tab);
  dropDraft(userId, field);
  dropDraft(userId, `${field}.base`);
  dropDraft(userId, `${field}.sent`);
  dropDraft(userId, `${field}.save`);
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
    const text = readDraft(userId, field);
    const base = readDraft(userId, `${field}.base`);
    const sent = readDraft(userId, `${field}.sent`);
    // A page of before there were ids has left none.
    const saveId = readDraft(userId, `${field}.save`) ?? newId();
    const draft = { documentId, tab, text: text ?? "", base: base ?? "" };
    return text === null || base === null
      ? []
      : [{ ...draft, sent: sent === null ? undefined : { text: sent, saveId } }];
  });
}
