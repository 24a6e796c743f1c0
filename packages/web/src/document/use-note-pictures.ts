import { type ClipboardEvent, type DragEvent, type RefObject, useState } from "react";
import { documentMarkdown } from "../attachment/attachment-address.ts";
import { hasFiles } from "../attachment/carried-files.ts";
import type { NoteKeeper } from "./note-keeper.ts";
import { useSubjectFiles } from "./use-subject-files.ts";

interface NotePictures {
  /** Of what was brought into this note and is on its way. */
  readonly ids: readonly string[];
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

const nothing = () => {};

/**
 * Files that are pasted into a note, or dropped on it, become documents of its subject, and the note shows or names them. It
 * names them from the beginning: whenever it is saved, it is right as soon as they are there.
 */
export function useNotePictures(
  subjectId: string,
  field: RefObject<HTMLTextAreaElement | null>,
  keeper: NoteKeeper,
): NotePictures {
  const files = useSubjectFiles({ id: subjectId, name: keeper.state.get().note?.title ?? "" }, nothing);
  const [ids, setIds] = useState<readonly string[]>([]);

  function take(event: ClipboardEvent | DragEvent, carried: DataTransfer) {
    event.preventDefault();
    const added = files.attach(files.take(carried), callOff);
    if (added.length === 0) return;
    setIds((before) => [...before, ...added.map(({ id }) => id)]);
    insert(added.map(({ id, name, file }) => documentMarkdown({ id, name }, isShown(file))).join("\n"));
  }

  /** On lines of their own. */
  function insert(text: string) {
    const area = field.current;
    if (!area) return;
    area.focus();
    const { value, selectionStart, selectionEnd } = area;
    const before = selectionStart === 0 || value[selectionStart - 1] === "\n" ? "" : "\n";
    const after = value[selectionEnd] === "\n" ? "" : "\n";
    // Typed rather than set: the browser's own undo takes it back.
    document.execCommand("insertText", false, `${before}${text}${after}`);
  }

  /** What will never be there is not named either. */
  function callOff(id: string) {
    const { text } = keeper.state.get();
    const named = new RegExp(`!?\\[(?:\\\\.|[^\\]\\\\])*\\]\\([^)\\s]*${id}/content\\)\\n?`, "g");
    if (text.includes(id)) keeper.write(text.replace(named, ""));
  }

  return {
    ids,
    onPaste(event) {
      const { types } = event.clipboardData;
      // A part of a table or of a page comes as text and as a picture of it: the text is meant.
      if (types.includes("Files") && !types.includes("text/plain")) take(event, event.clipboardData);
    },
    onDrop(event) {
      if (hasFiles(event.dataTransfer)) take(event, event.dataTransfer);
    },
  };
}

function isShown({ type }: File): boolean {
  return type.startsWith("image/") && type !== "image/svg+xml";
}
