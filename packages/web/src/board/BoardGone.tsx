import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useBoard, useDesk } from "./board-desk.ts";
import { RefusedOfGone } from "./lazy-dialogs.ts";
import { NoBoard } from "./NoBoard.tsx";

/** Not there, deleted, or not shared any more: the server says the same for all three. What was refused stays to be copied. */
export function BoardGone() {
  useCardElsewhere();
  const hasRefused = useBoard((state) => state.refused.length > 0);
  return <NoBoard>{hasRefused && <RefusedOfGone />}</NoBoard>;
}

/** The card of the address may have moved to a board that one is a member of: then one goes on to it. */
function useCardElsewhere(): void {
  const { api, live } = useDesk();
  const { cardId } = useParams({ strict: false });
  const navigate = useNavigate();
  useEffect(() => {
    if (cardId === undefined) return;
    let isWanted = true;
    api.getCard(cardId).then(
      ({ boardId }) => {
        if (!isWanted || boardId === live.boardId) return;
        void navigate({ to: "/b/$boardId/c/$cardId", params: { boardId, cardId }, replace: true });
      },
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [api, live, navigate, cardId]);
}
