import type { Client } from "@syncboard/client";
import { useEffect } from "react";
import { useClient } from "../app/client-context.ts";
import { useMe } from "../session/use-session.ts";
import { createStore, useStore } from "../ui/store.ts";

interface Unread {
  readonly userId: string;
  readonly count: number;
}

const unread = createStore<Unread | undefined>(undefined);

/** What the server has just said. */
export function learnUnread(userId: string, count: number): void {
  const known = unread.get();
  if (known?.userId !== userId || known.count !== count) unread.set({ userId, count });
}

/** How many notifications a user has not read, as far as is known. */
export function useUnread(userId: string): number {
  return useStore(unread, (known) => (known?.userId === userId ? known.count : 0));
}

/** The same, kept true as long as it is shown. */
export function useLiveUnread(): number {
  const { notifications } = useClient();
  const { id } = useMe();
  useEffect(() => followUnread(notifications, id), [notifications, id]);
  return useUnread(id);
}

/** Asks now and at each change; what changes meanwhile is asked for once more behind that. */
function followUnread(notifications: Client["notifications"], userId: string): () => void {
  let isAsking = false;
  let isWanted = false;
  let isOver = false;
  async function ask() {
    isWanted = true;
    if (isAsking) return;
    isAsking = true;
    while (isWanted && !isOver) {
      isWanted = false;
      // Without an answer the count stays; the line says when there is one to be had again.
      const page = await notifications.list({ unread: true, limit: 1 }).catch(() => undefined);
      if (page && !isOver) learnUnread(userId, page.unreadCount);
    }
    isAsking = false;
  }
  const stop = notifications.whenChanged(() => void ask());
  return () => {
    isOver = true;
    stop();
  };
}
