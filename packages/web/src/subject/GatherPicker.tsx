import type { BoardSummary, SubjectDetail } from "@syncboard/client";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { useColumnWidth } from "../board/use-column-width.ts";
import { initialsOf, personColor } from "../look/person-color.ts";
import { announce } from "../ui/Announcer.tsx";
import { notify } from "../ui/notices.ts";
import { type CardPickerProps, Picker } from "../ui/Picker.tsx";
import { type Choice, PickList } from "../ui/PickList.tsx";

interface GatherPickerProps extends Omit<CardPickerProps, "cardId" | "typed"> {
  readonly subject: SubjectDetail;
  readonly onToggle: (board: Pick<BoardSummary, "id" | "title">, isGathered: boolean) => void;
}

/** As many boards as anybody looks through; there are pages of a hundred. */
const MOST_PAGES = 10;

/** Which of my boards belong to a subject. */
export function GatherPicker({ subject, onToggle, ...place }: GatherPickerProps) {
  const { t } = useTranslation();
  const { api } = useClient();
  const { isPhone } = useColumnWidth();
  const [boards, setBoards] = useState<readonly BoardSummary[]>();

  useEffect(() => {
    let isWanted = true;
    async function load() {
      const all: BoardSummary[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < MOST_PAGES; page++) {
        const { items, nextCursor } = await api.listBoards({ limit: 100, ...(cursor !== null && { cursor }) });
        all.push(...items);
        cursor = nextCursor;
        if (cursor === null) break;
      }
      if (isWanted) setBoards(all);
    }
    load().catch((error: unknown) => {
      if (!isWanted) return;
      notify(faultText(error, t), { tone: "problem" });
      setBoards([]);
    });
    return () => {
      isWanted = false;
    };
  }, [api, t]);

  const gathered = new Set(subject.boards.map(({ id }) => id));
  const known = [...subject.boards, ...(boards ?? []).filter(({ id }) => !gathered.has(id))];
  const choices = known
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .map(
      ({ id, title }): Choice => ({
        id,
        name: title,
        isChosen: gathered.has(id),
        look: (
          <>
            <span
              aria-hidden
              data-painted={initialsOf(title)}
              className="painted inline-flex size-6 shrink-0 items-center justify-center rounded-control text-[10px] font-semibold text-white"
              style={{ background: personColor(id) }}
            />
            <bdi className="min-w-0 truncate">{title}</bdi>
          </>
        ),
      }),
    );

  function toggle(boardId: string) {
    const board = known.find(({ id }) => id === boardId);
    if (!board) return;
    const isGathered = !gathered.has(boardId);
    onToggle(board, isGathered);
    announce(t(isGathered ? "subject.gathered" : "subject.ungathered", { title: board.title }));
  }

  return (
    <Picker title={t("subject.gather")} {...place}>
      <PickList
        label={t("subject.boards")}
        placeholder={t("subject.filterBoards")}
        choices={choices}
        onToggle={toggle}
        empty={boards === undefined ? t("app.loading") : t("subject.noBoardFound")}
        hasFocus={!isPhone}
        begun={undefined}
      />
    </Picker>
  );
}
