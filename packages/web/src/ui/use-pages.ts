import type { Page } from "@syncboard/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Pages, withFirst, withNext } from "./pages.ts";

/** Often enough for "5 minutes ago" to be true. */
const REFRESH_MS = 30_000;

type Ask<Item> = (cursor?: string) => Promise<Page<Item>>;

/**
 * A list of the API, a page at a time, and up to date while it is looked at. What was loaded stays on the screen while
 * a later call fails, and while another list is asked for. `ask` must not change but for another list.
 */
export function usePages<Item extends { readonly id: string }>(ask: Ask<Item>) {
  const [known, setKnown] = useState<Pages<Item> & { readonly of: Ask<Item> }>();
  const [error, setError] = useState<unknown>();
  const [isLoading, setLoading] = useState(true);
  const wanted = useRef(ask);

  const load = useCallback(
    async (cursor?: string) => {
      setLoading(true);
      try {
        const page = await ask(cursor);
        // An answer that comes late is about a list that nobody wants any more.
        if (wanted.current !== ask) return;
        setKnown((before) => {
          const same = before?.of === ask ? before : undefined;
          return { ...(same && cursor !== undefined ? withNext(same, page) : withFirst(same, page)), of: ask };
        });
        setError(undefined);
      } catch (failure) {
        if (wanted.current === ask) setError(failure);
      } finally {
        if (wanted.current === ask) setLoading(false);
      }
    },
    [ask],
  );

  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === "visible") void load();
    };
    wanted.current = ask;
    void load();
    const timer = setInterval(refresh, REFRESH_MS);
    addEventListener("online", refresh);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      removeEventListener("online", refresh);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [ask, load]);

  const change = useCallback((by: (items: readonly Item[]) => readonly Item[]) => {
    setKnown((before) => before && { ...before, items: by(before.items) });
  }, []);
  const remove = useCallback((id: string) => change((items) => items.filter((item) => item.id !== id)), [change]);
  const replace = useCallback(
    (next: Item) => change((items) => items.map((item) => (item.id === next.id ? next : item))),
    [change],
  );

  return {
    items: known?.items,
    nextCursor: known?.nextCursor ?? null,
    /** Whether what is shown is of the list that is asked for now. */
    isCurrent: known?.of === ask,
    error,
    isLoading,
    load,
    remove,
    replace,
  };
}
