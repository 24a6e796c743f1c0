import { ChevronDown, Search, X } from "lucide-react";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useBoardUi, useDesk } from "../board/board-desk.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { type ChoiceKind, KINDS, MAX_FILTER_TEXT } from "./filter.ts";
import { FilterPicker } from "./lazy-filter.ts";
import { clearFilter, closeFilter, enterBoard } from "./open-filter.ts";
import { useShown } from "./use-shown.ts";

/** Everything of the filter in one row, the field first. */
export function FilterRow() {
  const { t } = useTranslation();
  const desk = useDesk();
  const field = useRef<HTMLInputElement>(null);
  const filter = useShown((shown) => shown.filter);
  const isFiltered = useShown((shown) => shown.isFiltered);
  const matching = useShown((shown) => shown.count());
  const count = useBoard(({ view }) => view.columns.reduce((sum, { id }) => sum + view.cardsIn(id).length, 0));
  const asked = useBoardUi((ui) => ui.filterBar.asked);

  useLayoutEffect(() => {
    if (asked === 0) return;
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, [asked]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault();
      enterBoard(desk);
    }
  }

  function onEscape(event: KeyboardEvent) {
    // What is open beside the row has an Escape of its own.
    if (event.key !== "Escape" || event.nativeEvent.isComposing || !(event.target instanceof Element)) return;
    if (!event.currentTarget.contains(event.target)) return;
    event.preventDefault();
    if (event.target === field.current && filter.text !== "") desk.shown.setFilter({ ...filter, text: "" });
    else closeFilter(desk);
  }

  return (
    <search
      aria-label={t("filter.title")}
      onKeyDown={onEscape}
      className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-1 gap-y-2 border-b border-line px-4 py-2"
    >
      <div className="relative me-1">
        <Search
          aria-hidden
          size={15}
          className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-ink-faint"
        />
        <input
          ref={field}
          type="text"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          aria-label={t("filter.text")}
          placeholder={t("filter.text")}
          maxLength={MAX_FILTER_TEXT}
          value={filter.text}
          onChange={(event) => desk.shown.setFilter({ ...filter, text: event.target.value })}
          onKeyDown={onKeyDown}
          className="field-box h-8 w-60 px-8 text-sm pointer-coarse:h-11"
        />
      </div>
      {KINDS.map((kind) => (
        <Chooser key={kind} kind={kind} />
      ))}
      {isFiltered && (
        <>
          <span dir="auto" className="px-2 text-sm text-ink-soft tabular-nums">
            {t("filter.shown", { matching, count })}
          </span>
          <Button
            look="quiet"
            onClick={() => {
              clearFilter(desk);
              field.current?.focus();
            }}
          >
            {t("filter.clear")}
          </Button>
        </>
      )}
      <IconButton icon={X} label={t("filter.close")} className="ms-auto" onClick={() => closeFilter(desk)} />
    </search>
  );
}

function Chooser({ kind }: { readonly kind: ChoiceKind }) {
  const { t, i18n } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const count = useShown((shown) => shown.known[kind].length);
  return (
    <>
      <Button
        ref={button}
        look="quiet"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        className={count > 0 ? "text-accent-text!" : ""}
        onClick={() => setAnchor(button.current)}
      >
        {t(`filter.kind.${kind}`)}
        {count > 0 && (
          <>
            <span aria-hidden className="filter-count">
              {new Intl.NumberFormat(i18n.language).format(count)}
            </span>
            <span className="sr-only">{t("filter.chosen", { count })}</span>
          </>
        )}
        <ChevronDown aria-hidden size={14} />
      </Button>
      {anchor && <FilterPicker kind={kind} anchor={() => anchor} onClose={() => setAnchor(null)} />}
    </>
  );
}
