import { Link, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SECTIONS } from "./sections.ts";

/** A list at the side; on a phone a row that scrolls, with the section that is shown in view. */
export function SectionList() {
  const { t } = useTranslation();
  const row = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => {
    const shown = row.current?.querySelector(`a[href="${path}"]`);
    shown?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path]);
  return (
    <nav ref={row} aria-label={t("settings.sections")} className="section-row">
      <ul className="flex gap-1 md:flex-col md:gap-0.5">
        {SECTIONS.map(({ path, label, icon: Icon }) => (
          <li key={path} className="shrink-0">
            <Link
              to="/settings/$section"
              params={{ section: path }}
              replace
              className="flex h-8 items-center gap-2.5 rounded-control px-2.5 text-sm font-medium text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-panel-strong aria-[current=page]:text-ink pointer-coarse:h-11 max-md:rounded-full max-md:px-3.5"
            >
              <Icon aria-hidden size={16} strokeWidth={1.9} className="max-md:hidden" />
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
