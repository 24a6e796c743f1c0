import { useCallback, useMemo } from "react";
import { useClient } from "../app/client-context.ts";
import { useMe } from "../session/use-session.ts";
import { usePages } from "../ui/use-pages.ts";
import { byRecent, openedBoards } from "./recent.ts";
import { learnStars, starredFirst, useStars } from "./stars.ts";

/** My boards, those with my star first, and of each the most recent; those that are archived, those that I deleted, or the others. */
export function useBoards(which: "active" | "archived" | "deleted") {
  const { api } = useClient();
  const me = useMe();
  const ask = useCallback(
    async (cursor?: string) => {
      const page = await api.listBoards({
        ...(which !== "active" && { [which]: true }),
        ...(cursor !== undefined && { cursor }),
      });
      learnStars(page.items.map(({ id, isStarred }) => ({ userId: me.id, boardId: id, isStarred })));
      return page;
    },
    [api, which, me.id],
  );
  const { items, ...pages } = usePages(ask);
  const stars = useStars();
  const boards = useMemo(
    () => items && starredFirst(byRecent(items, openedBoards(me.id)), me.id, stars),
    [items, me.id, stars],
  );
  return { boards, ...pages };
}
