import type { Notification } from "@syncboard/client";
import { Link } from "@tanstack/react-router";
import { CalendarClock, Check, Mail } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../due/use-now.ts";
import { agoText, momentText } from "../locales/dates.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { IconButton } from "../ui/Button.tsx";
import { useWords } from "./use-words.ts";

interface NotificationRowProps {
  readonly notification: Notification;
  readonly onRead: (isRead: boolean) => void;
}

/** One thing to know: the whole of it leads to where it happened. */
export function NotificationRow({ notification, onRead }: NotificationRowProps) {
  const { t, i18n } = useTranslation();
  const { board, card, comment, actor, createdAt, readAt } = notification;
  const words = useWords(notification);
  const ago = useNow((now) => agoText(createdAt, i18n.language, now));
  const isUnread = readAt === null;
  const title = card?.title ?? board.title;
  return (
    <li className="notice-row" data-unread={isUnread || undefined}>
      <Link
        to={card ? "/b/$boardId/c/$cardId" : "/b/$boardId"}
        params={{ boardId: board.id, cardId: card?.id ?? "" }}
        search={comment ? { comment: comment.id } : {}}
        onClick={() => isUnread && onRead(true)}
        className="flex min-w-0 flex-1 gap-3 rounded-control py-2.5 ps-3"
      >
        {actor ? (
          <Avatar userId={actor.id} name={actor.name} url={actor.avatarUrl} size={32} className="mt-0.5" />
        ) : (
          <span className="mt-0.5 inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-panel text-ink-soft">
            <CalendarClock aria-hidden size={16} strokeWidth={1.9} />
          </span>
        )}
        <span className="min-w-0 flex-1">
          <span className="block text-sm break-words text-ink-soft">
            {isUnread && <span className="sr-only">{t("notification.unreadMark")} </span>}
            <bdi>{words}</bdi>{" "}
            <time
              dateTime={createdAt}
              title={momentText(createdAt, i18n.language)}
              className="text-xs whitespace-nowrap text-ink-faint"
            >
              {ago}
            </time>
          </span>
          <span className="flex min-w-0 flex-col sm:flex-row sm:items-baseline sm:gap-2">
            <span dir="auto" className="min-w-0 truncate text-base font-medium">
              {title}
            </span>
            {card && (
              <span dir="auto" className="truncate text-xs text-ink-faint sm:max-w-2/5 sm:shrink-0">
                {board.title}
              </span>
            )}
          </span>
          {comment && (
            <span dir="auto" className="mt-0.5 block truncate text-sm text-ink-soft">
              {comment.text}
            </span>
          )}
        </span>
      </Link>
      <IconButton
        icon={isUnread ? Check : Mail}
        label={t(isUnread ? "notification.markRead" : "notification.markUnread")}
        aria-label={t(isUnread ? "notification.markReadOf" : "notification.markUnreadOf", { title })}
        onClick={() => onRead(isUnread)}
      />
    </li>
  );
}
