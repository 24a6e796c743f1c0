import type { BoardSummary } from "@syncboard/client";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useClient } from "../app/client-context.ts";
import { useMe } from "../session/use-session.ts";
import { byRecent, openedBoards } from "./recent.ts";

/** My boards, a page at a time. What was loaded stays on the screen while a later call fails. */
export function useBoards() {
  const { api } = useClient();
  const me = useMe();
  const [rows, setRows] = useState<readonly BoardSummary[]>();
  const [nextCursor, setNextCursor] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const [isLoading, setLoading] = useState(true);

  const load = useCallback(
    async (cursor?: string) => {
      setLoading(true);
      try {
        const page = await api.listBoards(cursor === undefined ? {} : { cursor });
        setRows((before) => (cursor === undefined ? page.items : [...(before ?? []), ...page.items]));
        setNextCursor(page.nextCursor);
        setError(undefined);
      } catch (failure) {
        setError(failure);
      } finally {
        setLoading(false);
      }
    },
    [api],
  );

  useEffect(() => {
    const reload = () => void load();
    reload();
    addEventListener("online", reload);
    return () => removeEventListener("online", reload);
  }, [load]);

  const boards = useMemo(() => rows && byRecent(rows, openedBoards(me.id)), [rows, me.id]);
  return { boards, nextCursor, error, isLoading, load };
}
