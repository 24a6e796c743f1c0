import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { dropDraft, readDraft, useDraft, useRestoredNotice, writeDraft } from "./draft.ts";

interface TitleFieldProps {
  readonly label: string;
  readonly userId: string;
  /** Names the draft on this device. */
  readonly draftKey: string;
  readonly saved: string;
  /** How many characters the server takes. */
  readonly most?: number;
  readonly className?: string;
  /** Called with a title that is not blank and not the saved one. `base`: the saved one that it was made of. */
  readonly onSave: (title: string, base: string) => void;
  /** What is said while somebody else has saved another one than this was made of. */
  readonly changed?: (theirs: string) => string;
  /** `byKey`: the focus has nowhere to be now; else it has gone elsewhere already. */
  readonly onDone: (byKey: boolean) => void;
}

/** The longest title that the server takes. */
export const MAX_TITLE = 500;

/** A title edited in place: Enter or leaving saves, Escape leaves it as it was. */
export function TitleField(props: TitleFieldProps) {
  const { label, userId, draftKey, saved, most = MAX_TITLE, className = "", onSave, changed, onDone } = props;
  const baseKey = `${draftKey}.base`;
  const draft = useDraft(userId, draftKey, saved);
  useRestoredNotice(draft, saved);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  const [base, setBase] = useState(() => (draft.isRestored ? (readDraft(userId, baseKey) ?? saved) : saved));
  const isChanged = changed !== undefined && saved !== base && saved !== draft.text;
  const changedId = useId();

  // What nobody has touched here is as others have it.
  useEffect(() => {
    if (saved === base || draft.text !== base) return;
    draft.show(saved);
    setBase(saved);
  }, [saved, base, draft]);

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  function finish(keep: boolean, byKey: boolean): void {
    if (isDone.current) return;
    isDone.current = true;
    const title = draft.text.replaceAll(/\s+/g, " ").trim();
    draft.drop();
    dropDraft(userId, baseKey);
    if (keep && title && title !== saved && title !== base) onSave(title, base);
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
    <>
      <textarea
        ref={field}
        aria-label={label}
        aria-describedby={isChanged ? changedId : undefined}
        rows={1}
        dir="auto"
        maxLength={most}
        value={draft.text}
        onChange={(event) => {
          writeDraft(userId, baseKey, base);
          draft.write(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => finish(true, false)}
        className={`field-box field-sizing-content w-full resize-none ${className}`}
      />
      {isChanged && (
        <p id={changedId} role="alert" className="mt-1 rounded-control bg-warn-soft px-2 py-1 text-sm text-warn-text">
          {changed(saved)}
        </p>
      )}
    </>
  );
}
