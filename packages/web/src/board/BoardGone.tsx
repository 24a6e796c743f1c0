import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { RefusedList } from "../app/RefusedList.tsx";
import { useDesk } from "./board-desk.ts";
import { NoBoard } from "./NoBoard.tsx";
import { useRefused } from "./use-refused.ts";

/** Not there, deleted, or not shared any more: the server says the same for all three. What was refused stays to be copied. */
export function BoardGone() {
  const { t } = useTranslation();
  useCardElsewhere();
  const refused = useRefused();
  return (
    <NoBoard>
      {refused.length > 0 && (
        <div className="mt-6 w-full text-start">
          <h2 className="mb-2 text-base font-semibold">{t("board.refused.title")}</h2>
          <RefusedList refused={refused} />
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
