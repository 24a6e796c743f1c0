import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useDesk } from "./board-desk.ts";
import { NoBoard } from "./NoBoard.tsx";
import { RefusedList } from "./RefusedList.tsx";

/** Not there, deleted, or not shared any more: the server says the same for all three. What was refused stays to be copied. */
export function BoardGone() {
  const { t } = useTranslation();
  useCardElsewhere();
  const hasRefused = useBoard((state) => state.refused.length > 0);
  return (
    <NoBoard>
      {hasRefused && (
        <div className="mt-6 w-full text-start">
          <h2 className="mb-2 text-base font-semibold">{t("board.refused.title")}</h2>
          <RefusedList />
        </div>
      )}
    </NoBoard>
  );
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
