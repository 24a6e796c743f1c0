import type { Invite } from "@syncboard/client";
import { Ticket } from "lucide-react";
import { useTranslation } from "react-i18next";
import { dayText, momentText } from "../locales/dates.ts";
import { Button } from "../ui/Button.tsx";

interface InviteRowProps {
  readonly invite: Invite;
  /** What it is called here. */
  readonly note: string;
  readonly onRevoke: () => void;
}

export function InviteRow({ invite, note, onRevoke }: InviteRowProps) {
  const { t, i18n } = useTranslation();
  const { uses, maxUses, expiresAt } = invite;
  const isRunOut = Date.parse(expiresAt) <= Date.now();
  const isOver = isRunOut || uses >= maxUses;
  const day = dayText(expiresAt, i18n.language);
  return (
    <li className="device-row">
      <span className={`device-icon ${isOver ? "opacity-60" : ""}`}>
        <Ticket aria-hidden size={17} strokeWidth={1.7} />
      </span>
      <div className="min-w-0 flex-1">
        <p dir="auto" className={`text-base font-medium wrap-anywhere ${invite.note ? "" : "text-ink-soft"}`}>
          {note}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <span>{usesText()}</span>
          <time
            dateTime={expiresAt}
            title={momentText(expiresAt, i18n.language)}
            className={isRunOut ? "text-danger-text" : ""}
          >
            {t(isRunOut ? "devices.tokens.expired" : "devices.tokens.expires", { day })}
          </time>
        </p>
      </div>
      <Button aria-label={t("administration.invites.revokeOf", { note })} onClick={onRevoke}>
        {t("administration.invites.revoke")}
      </Button>
    </li>
  );

  function usesText(): string {
    if (maxUses > 1) return t("administration.invites.used", { uses, max: maxUses });
    return t(uses === 0 ? "administration.invites.unused" : "administration.invites.usedOnce");
  }
}
