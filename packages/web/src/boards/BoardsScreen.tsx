import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "../app/Page.tsx";
import { useTitle } from "../ui/use-title.ts";
import { ActiveBoards } from "./ActiveBoards.tsx";
import { ArchivedBoards } from "./lazy-boards.ts";

export function BoardsScreen() {
  const { t } = useTranslation();
  const { archived = false } = useSearch({ from: "/signed-in/" });
  useTitle(t("app.title", { screen: t(archived ? "boards.archive.title" : "boards.title") }));
  return (
    <Page>
      <main className="mx-auto w-full max-w-5xl flex-1 px-4 py-8 sm:px-6 sm:py-10">
        {archived ? <ArchivedBoards /> : <ActiveBoards />}
      </main>
    </Page>
  );
}
