import { type ClipboardEvent, type DragEvent, type RefObject, use, useRef, useState } from "react";
import { pictureMarkdown } from "./attachment-address.ts";
import { CardFilesContext } from "./card-files.ts";
import { hasFiles } from "./carried-files.ts";

interface TextPictures {
  /** Of what was brought into this field and is on its way. */
  readonly ids: readonly string[];
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/**
 * Pictures that are pasted into a text of a card, or dropped on it, are attached to the card, and the text shows them. It
 * names them from the beginning: whenever it is saved, it is right as soon as they are there.
 */
export function useTextPictures(
  field: RefObject<HTMLTextAreaElement | null>,
  onWrite: (text: string) => void,
): TextPictures {
  const files = use(CardFilesContext);
  const write = useRef(onWrite);
  write.current = onWrite;
  const [ids, setIds] = useState<readonly string[]>([]);

  function take(event: ClipboardEvent | DragEvent, carried: DataTransfer) {
    if (!files) return;
    const taken = files.take(carried);
    const pictures = taken.filter(({ file }) => file.type.startsWith("image/") && file.type !== "image/svg+xml");
    event.preventDefault();
    files.attach(taken.filter((each) => !pictures.includes(each)));
    const added = files.attach(pictures, callOff);
    if (added.length === 0) return;
    setIds((before) => [...before, ...added.map(({ id }) => id)]);
    insert(added.map(pictureMarkdown).join("\n"));
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
    const area = field.current;
    const named = new RegExp(`!\\[(?:\\\\.|[^\\]\\\\])*\\]\\([^)\\s]*${id}/content\\)\\n?`, "g");
    if (area?.value.includes(id)) write.current(area.value.replace(named, ""));
  }

  return {
    ids,
    onPaste(event) {
      const { types } = event.clipboardData;
      // A part of a table or of a page comes as text and as a picture of it: the text is meant.
      if (types.includes("Files") && !types.includes("text/plain")) take(event, event.clipboardData);
    },
    onDragOver(event) {
      if (files && hasFiles(event.dataTransfer)) event.preventDefault();
    },
    onDrop(event) {
      if (hasFiles(event.dataTransfer)) take(event, event.dataTransfer);
    },
  };
}
