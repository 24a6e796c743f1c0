import { MAX_TEXT } from "@syncboard/model";
import type { ClipboardEvent, DragEvent, KeyboardEvent, RefObject } from "react";
import { continued, marked } from "./markdown-keys.ts";

interface PlainAreaProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly className?: string;
  /** How many characters the server takes. */
  readonly most?: number;
  readonly onWrite: (text: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onPaste?: (event: ClipboardEvent) => void;
  readonly onDrop?: (event: DragEvent) => void;
}

const MARKS: Readonly<Record<string, string>> = { b: "**", i: "_" };

/** A field for Markdown that is nobody else's: lists go on with Enter, and the usual keys mark words. */
export function PlainArea(props: PlainAreaProps) {
  const { field, label, placeholder, text, className = "", most = MAX_TEXT, onWrite } = props;
  const { onKeyDown, onPaste, onDrop } = props;

  function onKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    const area = event.currentTarget;
    const isMod = event.ctrlKey || event.metaKey;
    const sign = isMod && !event.altKey && !event.shiftKey ? MARKS[event.key.toLowerCase()] : undefined;
    const isEnter = event.key === "Enter" && !isMod && !event.shiftKey && !event.altKey;
    const edit = sign
      ? marked(area.value, area.selectionStart, area.selectionEnd, sign)
      : isEnter
        ? continued(area.value, area.selectionStart, area.selectionEnd)
        : undefined;
    if (!edit) return onKeyDown?.(event);
    event.preventDefault();
    area.setSelectionRange(edit.from, edit.to);
    // Typed rather than set: the browser's own undo takes it back.
    if (edit.text === "") document.execCommand("delete");
    else document.execCommand("insertText", false, edit.text);
    area.setSelectionRange(...edit.selection);
  }

  return (
    <textarea
      ref={field}
      dir="auto"
      aria-label={label}
      placeholder={placeholder}
      maxLength={most}
      value={text}
      onChange={(event) => onWrite(event.target.value)}
      onKeyDown={onKey}
      onPaste={onPaste}
      onDrop={onDrop}
      className={`field-box block w-full ${className}`}
    />
  );
}
