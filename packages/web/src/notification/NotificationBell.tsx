import { Link } from "@tanstack/react-router";
import { Bell } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLiveUnread } from "./unread.ts";

const MOST_SHOWN = 99;

interface NotificationBellProps {
  /** Where there is little room, it is there only while something is new. */
  readonly isShy?: boolean;
}

/** The way to what one should know, with how much of it is new. */
export function NotificationBell({ isShy = false }: NotificationBellProps) {
  const { t } = useTranslation();
  const count = useLiveUnread();
  const label = count === 0 ? t("notification.title") : t("notification.bell", { count });
  return (
    <Link
      to="/notifications"
      aria-label={label}
      title={label}
      className={`inline-flex size-8 shrink-0 items-center justify-center rounded-control text-ink-soft transition-colors hover:bg-hover hover:text-ink pointer-coarse:size-11 ${isShy && count === 0 ? "max-sm:hidden" : ""}`}
    >
      <span className="relative inline-flex">
        <Bell aria-hidden size={17} strokeWidth={1.9} />
        {count > 0 && (
          <span aria-hidden className="bell-count">
            {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
          </span>
        )}
      </span>
    </Link>
  );
}
