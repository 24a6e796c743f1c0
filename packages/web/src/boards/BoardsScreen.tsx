import { Link, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { NotificationBell } from "../notification/NotificationBell.tsx";
import { AccountMenu } from "../session/AccountMenu.tsx";
import { Wordmark } from "../ui/Logo.tsx";
import { useTitle } from "../ui/use-title.ts";
import { ActiveBoards } from "./ActiveBoards.tsx";
import { ArchivedBoards } from "./lazy-boards.ts";

export function BoardsScreen() {
  const { t } = useTranslation();
  const { archived = false } = useSearch({ from: "/signed-in/" });
  useTitle(t("app.title", { screen: t(archived ? "boards.archive.title" : "boards.title") }));
  return (
    <div className="flex min-h-full flex-col">
      <header className="sticky top-0 z-10 flex h-14 items-center justify-between border-b border-line bg-canvas px-4 sm:px-6">
        {archived ? (
          <Link to="/" aria-label={t("app.toBoards")} className="inline-flex">
            <Wordmark />
          </Link>
        ) : (
          <Wordmark />
        )}
        <div className="flex items-center gap-1 sm:gap-2">
          <NotificationBell />
          <AccountMenu />
        </div>
      </header>
      <main className="mx-auto w-full max-w-5xl flex-1 px-4 py-8 sm:px-6 sm:py-10">
        {archived ? <ArchivedBoards /> : <ActiveBoards />}
      </main>
    </div>
  );
}
