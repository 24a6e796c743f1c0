import type { Card } from "@syncboard/model";
import { CircleCheck, ListChecks, MessageSquare, Paperclip, TextAlignStart } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useColumnWidth } from "../board/use-column-width.ts";
import { DueBadge } from "../due/DueBadge.tsx";
import { useDue, useStart } from "../due/use-due.ts";
import { fittingChips } from "../label/fitting-chips.ts";
import { LabelChip } from "../label/LabelChip.tsx";
import { useLabels } from "../label/use-labels.ts";
import { PersonAvatar } from "../member/PersonAvatar.tsx";
import { usePeople } from "../member/use-people.ts";

const MOST_AVATARS = 3;

/** In pixels: what a column and a card have left and right of a line. */
const AROUND = 42;

// What a card's front shows beside its title is hidden from screen readers, which hear it once, as the card's description.

export function CardLabels({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const { width } = useColumnWidth();
  const labels = useLabels(card);
  if (labels.length === 0) return null;
  const names = labels.map(({ name }) => name);
  const shown = labels.slice(0, fittingChips(names, width - AROUND));
  const rest = labels.length - shown.length;
  return (
    <span aria-hidden className="card-labels">
      {shown.map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
      {rest > 0 && (
        <span className="px-1 text-xs leading-5 text-ink-soft tabular-nums">{t("label.more", { count: rest })}</span>
      )}
    </span>
  );
}

/** The quiet row. */
export function CardFoot({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const people = usePeople(card);
  const hasDue = card.dueAt !== null || card.doneAt !== null;
  if (!hasDue && !hasInside(card) && people.length === 0) return null;
  const rest = people.length - MOST_AVATARS;
  return (
    <span aria-hidden className="card-foot">
      <DueBadge card={card} />
      <ItemCount card={card} />
      {card.hasDescription && <TextAlignStart aria-hidden size={14} className="shrink-0 text-ink-faint" />}
      {card.commentCount > 0 && (
        <span className="inline-flex shrink-0 items-center gap-1 text-xs leading-5 text-ink-soft tabular-nums">
          <MessageSquare aria-hidden size={13} strokeWidth={2} />
          {t("comment.count", { count: card.commentCount })}
        </span>
      )}
      {card.attachmentCount > 0 && (
        <span className="inline-flex shrink-0 items-center gap-1 text-xs leading-5 text-ink-soft tabular-nums">
          <Paperclip aria-hidden size={13} strokeWidth={2} />
          {t("attachment.count", { count: card.attachmentCount })}
        </span>
      )}
      {people.length > 0 && (
        <span
          className="ms-auto flex shrink-0 items-center gap-[3px]"
          title={people.map(({ name }) => name).join(", ")}
        >
          {people.slice(0, MOST_AVATARS).map((person) => (
            <PersonAvatar key={person.id} person={person} size={20} />
          ))}
          {rest > 0 && (
            <span className="ps-1 text-xs text-ink-soft tabular-nums">{t("label.more", { count: rest })}</span>
          )}
        </span>
      )}
    </span>
  );
}

function hasInside({ hasDescription, itemCount, commentCount, attachmentCount }: Card): boolean {
  return hasDescription || itemCount > 0 || commentCount > 0 || attachmentCount > 0;
}

/** How many items of the checklists are done; all of them: in the colour of what is well, and with a tick of its own. */
function ItemCount({ card: { itemCount, doneCount } }: { readonly card: Pick<Card, "itemCount" | "doneCount"> }) {
  const { t } = useTranslation();
  if (itemCount === 0) return null;
  const isDone = doneCount === itemCount;
  const Icon = isDone ? CircleCheck : ListChecks;
  return (
    <span className="card-items" data-done={isDone || undefined}>
      <Icon aria-hidden size={13} strokeWidth={2.1} className="shrink-0" />
      {t("checklist.count", { done: doneCount, count: itemCount })}
    </span>
  );
}

export function wordsIdOf(cardId: string): string {
  return `card-words-${cardId}`;
}

export function hasWords(card: Card): boolean {
  const { labelIds, assigneeIds, startAt, dueAt, doneAt, itemCount, commentCount, attachmentCount } = card;
  return (
    itemCount > 0 ||
    commentCount > 0 ||
    attachmentCount > 0 ||
    labelIds.length > 0 ||
    assigneeIds.length > 0 ||
    startAt !== null ||
    dueAt !== null ||
    doneAt !== null
  );
}

/** The marks in words, to be heard with the title. */
export function CardWords({ card }: { readonly card: Card }) {
  const { t, i18n } = useTranslation();
  const labels = useLabels(card);
  const people = usePeople(card);
  const { state, when } = useDue(card);
  const start = useStart(card);
  const namesOf = (rows: readonly { name: string }[]) =>
    new Intl.ListFormat(i18n.language).format(rows.map(({ name }) => name));
  const words = [
    labels.length > 0 && t("label.says", { names: namesOf(labels) }),
    state && (when === undefined ? t("dates.says.bare") : t(`dates.says.${state}`, { when })),
    start !== undefined && t("dates.says.start", { when: start }),
    card.itemCount > 0 && t("checklist.says", { done: card.doneCount, count: card.itemCount }),
    card.commentCount > 0 && t("comment.says", { count: card.commentCount }),
    card.attachmentCount > 0 && t("attachment.says", { count: card.attachmentCount }),
    people.length > 0 && t("people.says", { names: namesOf(people) }),
  ];
  return (
    <span id={wordsIdOf(card.id)} hidden>
      {words.filter(Boolean).join(" ")}
    </span>
  );
}
