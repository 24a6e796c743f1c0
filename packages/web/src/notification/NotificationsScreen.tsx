import { Link } from "@tanstack/react-router";
import { Bell, CheckCheck, Settings2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayName } from "../activity/activity-days.ts";
import { Page } from "../app/Page.tsx";
import { useNow } from "../due/use-now.ts";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { PagedList } from "../ui/PagedList.tsx";
import { useTitle } from "../ui/use-title.ts";
import { NotificationRow } from "./NotificationRow.tsx";
import { type NotificationDay, notificationDays } from "./notification-days.ts";
import { useNotifications } from "./use-notifications.ts";

/** What one should know, by days, the last first. */
export function NotificationsScreen() {
  const { t } = useTranslation();
  const [isUnreadOnly, setUnreadOnly] = useState(false);
  const { items, unreadCount, mark, markAll, ...pages } = useNotifications(isUnreadOnly);
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(t("app.title", { screen: t("notification.title") }));
  const isEmpty = items?.length === 0 && pages.error === undefined;
  return (
    <Page>
      <main className="mx-auto w-full max-w-2xl flex-1 px-4 pt-6 pb-16 sm:px-6 sm:pt-10">
        <div className="mb-4 flex flex-wrap items-center gap-x-2 gap-y-3">
          <h1 ref={heading} tabIndex={-1} className="me-auto text-lg font-semibold tracking-tight outline-none">
            {t("notification.title")}
          </h1>
          <div className="-mx-3 flex flex-wrap items-center gap-1 pointer-coarse:-mx-4">
            <Button
              look="quiet"
              icon={CheckCheck}
              disabled={unreadCount === 0}
              onClick={() => {
                // The button is about to go out.
                heading.current?.focus();
                void markAll();
              }}
            >
              {t("notification.markAll")}
            </Button>
            <Link to="/settings/$section" params={{ section: "notifications" }} className="notice-settings">
              <Settings2 aria-hidden size={16} strokeWidth={2} />
              {t("notification.settings")}
            </Link>
          </div>
        </div>
        <fieldset className="notice-filter mb-5">
          <legend className="sr-only">{t("notification.which")}</legend>
          {[false, true].map((isUnread) => (
            <label key={String(isUnread)}>
              <input
                type="radio"
                name="which"
                checked={isUnreadOnly === isUnread}
                onChange={() => setUnreadOnly(isUnread)}
              />
              {t(isUnread ? "notification.unread" : "notification.all")}
            </label>
          ))}
        </fieldset>
        {isEmpty ? (
          <Empty
            icon={Bell}
            title={t(isUnreadOnly ? "notification.noneUnread" : "notification.none")}
            text={t("notification.noneText")}
            heading="h2"
          />
        ) : (
          <PagedList
            label={t("notification.title")}
            {...pages}
            items={items && notificationDays(items)}
            row={(day) => <OneDay key={day.id} day={day} onRead={mark} />}
          />
        )}
      </main>
    </Page>
  );
}

interface OneDayProps {
  readonly day: NotificationDay;
  readonly onRead: (id: string, isRead: boolean) => void;
}

function OneDay({ day, onRead }: OneDayProps) {
  const { i18n } = useTranslation();
  const name = useNow((now) => dayName(day.at, i18n.language, now));
  const id = `notifications-${day.id}`;
  return (
    <li className="py-4 first:pt-0">
      <h2 id={id} className="mb-1.5 px-3 text-xs font-medium text-ink-soft first-letter:uppercase">
        {name}
      </h2>
      <ul aria-labelledby={id} className="space-y-0.5">
        {day.items.map((each) => (
          <NotificationRow key={each.id} notification={each} onRead={(isRead) => onRead(each.id, isRead)} />
        ))}
      </ul>
    </li>
  );
}
