import { useTranslation } from "react-i18next";
import { useBoard, useBoardUi, useDesk } from "../board/board-desk.ts";
import { useColumnWidth } from "../board/use-column-width.ts";
import { Button } from "../ui/Button.tsx";
import { FilterRow } from "./FilterRow.tsx";
import { FilterSheet } from "./lazy-filter.ts";
import { clearFilter, closeFilter } from "./open-filter.ts";
import { useFilterAddress } from "./use-filter-address.ts";
import { useFilterWords } from "./use-filter-words.ts";
import { useShown } from "./use-shown.ts";

/** The board's filter: a row under its header, on a phone a sheet. */
export function FilterBar() {
  const desk = useDesk();
  const { isPhone } = useColumnWidth();
  const isOpen = useBoardUi((ui) => ui.filterBar.isOpen);
  useFilterAddress(desk);
  useFilterWords(desk);
  return (
    <>
      {isOpen && !isPhone && <FilterRow />}
      {isOpen && isPhone && <FilterSheet onClose={() => closeFilter(desk)} />}
      <NoMatch hasWay={isOpen && !isPhone} />
    </>
  );
}

/** `hasWay`: out of the filter, in the row above. */
function NoMatch({ hasWay }: { readonly hasWay: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const isEmpty = useShown((shown) => shown.isFiltered && shown.count() === 0);
  const hasCards = useBoard(({ view }) => view.columns.some(({ id }) => view.cardsIn(id).length > 0));
  if (!isEmpty || !hasCards) return null;
  return (
    <section
      aria-label={t("filter.title")}
      className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-b border-line bg-panel px-4 py-2 text-sm text-ink-soft"
    >
      <p>{t("filter.noMatch")}</p>
      {!hasWay && <Button onClick={() => clearFilter(desk)}>{t("filter.clear")}</Button>}
    </section>
  );
}
