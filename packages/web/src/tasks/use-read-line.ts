import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { minuteNow } from "../due/use-now.ts";
import { languageOf } from "../locales/languages.ts";
import { isMonthFirst, type ReadLine, readLine, type TakenWords, type WordKind } from "./date-words.ts";

export function isWithin({ end }: TakenWords, text: string): boolean {
  return end <= text.length;
}

/** What a line says that somebody types, in the language that is shown. What they want back stays text. */
export function useReadLine(text: string): {
  readonly read: ReadLine;
  /** Of any line, as of now. */
  readonly readAnew: (line: string) => ReadLine;
  /** Lets the words of one kind be text. */
  readonly leave: (kind: WordKind) => void;
  readonly forget: () => void;
} {
  const { i18n } = useTranslation();
  const [left, setLeft] = useState<readonly string[]>([]);
  const locale = i18n.language;
  const readAt = (line: string, now: number) =>
    readLine(line, { language: languageOf(locale) ?? "en", isMonthFirst: isMonthFirst(locale), now, left });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `readAt` is made of these
  const read = useMemo(() => readAt(text, Math.max(minuteNow(), Date.now())), [text, locale, left]);
  return {
    read,
    readAnew: (line) => readAt(line, Date.now()),
    leave(kind) {
      const words = read.taken.filter((each) => each.kind === kind).map(({ start, end }) => text.slice(start, end));
      setLeft([...left, ...words]);
    },
    forget: () => setLeft([]),
  };
}
