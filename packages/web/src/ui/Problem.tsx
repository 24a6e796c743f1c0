import { type LucideIcon, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";

interface ProblemProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
}

/** A whole screen, or a part of one, that cannot show what it should: what happened, and what can be done. */
export function Problem({ icon: Icon, title, text, onRetry, children }: ProblemProps) {
  const { t } = useTranslation();
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center px-6 py-16 text-center">
      <span className="mb-4 inline-flex size-12 items-center justify-center rounded-dialog border border-line bg-card text-ink-soft shadow-card">
        <Icon aria-hidden size={22} strokeWidth={1.7} />
      </span>
      <h1 className="text-md font-semibold text-balance">{title}</h1>
      <p className="mt-1.5 text-base text-balance text-ink-soft">{text}</p>
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        {onRetry && (
          <Button icon={RotateCw} onClick={onRetry}>
            {t("app.retry")}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
