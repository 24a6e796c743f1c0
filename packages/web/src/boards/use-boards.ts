import { useCallback, useMemo } from "react";
import { useClient } from "../app/client-context.ts";
import { useMe } from "../session/use-session.ts";
import { usePages } from "../ui/use-pages.ts";
import { byRecent, openedBoards } from "./recent.ts";

/** My boards, most recent first; those that are archived, or the others. */
export function useBoards(archived: boolean) {
  const { api } = useClient();
  const me = useMe();
  const ask = useCallback(
    (cursor?: string) => api.listBoards({ archived, ...(cursor !== undefined && { cursor }) }),
    [api, archived],
  );
  const { items, ...pages } = usePages(ask);
  const boards = useMemo(() => items && byRecent(items, openedBoards(me.id)), [items, me.id]);
  return { boards, ...pages };
}
