import { type LucideIcon, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import { Empty } from "./Empty.tsx";

interface ProblemProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  /** The level under the heading that it stands below; 1: it is the whole screen. */
  readonly heading?: "h1" | "h2" | "h3";
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
}

/** A whole screen, or a part of one, that cannot show what it should: what happened, and what can be done. */
export function Problem({ heading = "h1", onRetry, children, ...what }: ProblemProps) {
  const { t } = useTranslation();
  return (
    <Empty {...what} heading={heading}>
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        {onRetry && (
          <Button icon={RotateCw} onClick={onRetry}>
            {t("app.retry")}
          </Button>
        )}
        {children}
      </div>
    </Empty>
  );
}
