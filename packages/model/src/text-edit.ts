import type { Change } from "./change.ts";
import { MAX_TEXT } from "./limits.ts";
import { mergeWithin } from "./merge.ts";

/** A text that somebody wants, and the one that they began from. */
export interface TextEdit {
  readonly description?: string | null;
  /** Without it the text takes the place of whatever is there. */
  readonly base?: string | null;
}

export interface EditedText {
  readonly description: string | null | undefined;
  /** Whether lines of the text that was there do not stand in it, although somebody changed them meanwhile. */
  readonly collided: boolean;
}

/** What an edit makes of the text that is there now; `present` undefined: it is not at hand, and nobody looks at it. */
export function editedText(present: string | null | undefined, { description, base }: TextEdit): EditedText {
  const wanted = description === "" ? null : description;
  if (wanted === undefined || base === undefined || present === undefined) {
    return { description: wanted, collided: false };
  }
  const { text, isCollision } = mergeWithin(MAX_TEXT, base ?? "", present ?? "", wanted ?? "");
  return { description: text === "" ? null : text, collided: isCollision };
}

/** The edit that takes back what an event did to a text, and leaves what others made of it since; undefined where both are the same lines. */
export function textBefore(
  change: Change<string | null> | undefined,
  present: string | null | undefined,
): { readonly description: string | null; readonly base: string | null } | undefined {
  if (!change || present === undefined) return undefined;
  const edit = { description: change.from, base: change.to };
  const { description, collided } = editedText(present, edit);
  return collided || description === present ? undefined : edit;
}
