import { ApiError, newId } from "@syncboard/client";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { notify } from "../ui/notices.ts";

interface Target {
  readonly boardId: string;
  readonly title: string;
}

/** Puts a card at the end of a board's first column, from wherever one is, and says where it went. */
export function useAddCard(): (target: Target, cardTitle: string) => void {
  const { t } = useTranslation();
  const { api } = useClient();
  const navigate = useNavigate();

  async function add(target: Target, cardTitle: string, cardId = newId()) {
    const { boardId, title } = target;
    try {
      await api.addCard(boardId, { id: cardId, title: cardTitle }).catch((error: unknown) => {
        // It was added, and the answer was lost.
        if (!(error instanceof ApiError && error.code === "id_taken")) throw error;
      });
      notify(t("palette.cardAdded", { card: cardTitle, board: title }), {
        action: {
          label: t("palette.openCard"),
          run: () => void navigate({ to: "/b/$boardId/c/$cardId", params: { boardId, cardId } }),
        },
      });
    } catch (error) {
      // What was written is not lost: it is in the words of the notice, and one press sends it again.
      notify(t("palette.cardNotAdded", { card: cardTitle, why: faultText(error, t) }), {
        tone: "problem",
        action: { label: t("app.retry"), run: () => void add(target, cardTitle, cardId) },
      });
    }
  }

  return (target, cardTitle) => void add(target, cardTitle);
}
