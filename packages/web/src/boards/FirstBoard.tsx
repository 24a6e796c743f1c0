import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMe } from "../session/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { NewBoard } from "./NewBoard.tsx";
import { useCreateBoard } from "./use-create-board.ts";
import { useHasArchived } from "./use-has-archived.ts";

/** What somebody without any board sees: one click, and there is one. */
export function FirstBoard() {
  const { t } = useTranslation();
  const me = useMe();
  const { create, isBusy } = useCreateBoard();
  const hasArchived = useHasArchived();
  return (
    <div className="mx-auto flex max-w-md flex-col items-center pt-10 text-center sm:pt-20">
      <EmptyArt />
      <h1 className="mt-8 text-lg font-semibold tracking-tight">{t("boards.first.title", { name: me.name })}</h1>
      <p className="mt-2 text-base text-balance text-ink-soft">{t("boards.first.text")}</p>
      <Button
        look="primary"
        icon={Plus}
        disabled={isBusy}
        className="mt-6 h-10 px-4"
        onClick={() => void create(t("boards.first.boardTitle"))}
      >
        {t("boards.first.action")}
      </Button>
      <div className="mt-10 w-full max-w-70">
        <p className="mb-3 text-sm text-ink-faint">{t("boards.first.or")}</p>
        <ul>
          <NewBoard />
        </ul>
      </div>
      {hasArchived && (
        <Link
          to="/"
          search={{ archived: true }}
          className="mt-8 py-1 text-sm font-medium text-accent-text hover:underline"
        >
          {t("boards.archive.title")}
        </Link>
      )}
    </div>
  );
}

function EmptyArt() {
  return (
    <div aria-hidden className="flex gap-2.5">
      {[3, 2, 1].map((count, column) => (
        <div key={count} className="h-32 w-20 rounded-card border border-line bg-panel p-2">
          {Array.from({ length: count }, (_, card) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a picture
              key={card}
              className={`mb-1.5 h-6 rounded-[5px] border ${column === 1 && card === 0 ? "border-accent bg-accent-soft" : "border-line bg-card"}`}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
