import { useCallback, useMemo } from "react";
import { useClient } from "../app/client-context.ts";
import { useMe } from "../session/use-session.ts";
import { usePages } from "../ui/use-pages.ts";
import { byRecent, openedBoards } from "./recent.ts";
import { learnStars, starredFirst, useStars } from "./stars.ts";

/** My boards, those with my star first, and of each the most recent; those that are archived, or the others. */
export function useBoards(archived: boolean) {
  const { api } = useClient();
  const me = useMe();
  const ask = useCallback(
    async (cursor?: string) => {
      const page = await api.listBoards({ archived, ...(cursor !== undefined && { cursor }) });
      learnStars(page.items.map(({ id, isStarred }) => ({ userId: me.id, boardId: id, isStarred })));
      return page;
    },
    [api, archived, me.id],
  );
  const { items, ...pages } = usePages(ask);
  const stars = useStars();
  const boards = useMemo(
    () => items && starredFirst(byRecent(items, openedBoards(me.id)), me.id, stars),
    [items, me.id, stars],
  );
  return { boards, ...pages };
}
