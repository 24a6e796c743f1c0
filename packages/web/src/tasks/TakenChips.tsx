import { CalendarClock, Flag, type LucideIcon, Repeat, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ReadLine, WordKind } from "./date-words.ts";
import { useReadWords, WORD_KINDS } from "./use-read-words.ts";

interface TakenChipsProps {
  readonly id: string;
  readonly read: ReadLine;
  readonly onLeave: (kind: WordKind) => void;
}

const ICONS: Readonly<Record<WordKind, LucideIcon>> = { due: CalendarClock, repeat: Repeat, priority: Flag };

/** What was read out of the line, before it is taken: each can be put back. */
export function TakenChips({ id, read, onLeave }: TakenChipsProps) {
  const { t } = useTranslation();
  const said = useReadWords()(read);
  const { taken } = read;
  const shown = WORD_KINDS.filter((kind) => said[kind] !== "");
  return (
    <ul id={id} aria-label={t("tasks.words.title")} className={shown.length > 0 ? "taken-chips" : "hidden"}>
      {shown.map((kind) => {
        const Icon = ICONS[kind];
        const isWritten = taken.some((words) => words.kind === kind);
        return (
          <li key={kind} className="taken-chip">
            <Icon aria-hidden size={14} strokeWidth={2} className="shrink-0" />
            <span className="first-letter:uppercase">{said[kind]}</span>
            {isWritten && (
              <button
                type="button"
                aria-label={t("tasks.words.leave", { words: said[kind] })}
                title={t("tasks.words.leave", { words: said[kind] })}
                onClick={() => onLeave(kind)}
              >
                <X aria-hidden size={14} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
