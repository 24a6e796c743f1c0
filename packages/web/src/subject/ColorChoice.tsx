import { COLORS, type Color } from "@syncboard/model";
import { Ban, Check } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";

interface ColorChoiceProps {
  readonly color: Color | null;
  readonly onChoose: (color: Color | null) => void;
}

/** One of the ten colours, or none. */
export function ColorChoice({ color, onChoose }: ColorChoiceProps) {
  const { t } = useTranslation();
  const group = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{t("subject.color")}</legend>
      <div className="grid grid-cols-6 gap-1.5">
        {[null, ...COLORS].map((each) => (
          <label
            key={each}
            className="cover-color"
            data-color={each ?? undefined}
            title={t(each === null ? "subject.noColor" : `label.colors.${each}`)}
          >
            <input
              type="radio"
              name={group}
              className="sr-only"
              checked={each === color}
              onChange={() => onChoose(each)}
            />
            <span className="sr-only">{t(each === null ? "subject.noColor" : `label.colors.${each}`)}</span>
            {each === color && <Check aria-hidden size={16} strokeWidth={2.5} />}
            {each === null && color !== null && <Ban aria-hidden size={15} className="text-ink-faint" />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
