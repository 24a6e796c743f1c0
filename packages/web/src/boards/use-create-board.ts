import { newId } from "@syncboard/client";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";

import { notify } from "../ui/notices.ts";

/** Makes a board and goes there. Answers whether it was made. */
export function useCreateBoard() {
  const { t } = useTranslation();
  const { api } = useClient();
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);

  async function create(title: string): Promise<boolean> {
    setBusy(true);
    try {
      const columns = [t("boards.columns.todo"), t("boards.columns.doing"), t("boards.columns.done")];
      const board = await api.createBoard({ id: newId(), title, columns });
      await navigate({ to: "/b/$boardId", params: { boardId: board.id } });
      return true;
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { create, isBusy };
}
