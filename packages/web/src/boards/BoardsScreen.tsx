import { CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { AccountMenu } from "../session/AccountMenu.tsx";
import { Button } from "../ui/Button.tsx";
import { Wordmark } from "../ui/Logo.tsx";
import { Problem } from "../ui/Problem.tsx";
import { useTitle } from "../ui/use-title.ts";
import { BoardTile, BoardTileSkeleton } from "./BoardTile.tsx";
import { FirstBoard } from "./FirstBoard.tsx";
import { NewBoard } from "./NewBoard.tsx";
import { useBoards } from "./use-boards.ts";

export function BoardsScreen() {
  const { t } = useTranslation();
  const { boards, nextCursor, error, isLoading, load } = useBoards();
  useTitle(t("app.title", { screen: t("boards.title") }));
  return (
    <div className="flex min-h-full flex-col">
      <header className="sticky top-0 z-10 flex h-14 items-center justify-between border-b border-line bg-canvas px-4 sm:px-6">
        <Wordmark />
        <AccountMenu />
      </header>
      <main className="mx-auto w-full max-w-5xl flex-1 px-4 py-8 sm:px-6 sm:py-10">
        {boards?.length === 0 ? (
          <FirstBoard />
        ) : (
          <>
            <h1 className="mb-5 text-lg font-semibold tracking-tight">{t("boards.title")}</h1>
            {error !== undefined && boards && (
              <p role="alert" className="mb-4 text-sm text-danger-text">
                {faultText(error, t)}
              </p>
            )}
            {error !== undefined && !boards ? (
              <Problem
                icon={CloudOff}
                title={t("boards.failed")}
                text={faultText(error, t)}
                onRetry={() => void load()}
              />
            ) : (
              <ul aria-busy={!boards} className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,220px),1fr))] gap-3">
                {boards && <NewBoard />}
                {boards?.map((board) => <BoardTile key={board.id} board={board} />) ?? <BoardTileSkeleton count={6} />}
              </ul>
            )}
            {nextCursor !== null && (
              <div className="mt-6 text-center">
                <Button disabled={isLoading} onClick={() => void load(nextCursor)}>
                  {t("boards.more")}
                </Button>
              </div>
            )}
          </>
        )}
      </main>
    </div>
  );
}
