import { useTranslation } from "react-i18next";
import { Logo } from "../ui/Logo.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { PlacesMenu } from "./lazy-places.ts";

/** The logo as the way out of a board, which keeps its room for itself. */
export function PlacesButton() {
  const { t } = useTranslation();
  const menu = useMenu();
  return (
    <>
      <button
        type="button"
        aria-label={t("nav.goTo")}
        title={t("nav.goTo")}
        {...menu.button}
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-control hover:bg-hover pointer-coarse:size-11"
      >
        <Logo size={24} />
      </button>
      {menu.anchor && <PlacesMenu anchor={menu.anchor} onClose={menu.close} />}
    </>
  );
}
