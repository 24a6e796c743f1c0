import { useId } from "react";
import { useTranslation } from "react-i18next";
import { dayText } from "../locales/dates.ts";
import { inDays } from "../ui/ExpirySelect.tsx";

const DAYS = [1, 7, 30, 90, 365] as const;

interface LinkEndProps {
  readonly expiresAt: string | null;
  readonly onChoose: (expiresAt: string | null) => void;
}

/** When the link ends: chosen is done. */
export function LinkEnd({ expiresAt, onChoose }: LinkEndProps) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const day = expiresAt === null ? "" : dayText(expiresAt, i18n.language);

  function choose(value: string) {
    if (value === "as-it-is") return;
    onChoose(value === "never" ? null : inDays(Number(value)));
  }

  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {t("publicLink.ends")}
      </label>
      <select
        id={id}
        value={expiresAt === null ? "never" : "as-it-is"}
        onChange={(event) => choose(event.target.value)}
        className="field-box h-10 w-full px-2.5 pointer-coarse:h-11"
      >
        {expiresAt !== null && (
          <option value="as-it-is">{t(isOver ? "publicLink.overSince" : "publicLink.onDay", { day })}</option>
        )}
        <option value="never">{t("publicLink.never")}</option>
        {DAYS.map((days) => (
          <option key={days} value={days}>
            {t("publicLink.inDays", { count: days })}
          </option>
        ))}
      </select>
    </div>
  );
}
