import { Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../ui/Problem.tsx";
import { useTitle } from "../ui/use-title.ts";

export function NoBoard({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation();
  useTitle(t("app.title", { screen: t("board.title") }));
  return (
    <main className="grid min-h-full place-items-center">
      <Problem icon={SearchX} title={t("board.gone.title")} text={t("board.gone.text")}>
        <Link to="/" className="button-link">
          {t("app.toBoards")}
        </Link>
        {children}
      </Problem>
    </main>
  );
}
