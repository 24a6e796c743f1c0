import type { Card } from "@syncboard/model";
import { useTranslation } from "react-i18next";
import { type DueState, dueState, momentWords } from "./due.ts";
import { useNow } from "./use-now.ts";

/** How a card stands to its due date, and when that is, in words. */
export function useDue(card: Pick<Card, "dueAt" | "doneAt">): {
  readonly state: DueState | undefined;
  readonly when: string | undefined;
} {
  const { i18n } = useTranslation();
  const { dueAt } = card;
  const state = useNow((now) => dueState(card, now));
  const when = useNow((now) => (dueAt === null ? undefined : momentWords(dueAt, "due", i18n.language, now)));
  return { state, when };
}

export function useStart({ startAt }: Pick<Card, "startAt">): string | undefined {
  const { i18n } = useTranslation();
  return useNow((now) => (startAt === null ? undefined : momentWords(startAt, "start", i18n.language, now)));
}
