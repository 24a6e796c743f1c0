import { hunksOf, MAX_TEXT, mergeTexts } from "@syncboard/model";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { dropDraft, readDraft, useDraft, writeDraft } from "../ui/draft.ts";

interface MergedDraft {
  readonly text: string;
  /** The saved text that the draft is a change of. */
  readonly base: string;
  /** What became of what somebody else saved meanwhile: it is in the text, or changes the same lines. */
  readonly meanwhile: "merged" | "collides" | undefined;
  /** Whether this was written in an earlier life of the page, or before the field was closed. */
  readonly isRestored: boolean;
  readonly write: (text: string) => void;
  readonly drop: () => void;
}

/**
 * A draft of a text that others may save meanwhile. What they change elsewhere in it comes into the field, and the
 * caret stays where it is; what changes the same lines waits until one saves.
 */
export function useMergedDraft(
  userId: string,
  draftKey: string,
  saved: string,
  field: RefObject<HTMLTextAreaElement | null>,
): MergedDraft {
  const baseKey = `${draftKey}.base`;
  const draft = useDraft(userId, draftKey, saved);
  const [base, setBase] = useState(() => (draft.isRestored ? (readDraft(userId, baseKey) ?? saved) : saved));
  const [meanwhile, setMeanwhile] = useState<MergedDraft["meanwhile"]>();
  const selection = useRef<readonly [number, number]>(undefined);

  useEffect(() => {
    if (saved === base) return setMeanwhile((now) => (now === "collides" ? undefined : now));
    const { text, isCollision } = mergeTexts(base, saved, draft.text);
    if (isCollision || text.length > MAX_TEXT) return setMeanwhile("collides");
    const area = field.current;
    if (area && text !== draft.text) {
      selection.current = [
        movedPlace(draft.text, text, area.selectionStart),
        movedPlace(draft.text, text, area.selectionEnd),
      ];
      setMeanwhile("merged");
    }
    setBase(saved);
    if (text === saved) {
      draft.show(text);
      dropDraft(userId, baseKey);
    } else {
      draft.write(text);
      writeDraft(userId, baseKey, saved);
    }
  }, [saved, base, draft, field, userId, baseKey]);

  useLayoutEffect(() => {
    const area = field.current;
    const place = selection.current;
    if (!area || !place || area.value !== draft.text) return;
    selection.current = undefined;
    area.setSelectionRange(...place);
  });

  return {
    text: draft.text,
    base,
    meanwhile,
    isRestored: draft.isRestored,
    write(text) {
      writeDraft(userId, baseKey, base);
      draft.write(text);
    },
    drop() {
      draft.drop();
      dropDraft(userId, baseKey);
    },
  };
}

/** Where a place of one text is in another that was made of it: on the same line, as far behind its beginning. */
export function movedPlace(before: string, after: string, place: number): number {
  const line = before.slice(0, place).split("\n").length - 1;
  const column = place - (before.lastIndexOf("\n", place - 1) + 1);
  let moved = line;
  for (const { start, end, lines } of hunksOf(before.split("\n"), after.split("\n"))) {
    if (end <= line) moved += lines.length - (end - start);
  }
  const rows = after.split("\n");
  const at = Math.min(moved, rows.length - 1);
  const begin = rows.slice(0, at).reduce((sum, row) => sum + row.length + 1, 0);
  return begin + Math.min(column, rows[at]?.length ?? 0);
}
