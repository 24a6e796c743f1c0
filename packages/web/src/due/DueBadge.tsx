import type { Card } from "@syncboard/model";
import { CircleAlert, CircleCheck, Clock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDue } from "./use-due.ts";

const ICONS = { done: CircleCheck, overdue: CircleAlert, soon: Clock, later: Clock } as const;

/** When a card is due. The colour is never all that says how it stands. */
export function DueBadge({ card }: { readonly card: Pick<Card, "dueAt" | "doneAt"> }) {
  const { t } = useTranslation();
  const { state, when } = useDue(card);
  if (!state) return null;
  const Icon = ICONS[state];
  return (
    <span className="due" data-state={state} title={t(`dates.state.${state}`)}>
      <Icon aria-hidden size={13} strokeWidth={2.1} className="shrink-0" />
      <span className="inline-block truncate first-letter:uppercase">{when ?? t("dates.state.done")}</span>
    </span>
  );
}
