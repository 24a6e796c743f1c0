import { useTranslation } from "react-i18next";
import { BoardGrid } from "./BoardGrid.tsx";
import { BoardTile } from "./BoardTile.tsx";
import { FirstBoard } from "./FirstBoard.tsx";
import { NewBoard } from "./NewBoard.tsx";
import { useBoards } from "./use-boards.ts";

export function ActiveBoards() {
  const { t } = useTranslation();
  const pages = useBoards("active");
  if (pages.boards?.length === 0) return <FirstBoard />;
  return (
    <BoardGrid
      title={t("boards.title")}
      failed={t("boards.failed")}
      pages={pages}
      first={<NewBoard />}
      tile={(board) => <BoardTile key={board.id} board={board} />}
    />
  );
}
