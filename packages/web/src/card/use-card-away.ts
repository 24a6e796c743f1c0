import type { CardDetail } from "@syncboard/client";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";
import type { Elsewhere } from "./CardElsewhere.tsx";

/** What has become of a card that is not on the board: `elsewhere`, on another one; `card`, archived; neither, gone. */
interface Away {
  readonly card?: CardDetail;
  readonly elsewhere?: Elsewhere;
}

/** Undefined until it is known. Whoever comes by an old link goes on to where the card is. */
export function useCardAway(cardId: string, wasHere: boolean): Away | undefined {
  const { api, live } = useDesk();
  const navigate = useNavigate();
  const [away, setAway] = useState<Away>();
  const seq = useBoard((state) => state.view.seq);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever happens on the board may have archived, deleted or moved it
  useEffect(() => {
    let isWanted = true;
    async function find(): Promise<Away | undefined> {
      // Not there, or there is no answer: then it is gone for now.
      const card = await api.getCard(cardId).catch(() => undefined);
      if (card?.boardId === live.boardId) return card.archivedAt === null ? {} : { card };
      if (card && !wasHere) {
        if (isWanted)
          await navigate({ to: "/b/$boardId/c/$cardId", params: { boardId: card.boardId, cardId }, replace: true });
        return undefined;
      }
      const page = await api.listEvents(live.boardId, { card: cardId, limit: 1 }).catch(() => undefined);
      const [last] = page?.items ?? [];
      if (last?.type !== "card.left")
        return card ? { elsewhere: { boardId: card.boardId, boardTitle: undefined, who: undefined } } : {};
      const people = [...live.getState().profiles.values(), ...(page?.people ?? [])];
      const who = people.find(({ id }) => id === last.actorId)?.name;
      const boardTitle = card && card.boardId === last.toBoardId ? page?.names[last.toBoardId] : undefined;
      return { elsewhere: { boardId: card?.boardId, boardTitle, who } };
    }
    void find().then((found) => isWanted && found && setAway(found));
    return () => {
      isWanted = false;
    };
  }, [api, live, navigate, cardId, wasHere, seq]);
  return away;
}
