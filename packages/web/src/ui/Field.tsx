import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly trailing?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A labelled line of text; `fault` is said to screen readers as the field's own. */
export function Field({ label, hint, fault, trailing, className = "", ...rest }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = fault ?? hint;
  return (
    <div className={className}>
      <div className="mb-1.5 flex items-baseline justify-between">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {trailing}
      </div>
      <input
        id={id}
        aria-invalid={fault !== undefined}
        aria-describedby={note ? noteId : undefined}
        {...rest}
        className={`field-box h-10 w-full px-3 pointer-coarse:h-11 ${fault ? "border-danger-text" : ""}`}
      />
      {note && (
        <p id={noteId} className={`mt-1.5 text-xs ${fault ? "text-danger-text" : "text-ink-faint"}`}>
          {note}
        </p>
      )}
    </div>
  );
}
