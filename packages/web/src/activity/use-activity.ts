import type { EventsWanted } from "@syncboard/client";
import { useCallback, useEffect, useRef } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { usePages } from "../ui/use-pages.ts";
import type { Entry } from "./activity-days.ts";

const ON_A_PAGE = 40;

/** What happened, the last first, and what happens while it is looked at. */
export function useActivity({ card, actor, kind }: Pick<EventsWanted, "card" | "actor" | "kind">) {
  const { api, live } = useDesk();
  const ask = useCallback(
    async (cursor?: string) => {
      const place = cursor === undefined ? {} : { before: Number(cursor) };
      const page = await api.listEvents(live.boardId, { ...place, card, actor, kind, limit: ON_A_PAGE });
      const { items, names, people, nextBefore } = page;
      return {
        items: items.map((event): Entry => ({ id: String(event.seq), event, names, people })),
        nextCursor: nextBefore === null ? null : String(nextBefore),
      };
    },
    [api, live, card, actor, kind],
  );
  const pages = usePages<Entry>(ask);
  const { load } = pages;

  // One question at a time: many people may be at work, and an answer must not overtake a later one.
  const turn = useRef({ isAsking: false, isDue: false });
  const refresh = useCallback(async () => {
    turn.current.isDue = true;
    if (turn.current.isAsking) return;
    turn.current.isAsking = true;
    while (turn.current.isDue) {
      turn.current.isDue = false;
      await load();
    }
    turn.current.isAsking = false;
  }, [load]);

  const seq = useBoard((state) => state.view.seq);
  const seen = useRef(seq);
  useEffect(() => {
    if (seen.current === seq) return;
    seen.current = seq;
    void refresh();
  }, [seq, refresh]);

  return pages;
}
