import { Link } from "@tanstack/react-router";
import { Command } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NotificationBell } from "../notification/NotificationBell.tsx";
import { openPalette } from "../palette/palette.ts";
import { AccountMenu } from "../session/AccountMenu.tsx";
import { IconButton } from "../ui/Button.tsx";
import { Wordmark } from "../ui/Logo.tsx";
import { MainNav } from "./MainNav.tsx";
import { useArrival } from "./use-arrival.ts";

interface PageProps {
  /** In place of the main navigation. */
  readonly lead?: ReactNode;
  /** Beside the bell, like a sign of the state of things. */
  readonly trail?: ReactNode;
  readonly children: ReactNode;
}

/** A screen that scrolls, under the head that all of them have. */
export function Page({ lead, trail, children }: PageProps) {
  const { t } = useTranslation();
  useArrival();
  return (
    <div className="page-body">
      <header className="page-head">
        {lead ?? (
          <>
            <Link
              to="/"
              aria-label={t("app.toBoards")}
              className="inline-flex items-center rounded-control pointer-coarse:min-h-11"
            >
              <Wordmark />
            </Link>
            <MainNav />
          </>
        )}
        <div className="ms-auto flex items-center gap-1 sm:gap-2">
          {trail}
          <IconButton icon={Command} label={t("palette.title")} onClick={openPalette} />
          <NotificationBell />
          <AccountMenu />
        </div>
      </header>
      {children}
    </div>
  );
}
