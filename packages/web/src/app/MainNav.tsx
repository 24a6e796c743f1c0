import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PLACES } from "./places.ts";

/** The ways to every screen: in the page's head, on a phone a bar at its foot. */
export function MainNav() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("nav.title")} className="main-nav">
      <ul>
        {PLACES.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            {/* Where the address says more, like what is filtered, it is the same place. */}
            <Link to={to} activeOptions={{ exact: to === "/", includeSearch: false }} className="main-nav-link">
              <Icon aria-hidden size={17} strokeWidth={1.9} />
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
