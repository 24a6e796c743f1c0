import type { Subject } from "@syncboard/client";
import { useTranslation } from "react-i18next";

/** How many of the to-dos are done: said, and drawn. Nothing where there are none. */
export function Progress({ progress: { todos, completed } }: Pick<Subject, "progress">) {
  const { t } = useTranslation();
  if (todos === 0) return null;
  return (
    <span className="flex items-center gap-2 text-xs text-ink-soft tabular-nums">
      <progress aria-hidden max={todos} value={completed} className="progress-bar" />
      <span>{t("subject.done", { count: todos, completed })}</span>
    </span>
  );
}
