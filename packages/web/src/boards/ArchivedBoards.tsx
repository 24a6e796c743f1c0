import type { BoardSummary } from "@syncboard/client";
import { Archive } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { Empty } from "../ui/Empty.tsx";
import { notify } from "../ui/notices.ts";
import { BoardGrid, Kinds } from "./BoardGrid.tsx";
import { ArchivedTile } from "./BoardTile.tsx";
import { DeletedBoards } from "./DeletedBoards.tsx";
import { useBoards } from "./use-boards.ts";

/** Boards that were put out of the way; their owners bring them back from here. */
export function ArchivedBoards() {
  const { t } = useTranslation();
  const { api } = useClient();
  const { remove, ...pages } = useBoards("archived");
  const [busyId, setBusyId] = useState<string>();
  const list = useRef<HTMLDivElement>(null);

  async function tell(call: Promise<BoardSummary>): Promise<boolean> {
    try {
      await call;
      return true;
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
      return false;
    } finally {
      setBusyId(undefined);
      void pages.load();
    }
  }

  async function restore({ id, title }: BoardSummary) {
    setBusyId(id);
    if (!(await tell(api.restoreBoard(id)))) return;
    remove(id);
    // Its button, which had the focus, goes with it.
    list.current?.focus();
    const undo = { label: t("board.undo"), run: () => void tell(api.archiveBoard(id)) };
    notify(t("boards.archive.restored", { title }), { action: undo });
  }

  return (
    <div ref={list} tabIndex={-1} className="outline-none">
      {pages.boards?.length === 0 ? (
        <Nothing />
      ) : (
        <BoardGrid
          title={t("boards.archive.title")}
          failed={t("boards.archive.failed")}
          pages={{ ...pages, remove }}
          tile={(board) => (
            <ArchivedTile
              key={board.id}
              board={board}
              isBusy={board.id === busyId}
              onRestore={() => void restore(board)}
            />
          )}
        />
      )}
      <DeletedBoards />
    </div>
  );
}

function Nothing() {
  const { t } = useTranslation();
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-lg font-semibold tracking-tight">{t("boards.archive.title")}</h1>
        <Kinds />
      </div>
      <Empty icon={Archive} title={t("boards.archive.none")} text={t("boards.archive.noneText")} heading="h2" />
    </>
  );
}
