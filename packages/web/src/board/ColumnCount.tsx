import { useTranslation } from "react-i18next";

/** How many cards a column holds, and of how many: amber at the limit, red over it, and said in words too. */
export function ColumnCount({ count, limit }: { readonly count: number; readonly limit: number | null }) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  if (limit === null) {
    return (
      <span className="shrink-0 px-1 text-sm text-ink-faint tabular-nums">
        <span aria-hidden>{number(count)}</span>
        <span className="sr-only">{t("board.column.count", { count })}</span>
      </span>
    );
  }
  const state = count > limit ? "over" : count === limit ? "full" : "within";
  const look = {
    over: "bg-danger-soft font-medium text-danger-text",
    full: "bg-warn-soft font-medium text-warn-text",
    within: "text-ink-faint",
  }[state];
  const words = t(`board.column.limitState.${state}`, { count, limit });
  return (
    <span title={words} className={`shrink-0 rounded-full px-2 py-px text-sm tabular-nums ${look}`}>
      <span aria-hidden>
        {number(count)}/{number(limit)}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
