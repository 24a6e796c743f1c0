import { useTranslation } from "react-i18next";
import type { Theme } from "../look/theme.ts";

interface ThemeChoiceProps {
  readonly theme: Theme;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** A theme with a small picture of a board in it. The pictures keep their own colours, whatever the page's are. */
export function ThemeChoice({ theme, isChosen, onChoose }: ThemeChoiceProps) {
  const { t } = useTranslation();
  return (
    <label className="theme-choice">
      <span
        aria-hidden
        className="relative block h-21 shrink-0 overflow-hidden rounded-control border border-line max-sm:h-16 max-sm:w-28"
      >
        <SmallBoard scheme={theme === "dark" ? "dark" : "light"} />
        {theme === "system" && (
          <span className="absolute inset-0 [clip-path:polygon(100%_0,100%_100%,0_100%)]">
            <SmallBoard scheme="dark" />
          </span>
        )}
      </span>
      <span className="flex items-center gap-2 text-sm font-medium sm:mt-2.5">
        <input
          type="radio"
          name="theme"
          value={theme}
          checked={isChosen}
          onChange={onChoose}
          className="accent-accent"
        />
        {t(`session.theme.${theme}`)}
      </span>
    </label>
  );
}

/** Widths of the cards in percent, by column. */
const COLUMNS = [[80, 60, 72], [64, 84], [76]] as const;

function SmallBoard({ scheme }: { readonly scheme: "light" | "dark" }) {
  return (
    <span className="absolute inset-0 flex gap-1.5 bg-canvas p-2.5" style={{ colorScheme: scheme }}>
      {COLUMNS.map((cards) => (
        <span key={cards.join()} className="flex-1 rounded-[5px] bg-panel p-1">
          {cards.map((width) => (
            <span key={width} className="mb-1 block rounded-[3px] border border-line bg-card p-1">
              <span className="block h-1 rounded-full bg-line-strong" style={{ width: `${width}%` }} />
            </span>
          ))}
        </span>
      ))}
    </span>
  );
}
