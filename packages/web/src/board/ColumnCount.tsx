import { useTranslation } from "react-i18next";
import { numberFormat } from "../locales/formats.ts";

interface ColumnCountProps {
  readonly count: number;
  /** How many of them the filter leaves; null: there is none. */
  readonly matching: number | null;
  readonly limit: number | null;
}

/** How many cards a column holds, of how many that may be, and how many of them match. The limit counts them all. */
export function ColumnCount({ count, matching, limit }: ColumnCountProps) {
  return (
    <>
      {matching !== null && <MatchingCount matching={matching} count={count} />}
      {(matching === null || limit !== null) && <WholeCount count={count} limit={limit} />}
    </>
  );
}

function MatchingCount({ matching, count }: { readonly matching: number; readonly count: number }) {
  const { t } = useTranslation();
  return (
    <span className="shrink-0 px-1 text-sm whitespace-nowrap text-accent-text tabular-nums">
      <span aria-hidden dir="auto">
        {t("filter.shown", { matching, count })}
      </span>
      <span className="sr-only">{t("filter.inColumn", { matching, count })}</span>
    </span>
  );
}

/** Amber at the limit, red over it, and said in words too. */
function WholeCount({ count, limit }: Omit<ColumnCountProps, "matching">) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => numberFormat(i18n.language).format(value);
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
