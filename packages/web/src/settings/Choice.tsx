import { type InputHTMLAttributes, useId } from "react";

interface ChoiceProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  /** What it means, in plain words. */
  readonly hint?: string | undefined;
  /** Where the label is in another language than the page. */
  readonly labelLang?: string | undefined;
}

/** A radio button or a checkbox whose whole row can be clicked. */
export function Choice({ label, hint, labelLang, ...rest }: ChoiceProps) {
  const id = useId();
  return (
    <label className="choice">
      <input aria-describedby={hint && id} {...rest} className="mt-0.5 size-4 shrink-0 accent-accent" />
      <span className="min-w-0">
        <span lang={labelLang} className="block text-base font-medium">
          {label}
        </span>
        {hint && (
          <span id={id} className="mt-0.5 block text-sm text-ink-soft">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
