import type { DeviceSession } from "@syncboard/client";
import { type LucideIcon, Monitor, Smartphone, SquareTerminal } from "lucide-react";
import { useTranslation } from "react-i18next";
import { agoText, dayText, momentText } from "../locales/dates.ts";
import { Button } from "../ui/Button.tsx";
import { deviceName } from "./device-name.ts";

interface SessionRowProps {
  readonly session: DeviceSession;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

function iconOf(device: string): LucideIcon {
  if (/Android|iPhone|iPad/.test(device)) return Smartphone;
  // Browsers are on something; programs have but their name.
  return / on /.test(device) ? Monitor : SquareTerminal;
}

export function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const { t, i18n } = useTranslation();
  const { device, ip, createdAt, lastUsedAt, isCurrent } = session;
  const Icon = iconOf(device);
  const name = deviceName(device, t);
  return (
    <li className="device-row">
      <span className="device-icon">
        <Icon aria-hidden size={18} strokeWidth={1.7} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="truncate text-base font-medium">{name}</span>
          {isCurrent && (
            <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs font-medium text-accent-text">
              {t("devices.sessions.current")}
            </span>
          )}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-soft">
          {!isCurrent && (
            <time dateTime={lastUsedAt} title={momentText(lastUsedAt, i18n.language)}>
              {t("devices.sessions.used", { ago: agoText(lastUsedAt, i18n.language) })}
            </time>
          )}
          <time
            dateTime={createdAt}
            className={isCurrent ? "" : "max-sm:hidden"}
            title={momentText(createdAt, i18n.language)}
          >
            {t("devices.sessions.since", { day: dayText(createdAt, i18n.language) })}
          </time>
          <span className="break-all">{ip}</span>
        </p>
      </div>
      {!isCurrent && (
        <Button disabled={isBusy} aria-label={t("devices.sessions.endOf", { device: name })} onClick={onEnd}>
          {t("devices.sessions.end")}
        </Button>
      )}
    </li>
  );
}
