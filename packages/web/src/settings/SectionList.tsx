import { Link, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ADMINISTRATION } from "../administration/administration-sections.ts";
import { useMe } from "../session/use-session.ts";
import { SECTIONS, type SettingsSection } from "./sections.ts";

/** A list at the side; on a phone a row that scrolls, with the section that is shown in view. */
export function SectionList() {
  const { t, i18n } = useTranslation();
  const { isAdministrator } = useMe();
  const row = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another language the names are of other widths
  useEffect(() => {
    const shown = row.current?.querySelector(`a[href="${path}"]`);
    shown?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path, isAdministrator, i18n.language]);
  return (
    <nav
      ref={row}
      aria-label={t("settings.sections")}
      className="section-row relative max-md:flex max-md:items-center max-md:gap-1"
    >
      <ul className="flex gap-1 md:flex-col md:gap-0.5">
        {SECTIONS.map((section) => (
          <li key={section.path} className="shrink-0">
            <Link to="/settings/$section" params={{ section: section.path }} replace className="section-link">
              <Named section={section} />
            </Link>
          </li>
        ))}
      </ul>
      {isAdministrator && (
        <>
          <p
            id="administration"
            className="shrink-0 text-xs font-medium text-ink-faint max-md:ms-2 max-md:border-s max-md:border-line-strong max-md:ps-3.5 max-md:pe-1 md:mt-6 md:mb-1.5 md:px-2.5"
          >
            {t("administration.title")}
          </p>
          <ul aria-labelledby="administration" className="flex gap-1 md:flex-col md:gap-0.5">
            {ADMINISTRATION.map((section) => (
              <li key={section.path} className="shrink-0">
                <Link to="/admin/$section" params={{ section: section.path }} replace className="section-link">
                  <Named section={section} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}

function Named({ section: { icon: Icon, label } }: { readonly section: SettingsSection }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Icon aria-hidden size={16} strokeWidth={1.9} className="max-md:hidden" />
      {t(label)}
    </>
  );
}
