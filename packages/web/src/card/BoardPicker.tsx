import type { BoardSummary } from "@syncboard/client";
import { can } from "@syncboard/model";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { useColumnWidth } from "../board/use-column-width.ts";
import { byRecent, openedBoards } from "../boards/recent.ts";
import { Picker } from "../ui/Picker.tsx";
import { type Choice, PickList } from "../ui/PickList.tsx";

interface BoardPickerProps {
  readonly boardId: string;
  readonly onBoard: (boardId: string, title: string) => void;
  readonly anchor: () => HTMLElement | null;
  readonly finalFocus: () => HTMLElement | null;
  readonly onClose: () => void;
}

/** Chooses among the boards that one may change, those that were open last first. */
export function BoardPicker({ boardId, onBoard, ...place }: BoardPickerProps) {
  const { t } = useTranslation();
  const { live } = useDesk();
  const { isPhone } = useColumnWidth();
  const here = useBoard((state) => state.view.info.title);
  const { boards, error } = useEditableBoards();
  const others = (boards ?? []).filter(({ id }) => id !== live.boardId);
  const choices = [{ id: live.boardId, title: here }, ...others].map(
    ({ id, title }): Choice => ({
      id,
      name: title,
      isChosen: id === boardId,
      look: (
        <>
          <bdi className="min-w-0 truncate">{title}</bdi>
          {id === live.boardId && <span className="shrink-0 text-xs text-ink-faint">{t("card.board.this")}</span>}
        </>
      ),
    }),
  );
  function choose(id: string) {
    const title = choices.find((choice) => choice.id === id)?.name ?? "";
    place.onClose();
    onBoard(id, title);
  }
  return (
    <Picker title={t("card.board.choose")} width={358} {...place}>
      <PickList
        label={t("card.board.choose")}
        placeholder={t("card.board.find")}
        choices={choices}
        onToggle={choose}
        empty={t("card.board.none")}
        hasFocus={!isPhone}
        begun=""
      />
      <p role="status" className="px-3 text-sm text-ink-soft not-empty:py-2">
        {error !== undefined && faultText(error, t)}
        {error === undefined && !boards && t("app.loading")}
        {boards && others.length === 0 && t("card.board.noOther")}
      </p>
    </Picker>
  );
}

function useEditableBoards() {
  const { api, me } = useDesk();
  const [boards, setBoards] = useState<readonly BoardSummary[]>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let isWanted = true;
    async function load() {
      const found: BoardSummary[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof api.listBoards>> = await api.listBoards({
          limit: 100,
          ...(cursor !== null && { cursor }),
        });
        found.push(...page.items.filter(({ role }) => can(role, "card.add")));
        cursor = page.nextCursor;
      } while (cursor !== null && isWanted);
      if (isWanted) setBoards(byRecent(found, openedBoards(me.id)));
    }
    load().catch((failure: unknown) => isWanted && setError(failure));
    return () => {
      isWanted = false;
    };
  }, [api, me.id]);
  return { boards, error };
}
