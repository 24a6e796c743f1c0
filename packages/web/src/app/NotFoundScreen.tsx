import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Problem } from "../ui/Problem.tsx";
import { useTitle } from "../ui/use-title.ts";

export function NotFoundScreen() {
  const { t } = useTranslation();
  useTitle(t("app.title", { screen: t("app.notFound.title") }));
  return (
    <main className="grid min-h-full place-items-center">
      <Problem icon={Compass} title={t("app.notFound.title")} text={t("app.notFound.text")}>
        <Link to="/" className="button-link">
          {t("app.toBoards")}
        </Link>
      </Problem>
    </main>
  );
}
