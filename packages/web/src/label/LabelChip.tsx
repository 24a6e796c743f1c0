import type { Label } from "@syncboard/model";
import type { ReactNode } from "react";

interface LabelChipProps {
  readonly label: Pick<Label, "name" | "color">;
  /** Behind the name: what can be done with it. */
  readonly children?: ReactNode;
}

/** A label, by name and colour: never by its colour alone. */
export function LabelChip({ label, children }: LabelChipProps) {
  return (
    <span className="label-chip" data-color={label.color}>
      <span dir="auto" className="truncate">
        {label.name}
      </span>
      {children}
    </span>
  );
}
