import type { LineState } from "@syncboard/client";
import { CircleAlert, CloudOff, RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";

export type Sign = "refused" | "outdated" | "offline" | "saving" | "connecting" | "saved";

/** What is on its way to the server: of a board, or of one's own to-dos. */
export interface OnItsWay {
  readonly line: LineState;
  /** How many changes are not yet answered. */
  readonly waiting: number;
  readonly refused: readonly unknown[];
}

/** How things stand between here and the server: what the line says, for a server may be at hand where no network is. */
export function signOf({ refused, line, waiting }: OnItsWay): Sign {
  if (refused.length > 0) return "refused";
  if (line === "outdated" || line === "offline") return line;
  if (waiting > 0) return "saving";
  return line === "online" ? "saved" : "connecting";
}

interface StateMarkProps {
  readonly sign: Sign;
  /** Of the changes that wait, or that were refused. */
  readonly count: number;
  readonly onLook: () => void;
}

/** The honest sign: it says "Saved" only when the server has answered for everything. */
export function StateMark({ sign, count, onLook }: StateMarkProps) {
  const { t } = useTranslation();
  const text =
    sign === "offline" && count > 0 ? t("board.state.offlineWaiting", { count }) : t(`board.state.${sign}`, { count });
  const look = "inline-flex h-7 items-center gap-1.5 rounded-full px-2 text-xs whitespace-nowrap";
  return (
    // Silent: what matters of it is said by `useStateWords`, and "Saved" after each word typed would not be calm.
    <div role="status" aria-live="off" aria-label={t("board.state.title")} className="shrink-0">
      {sign === "refused" && (
        <button
          type="button"
          className={`${look} bg-danger-soft font-medium text-danger-text hover:brightness-95 pointer-coarse:h-11`}
          onClick={onLook}
        >
          <CircleAlert aria-hidden size={14} />
          <Words text={text} count={count} />
        </button>
      )}
      {sign === "outdated" && (
        <button
          type="button"
          className={`${look} bg-warn-soft font-medium text-warn-text pointer-coarse:h-11`}
          onClick={() => location.reload()}
        >
          <RefreshCw aria-hidden size={14} />
          {text}
        </button>
      )}
      {sign === "offline" && (
        <span className={`${look} bg-warn-soft font-medium text-warn-text`}>
          <CloudOff aria-hidden size={14} />
          <Words text={text} count={count} />
        </span>
      )}
      {(sign === "saving" || sign === "connecting" || sign === "saved") && (
        <span className={`${look} text-ink-faint`}>
          <span
            aria-hidden
            className={`size-1.5 rounded-full transition-colors ${sign === "saved" ? "bg-good-text" : "bg-ink-faint"}`}
          />
          <span className="max-sm:sr-only">{text}</span>
        </span>
      )}
    </div>
  );
}

/** On a phone there is room for a number only; the words are there to be heard. */
function Words({ text, count }: { readonly text: string; readonly count: number }) {
  return (
    <>
      <span className="max-sm:sr-only">{text}</span>
      {count > 0 && <span aria-hidden data-painted={count} className="painted sm:hidden" />}
    </>
  );
}
