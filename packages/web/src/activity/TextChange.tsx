import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Prose } from "../prose/lazy-prose.tsx";
import { Button } from "../ui/Button.tsx";
import { lineDiff, type Shown, withoutSame } from "./line-diff.ts";

interface TextChangeProps {
  readonly before: string | null;
  readonly after: string | null;
  readonly onPutBack: (() => void) | undefined;
}

/** What of a text was changed, and the whole of it before: what putting back gives. */
export function TextChange({ before, after, onPutBack }: TextChangeProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<"changes" | "before">("changes");
  return (
    <div className="mt-1 rounded-card border border-line bg-panel">
      <div className="flex flex-wrap items-center gap-1 border-b border-line p-1">
        {(["changes", "before"] as const).map((each) => (
          <Button
            key={each}
            look="quiet"
            className={`px-2! pointer-fine:h-7 ${view === each ? "bg-hover text-ink" : ""}`}
            aria-pressed={view === each}
            onClick={() => setView(each)}
          >
            {t(`activity.${each}`)}
          </Button>
        ))}
        {onPutBack && (
          <Button look="quiet" icon={Undo2} className="ms-auto px-2! pointer-fine:h-7" onClick={onPutBack}>
            {t("activity.putBackText")}
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section aria-label={t(`activity.${view}`)} tabIndex={0} className="max-h-72 overflow-auto p-3 text-ink">
        {view === "changes" ? (
          <Lines before={before} after={after} />
        ) : before ? (
          <Prose text={before} />
        ) : (
          <p className="text-ink-soft">{t("activity.noText")}</p>
        )}
      </section>
    </div>
  );
}

function Lines({ before, after }: Pick<TextChangeProps, "before" | "after">) {
  const lines = withoutSame(lineDiff(before, after));
  return (
    <div className="text-sm">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of two texts that do not change
        <Line key={at} line={line} />
      ))}
    </div>
  );
}

const LOOKS = {
  same: "text-ink-soft",
  gone: "bg-danger-soft text-danger-text",
  come: "bg-good-soft text-good-text",
} as const;

const SIGNS = { same: "", gone: "−", come: "+" } as const;

function Line({ line }: { readonly line: Shown }) {
  const { t } = useTranslation();
  if (line.what === "many") {
    return <p className="py-1 text-xs text-ink-soft">{t("activity.sameLines", { count: line.count })}</p>;
  }
  return (
    <p className={`flex gap-2 rounded-xs px-1.5 ${LOOKS[line.what]}`}>
      <span aria-hidden className="painted w-2 shrink-0" data-painted={SIGNS[line.what]} />
      {line.what === "gone" && <span className="sr-only">{t("activity.went")}</span>}
      {line.what === "come" && <span className="sr-only">{t("activity.came")}</span>}
      <span dir="auto" className="min-w-0 flex-1 break-words whitespace-pre-wrap">
        {line.text || "\u00a0"}
      </span>
    </p>
  );
}
