import { Link, Outlet } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Page } from "../app/Page.tsx";
import { SectionList } from "./SectionList.tsx";
import { wayBack } from "./way-back.ts";

/** The frame of the settings: the sections beside the one that is shown, on a phone above it. */
export function SettingsScreen() {
  const { t } = useTranslation();
  return (
    <Page
      lead={
        <Link
          to={wayBack()}
          className="-ms-2.5 inline-flex h-9 items-center gap-2 rounded-control px-2.5 text-sm font-medium text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:h-11"
        >
          <ArrowLeft aria-hidden size={17} strokeWidth={1.9} className="rtl:-scale-x-100" />
          {t("settings.back")}
        </Link>
      }
    >
      <div className="mx-auto w-full max-w-4xl flex-1 px-4 pt-6 pb-16 sm:px-6 sm:pt-10 md:grid md:grid-cols-[184px_minmax(0,1fr)] md:items-start md:gap-x-14">
        <aside className="md:sticky md:top-24">
          <p className="mb-3 px-2.5 text-lg font-semibold tracking-tight max-md:px-0">{t("settings.title")}</p>
          <SectionList />
        </aside>
        <main className="max-md:mt-6">
          <Outlet />
        </main>
      </div>
    </Page>
  );
}
