import { useTranslation } from "react-i18next";
import { momentWords } from "../due/due.ts";
import { momentOf } from "../due/moment.ts";
import type { ReadLine, WordKind } from "./date-words.ts";
import { useRepeatWords } from "./use-repeat-words.ts";

export const WORD_KINDS = ["due", "repeat", "priority"] as const satisfies readonly WordKind[];

/** How what was read out of a line is said; empty where nothing was. */
export function useReadWords(): (read: ReadLine) => Readonly<Record<WordKind, string>> {
  const { t, i18n } = useTranslation();
  const repeatWords = useRepeatWords();
  return ({ due, repeat, priority }) => ({
    due: due ? momentWords(momentOf(due, "due"), "due", i18n.language, Date.now()) : "",
    repeat: repeat ? repeatWords(repeat, due && momentOf(due, "due")) : "",
    priority: priority ? t(`tasks.priority.${priority}`) : "",
  });
}
