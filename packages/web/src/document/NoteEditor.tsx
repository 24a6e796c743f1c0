import { type KeyboardEvent, type RefObject, useDeferredValue, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Prose } from "../prose/lazy-prose.tsx";
import { PlainArea } from "../prose/PlainArea.tsx";
import { movedPlace } from "../prose/use-merged-draft.ts";
import { announce } from "../ui/Announcer.tsx";
import { MOST_OF_NOTE } from "./most-note.ts";
import { NoteUploads } from "./NoteUploads.tsx";
import type { NoteKeeper } from "./note-keeper.ts";
import type { NoteView } from "./use-note.ts";
import { useNotePictures } from "./use-note-pictures.ts";

interface NoteEditorProps {
  readonly keeper: NoteKeeper;
  readonly text: string;
  readonly view: NoteView;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly subjectId: string;
}

/** The text, written, shown, or both side by side. */
export function NoteEditor({ keeper, text, view, field, subjectId }: NoteEditorProps) {
  const { t } = useTranslation();
  // Showing a long text may come a moment after what is typed, but not after a tick: its box would jump back until then.
  const deferred = useDeferredValue(text);
  const [ticked, setTicked] = useState<string>();
  const seen = text === ticked ? text : deferred;
  const { ids, ...pictures } = useNotePictures(subjectId, field, keeper);
  useSteadyCaret(keeper, text, field);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
    // A browser would save the page.
    event.preventDefault();
    void keeper.flush().then(() => keeper.isSaved && announce(t("document.note.sign.saved")));
  }

  return (
    <div className="note-panes" data-view={view}>
      {view !== "read" && (
        <div className="note-pane">
          <PlainArea
            field={field}
            label={t("document.note.text")}
            placeholder={t("document.note.placeholder")}
            text={text}
            most={MOST_OF_NOTE}
            onWrite={(next) => keeper.write(next)}
            onKeyDown={onKeyDown}
            {...pictures}
            className="note-field"
          />
          <NoteUploads ids={ids} field={field} />
        </div>
      )}
      {view !== "write" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
        <section aria-label={t("card.preview")} tabIndex={0} className="note-pane note-preview">
          {seen.trim() === "" ? (
            <p className="text-ink-faint">{t("document.note.empty")}</p>
          ) : (
            <Prose
              text={seen}
              under={1}
              onTick={(next) => {
                setTicked(next);
                keeper.write(next);
              }}
            />
          )}
        </section>
      )}
    </div>
  );
}

/** What comes from another device leaves the caret between the words where it was. */
function useSteadyCaret(keeper: NoteKeeper, text: string, field: RefObject<HTMLTextAreaElement | null>): void {
  const place = useRef<{ readonly text: string; readonly selection: readonly [number, number] }>(undefined);

  useLayoutEffect(() => {
    return keeper.state.subscribe(() => {
      const area = field.current;
      const next = keeper.state.get().text;
      if (!area || area.value === next) return;
      const { value, selectionStart, selectionEnd } = area;
      const selection = [movedPlace(value, next, selectionStart), movedPlace(value, next, selectionEnd)] as const;
      place.current = { text: next, selection };
    });
  }, [keeper, field]);

  useLayoutEffect(() => {
    const area = field.current;
    if (!area || place.current?.text !== text || area.value !== text) return;
    area.setSelectionRange(...place.current.selection);
    place.current = undefined;
  }, [text, field]);
}
