import { type LucideIcon, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import { Empty } from "./Empty.tsx";

interface ProblemProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
}

/** A whole screen, or a part of one, that cannot show what it should: what happened, and what can be done. */
export function Problem({ onRetry, children, ...what }: ProblemProps) {
  const { t } = useTranslation();
  return (
    <Empty {...what} heading="h1">
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
