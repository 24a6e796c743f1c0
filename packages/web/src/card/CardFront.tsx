import type { Card } from "@syncboard/model";
import { Ellipsis } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { useTranslation } from "react-i18next";
import { CardCover } from "../attachment/CardCover.tsx";
import { send } from "../board/actions/send.ts";
import { patchUi, useBoard, useBoardUi, useCan, useDesk } from "../board/board-desk.ts";
import type { CardCarry } from "../board/carry.ts";
import { CarryMark } from "../presence/CarryMark.tsx";
import { TypingArea } from "../presence/TypingArea.tsx";
import { toggleSelected } from "../selection/selection.ts";
import { TitleField } from "../ui/TitleField.tsx";
import { CardLookers } from "./CardLookers.tsx";
import { CardFoot, CardLabels, CardWords, hasWords, wordsIdOf } from "./CardMarks.tsx";

interface CardFrontProps {
  readonly cardId: string;
  /** Whether Tab enters the column's list here. */
  readonly isEntry: boolean;
  /** Set while the card is carried: by a pointer it is the empty slot, by keys the card itself, lifted. */
  readonly slot: CardCarry | null;
}

export const CardFront = memo(function CardFront({ cardId, isEntry, slot }: CardFrontProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const card = useBoard((state) => state.view.cards.get(cardId));
  const isEditing = useBoardUi(({ opened }) => opened?.what === "card-title" && opened.cardId === cardId);
  const canEdit = useCan("card.edit");
  const isSelected = useBoardUi(({ selected }) => selected.has(cardId));
  if (!card) return null;

  if (isEditing) {
    return (
      <TypingArea cardId={cardId} field="title">
        <TitleField
          label={t("card.title")}
          userId={desk.me.id}
          draftKey={`card-title.${cardId}`}
          saved={card.title}
          className="card-editing"
          onSave={(title) => send(desk, { type: "card.edit", cardId, title })}
          onDone={(byKey) => {
            const here = { columnId: card.columnId, cardId };
            patchUi(desk, { opened: null, ...(byKey && { active: here }) });
            if (byKey) desk.dom.focus(here);
          }}
        />
      </TypingArea>
    );
  }

  function onClick(event: MouseEvent) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // While some are selected a click or a tap takes one more, or lets go of one.
    if (desk.ui.get().selected.size > 0) toggleSelected(desk, cardId);
    else desk.openCard(cardId);
  }

  return (
    <div className="group relative">
      <a
        href={`/b/${desk.live.boardId}/c/${cardId}`}
        draggable={false}
        tabIndex={isEntry ? 0 : -1}
        aria-describedby={notesOf(card, canEdit, isSelected)}
        data-card={cardId}
        data-selected={isSelected || undefined}
        data-carried={slot?.by}
        style={slot?.by === "pointer" ? { height: slot.height } : undefined}
        className="card"
        onClick={onClick}
        onFocus={() => patchUi(desk, { active: { columnId: slot?.columnId ?? card.columnId, cardId } })}
      >
        {card.cover && <CardCover cover={card.cover} />}
        <CardLabels card={card} />
        <span dir="auto" className="block">
          {card.title}
        </span>
        <CardFoot card={card} />
      </a>
      {slot?.by === "keys" && slot.ids.length > 1 && (
        <span aria-hidden className="carry-count">
          {t("board.selection.carried", { count: slot.ids.length })}
        </span>
      )}
      {hasWords(card) && <CardWords card={card} />}
      <CarryMark id={cardId} />
      <span className="card-lookers">
        <CardLookers cardId={cardId} />
      </span>
      {canEdit && !slot && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t("card.menuOf", { title: card.title })}
          data-card-menu={cardId}
          className="card-menu-button"
          onClick={() =>
            patchUi(desk, { opened: { what: "card-menu", cardId }, active: { columnId: card.columnId, cardId } })
          }
        >
          <Ellipsis aria-hidden size={16} />
        </button>
      )}
    </div>
  );
});

/** What a screen reader adds to the title; what is the same for all cards stands once, in `BoardCanvas`. */
function notesOf(card: Card, canEdit: boolean, isSelected: boolean): string | undefined {
  const notes = [
    isSelected && "card-selected",
    hasWords(card) && wordsIdOf(card.id),
    card.hasDescription && "card-described",
    canEdit && "card-keys",
  ].filter(Boolean);
  return notes.length > 0 ? notes.join(" ") : undefined;
}
