import { type KeyboardEvent, useEffect, useRef } from "react";
import { useDraft, useRestoredNotice } from "./draft.ts";

interface TitleFieldProps {
  readonly label: string;
  readonly userId: string;
  /** Names the draft on this device. */
  readonly draftKey: string;
  readonly saved: string;
  readonly className?: string;
  /** Called with a title that is not blank and not the saved one. */
  readonly onSave: (title: string) => void;
  /** `byKey`: the focus has nowhere to be now; else it has gone elsewhere already. */
  readonly onDone: (byKey: boolean) => void;
}

/** The longest title that the server takes. */
export const MAX_TITLE = 500;

/** A title edited in place: Enter or leaving saves, Escape leaves it as it was. */
export function TitleField({ label, userId, draftKey, saved, className = "", onSave, onDone }: TitleFieldProps) {
  const draft = useDraft(userId, draftKey, saved);
  useRestoredNotice(draft, saved);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  function finish(keep: boolean, byKey: boolean): void {
    if (isDone.current) return;
    isDone.current = true;
    const title = draft.text.replaceAll(/\s+/g, " ").trim();
    draft.drop();
    if (keep && title && title !== saved) onSave(title);
    onDone(byKey);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      finish(event.key === "Enter", true);
    }
  }

  return (
    <textarea
      ref={field}
      aria-label={label}
      rows={1}
      dir="auto"
      maxLength={MAX_TITLE}
      value={draft.text}
      onChange={(event) => draft.write(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish(true, false)}
      className={`field-box field-sizing-content w-full resize-none ${className}`}
    />
  );
}
