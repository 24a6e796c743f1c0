import { useEffect } from "react";
import { useClient } from "../app/client-context.ts";
import { useMe } from "../session/use-session.ts";
import { learnUnread, useUnread } from "./unread.ts";

/** Who has a card open knows what they were told about it: it is read. */
export function useSeenCard(cardId: string): void {
  const { notifications } = useClient();
  const me = useMe();
  const count = useUnread(me.id);
  useEffect(() => {
    const mark = () => {
      if (count === 0 || document.visibilityState !== "visible") return;
      notifications.markRead({ cardId }).then(
        ({ unreadCount }) => learnUnread(me.id, unreadCount),
        // It stays unread.
        () => {},
      );
    };
    mark();
    // What came while the page was hidden.
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [notifications, me.id, cardId, count]);
}
