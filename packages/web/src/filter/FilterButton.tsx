import { ListFilter } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useBoardUi, useDesk } from "../board/board-desk.ts";
import { IconButton } from "../ui/Button.tsx";
import { countChoices } from "./matches.ts";
import { closeFilter, openFilter } from "./open-filter.ts";
import { useShown } from "./use-shown.ts";

/** Opens the filter, and says how much is asked for while it is closed. */
export function FilterButton() {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const isOpen = useBoardUi((ui) => ui.filterBar.isOpen);
  const count = useShown((shown) => countChoices(shown.known));
  return (
    <span className="relative inline-flex shrink-0">
      <IconButton
        icon={ListFilter}
        label={count > 0 ? t("filter.active", { count }) : t("filter.title")}
        aria-expanded={isOpen}
        data-filter-button
        className={count > 0 ? "text-accent-text" : ""}
        onClick={() => (isOpen ? closeFilter(desk) : openFilter(desk))}
      />
      {count > 0 && (
        <span aria-hidden className="filter-count absolute -end-1 -top-1 pointer-coarse:end-0.5 pointer-coarse:top-1">
          {new Intl.NumberFormat(i18n.language).format(count)}
        </span>
      )}
    </span>
  );
}
