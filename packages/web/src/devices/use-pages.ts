import type { Page } from "@syncboard/client";
import { useCallback, useEffect, useState } from "react";

/** Often enough for "5 minutes ago" to be true. */
const REFRESH_MS = 30_000;

/**
 * A list of the API, a page at a time, and up to date while it is looked at. What was loaded stays on the screen while
 * a later call fails. `ask` must not change from one rendering to the next.
 */
export function usePages<Item extends { readonly id: string }>(ask: (cursor?: string) => Promise<Page<Item>>) {
  const [items, setItems] = useState<readonly Item[]>();
  const [nextCursor, setNextCursor] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const [isLoading, setLoading] = useState(true);

  const load = useCallback(
    async (cursor?: string) => {
      setLoading(true);
      try {
        const page = await ask(cursor);
        setItems((before = []) => (cursor === undefined ? refreshed(before, page) : [...before, ...page.items]));
        // A first page that is asked for again does not take back how far one has come.
        setNextCursor((before) =>
          cursor === undefined && page.nextCursor !== null && before !== null ? before : page.nextCursor,
        );
        setError(undefined);
      } catch (failure) {
        setError(failure);
      } finally {
        setLoading(false);
      }
    },
    [ask],
  );

  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === "visible") void load();
    };
    void load();
    const timer = setInterval(refresh, REFRESH_MS);
    addEventListener("online", refresh);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      removeEventListener("online", refresh);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [load]);

  const remove = useCallback((id: string) => {
    setItems((before) => before?.filter((item) => item.id !== id));
  }, []);

  return { items, nextCursor, error, isLoading, load, remove };
}

/** The first page anew, and behind it what was loaded further down. */
function refreshed<Item extends { readonly id: string }>(before: readonly Item[], page: Page<Item>): readonly Item[] {
  if (page.nextCursor === null) return page.items;
  const ids = new Set(page.items.map(({ id }) => id));
  const last = before.findLastIndex(({ id }) => ids.has(id));
  return [...page.items, ...before.slice(last + 1)];
}
