import type { PublicBoard, PublicCard } from "@syncboard/client";
import { TextAlignStart } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DueBadge } from "../due/DueBadge.tsx";
import { useDue } from "../due/use-due.ts";
import { LabelChip } from "../label/LabelChip.tsx";
import { PublicPeople } from "./PublicPeople.tsx";
import { peopleWords } from "./public-people.ts";

interface PublicCardFrontProps {
  readonly card: PublicCard;
  readonly board: PublicBoard;
  readonly onOpen: () => void;
}

/** As the front of a card on the board; what it shows beside its title is heard once, as its description. */
export function PublicCardFront({ card, board, onOpen }: PublicCardFrontProps) {
  const { t, i18n } = useTranslation();
  const { state, when } = useDue(card);
  const labels = board.labels.filter(({ id }) => card.labelIds.includes(id));
  const hasDue = card.dueAt !== null || card.doneAt !== null;
  const listed = (words: readonly string[]) => new Intl.ListFormat(i18n.language).format(words);
  const words = [
    labels.length > 0 && t("label.says", { names: listed(labels.map(({ name }) => name)) }),
    state && (when === undefined ? t("dates.says.bare") : t(`dates.says.${state}`, { when })),
    card.people.length > 0 && t("people.says", { names: listed(peopleWords(card, t)) }),
    card.hasDescription && t("card.hasDescription"),
  ].filter(Boolean);
  const wordsId = `public-words-${card.id}`;
  return (
    <>
      <button
        type="button"
        aria-describedby={words.length > 0 ? wordsId : undefined}
        className="card w-full text-start"
        onClick={onOpen}
      >
        {labels.length > 0 && (
          <span aria-hidden className="card-labels">
            {labels.map((label) => (
              <LabelChip key={label.id} label={label} />
            ))}
          </span>
        )}
        <span dir="auto" className="block">
          {card.title}
        </span>
        {(hasDue || card.hasDescription || card.people.length > 0) && (
          <span aria-hidden className="card-foot">
            <DueBadge card={card} />
            {card.hasDescription && <TextAlignStart aria-hidden size={14} className="shrink-0 text-ink-faint" />}
            <PublicPeople card={card} />
          </span>
        )}
      </button>
      {words.length > 0 && (
        <span id={wordsId} hidden>
          {words.join(" ")}
        </span>
      )}
    </>
  );
}
