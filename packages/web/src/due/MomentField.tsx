import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Edge, Written } from "./moment.ts";

export type MomentFault = "order" | "whole";

interface MomentFieldProps {
  readonly edge: Edge;
  readonly value: Written;
  readonly fault: MomentFault | undefined;
  readonly hint?: string;
  readonly hasFocus?: boolean;
  readonly onChange: (value: Written) => void;
}

/** A day, and a time where one is wanted, in the browser's own fields: they work with every keyboard and every phone. */
export function MomentField({ edge, value, fault, hint, hasFocus = false, onChange }: MomentFieldProps) {
  const { t } = useTranslation();
  const noteId = useId();
  const which = t(`dates.${edge}`);
  const note = fault ? t(`dates.fault.${fault}`) : hint;
  const look = `field-box h-9 min-w-0 px-2 text-sm pointer-coarse:h-11 ${fault ? "border-danger-text" : ""}`;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{which}</legend>
      <div className="flex gap-1.5">
        <input
          type="date"
          aria-label={t("dates.dateOf", { which })}
          aria-invalid={fault !== undefined}
          aria-describedby={note ? noteId : undefined}
          data-edge={edge}
          min="1900-01-01"
          max="9999-12-31"
          required={value.time !== ""}
          // biome-ignore lint/a11y/noAutofocus: what was asked for is to write here
          autoFocus={hasFocus}
          value={value.date}
          onChange={(event) => onChange({ ...value, date: event.target.value })}
          className={`${look} flex-3`}
        />
        <input
          type="time"
          aria-label={t("dates.timeOf", { which })}
          data-edge={edge}
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.target.value })}
          className={`${look} flex-2`}
        />
      </div>
      {note && (
        <p id={noteId} className={`mt-1 text-xs ${fault ? "text-danger-text" : "text-ink-faint"}`}>
          {note}
        </p>
      )}
    </fieldset>
  );
}
