import { useId } from "react";
import { useTranslation } from "react-i18next";

const DAY_MS = 86_400_000;

interface ExpirySelectProps {
  readonly choices: readonly number[];
  readonly days: number;
  readonly onChoose: (days: number) => void;
  readonly className?: string;
}

/** For how many days what is made here is good. */
export function ExpirySelect({ choices, days, onChoose, className = "" }: ExpirySelectProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {t("devices.newToken.expiry")}
      </label>
      <select
        id={id}
        value={days}
        onChange={(event) => onChoose(Number(event.target.value))}
        className={`field-box h-10 w-full px-2.5 pointer-coarse:h-11 ${className}`}
      >
        {choices.map((each) => (
          <option key={each} value={each}>
            {each === 365 ? t("devices.newToken.year") : t("devices.newToken.days", { count: each })}
          </option>
        ))}
      </select>
    </div>
  );
}

/** As the server wants it. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}
