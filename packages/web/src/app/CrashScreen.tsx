import type { ErrorComponentProps } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Problem } from "../ui/Problem.tsx";

/** A fault in a screen, or a part of the program that could not be loaded. What was written waits in drafts and queue. */
export function CrashScreen({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <main className="grid min-h-full place-items-center">
      <Problem
        icon={TriangleAlert}
        title={t("app.crash.title")}
        text={t("app.crash.text")}
        onRetry={() => location.reload()}
      >
        <details className="w-full text-start text-xs text-ink-soft">
          <summary className="py-2 text-center">{t("app.crash.details")}</summary>
          <pre className="max-w-full overflow-x-auto rounded-control bg-panel p-3">{String(error)}</pre>
        </details>
      </Problem>
    </main>
  );
}
