import type { PersonalToken } from "@syncboard/client";
import { KeyRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { agoText, dayText, momentText } from "../locales/dates.ts";
import { Button } from "../ui/Button.tsx";

interface TokenRowProps {
  readonly token: PersonalToken;
  readonly onRevoke: () => void;
}

export function TokenRow({ token, onRevoke }: TokenRowProps) {
  const { t, i18n } = useTranslation();
  const { name, scope, expiresAt, lastUsedAt } = token;
  const isOver = Date.parse(expiresAt) <= Date.now();
  const day = dayText(expiresAt, i18n.language);
  const wording = isOver ? "remove" : "revoke";
  return (
    <li className="device-row">
      <span className={`device-icon ${isOver ? "opacity-60" : ""}`}>
        <KeyRound aria-hidden size={17} strokeWidth={1.7} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="text-base font-medium wrap-anywhere">{name}</span>
          <span className="rounded-full border border-line-strong px-2 py-px text-xs font-medium text-ink-soft">
            {t(`devices.tokens.scope.${scope}`)}
          </span>
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <time
            dateTime={expiresAt}
            title={momentText(expiresAt, i18n.language)}
            className={isOver ? "text-danger-text" : ""}
          >
            {t(isOver ? "devices.tokens.expired" : "devices.tokens.expires", { day })}
          </time>
          {lastUsedAt === null ? (
            <span>{t("devices.tokens.unused")}</span>
          ) : (
            <time dateTime={lastUsedAt} title={momentText(lastUsedAt, i18n.language)}>
              {t("devices.tokens.used", { ago: agoText(lastUsedAt, i18n.language) })}
            </time>
          )}
        </p>
      </div>
      <Button aria-label={t(`devices.tokens.${wording}Of`, { name })} onClick={onRevoke}>
        {t(`devices.tokens.${wording}`)}
      </Button>
    </li>
  );
}
