import type { Notification, WhichNotifications } from "@syncboard/client";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { useMe } from "../session/use-session.ts";
import { notify } from "../ui/notices.ts";
import { usePages } from "../ui/use-pages.ts";
import { learnUnread, useUnread } from "./unread.ts";

/** What the reader has been told, a page at a time, and true while it is looked at. */
export function useNotifications(isUnreadOnly: boolean) {
  const { t } = useTranslation();
  const { notifications } = useClient();
  const me = useMe();
  const ask = useCallback(
    async (cursor?: string) => {
      const options = { ...(isUnreadOnly && { unread: true }), ...(cursor !== undefined && { cursor }) };
      const page = await notifications.list(options);
      learnUnread(me.id, page.unreadCount);
      return page;
    },
    [notifications, me.id, isUnreadOnly],
  );
  const { items, load, replace, isCurrent, ...pages } = usePages<Notification>(ask);
  useEffect(() => {
    // The first page is on its way by itself.
    let isOn = false;
    const stop = notifications.whenChanged(() => isOn && void load());
    isOn = true;
    return stop;
  }, [notifications, load]);

  async function send(which: WhichNotifications, isRead: boolean) {
    try {
      learnUnread(me.id, (await notifications.markRead(which, isRead)).unreadCount);
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
      await load();
    }
  }

  return {
    ...pages,
    items: isCurrent ? items : undefined,
    load,
    unreadCount: useUnread(me.id),
    mark(id: string, isRead: boolean) {
      const known = items?.find((item) => item.id === id);
      if (known) replace({ ...known, readAt: isRead ? new Date().toISOString() : null });
      void send({ ids: [id] }, isRead);
    },
    markAll: () => send({ all: true }, true),
  };
}
