import type { Card } from "@syncboard/model";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { coverHeight } from "../attachment/cover-size.ts";
import { CardFront } from "../card/CardFront.tsx";
import { useShown } from "../filter/use-shown.ts";
import { useBoard, useBoardUi, useDesk } from "./board-desk.ts";
import { cardsShown } from "./carry.ts";
import { CARD_GAP, LIST_INSET } from "./drag/target.ts";
import { withKept } from "./with-kept.ts";

/** A guess until a card is measured: so many letters of a title go into a line. */
const LETTERS_PER_LINE = 36;
const LINE = 20;
const REST_OF_CARD = 22;
const ROW_OF_MARKS = 26;

function guess(card: Card): number {
  const lines = Math.ceil(card.title.length / LETTERS_PER_LINE);
  const hasFoot =
    card.hasDescription ||
    card.attachmentCount > 0 ||
    card.dueAt !== null ||
    card.doneAt !== null ||
    card.assigneeIds.length > 0;
  const rows = Number(card.labelIds.length > 0) + Number(hasFoot);
  return coverHeight(card.cover) + lines * LINE + rows * ROW_OF_MARKS + REST_OF_CARD;
}

interface CardListProps {
  readonly columnId: string;
  readonly title: string;
  readonly panel: RefObject<HTMLElement | null>;
}

export function CardList({ columnId, title, panel }: CardListProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const list = useRef<HTMLDivElement>(null);
  const cards = useShown((shown) => shown.cardsIn(columnId));
  const hasCards = useBoard(({ view }) => view.cardsIn(columnId).length > 0);
  const carry = useBoardUi(({ carry }) => {
    if (carry?.kind !== "card") return null;
    if (carry.columnId === columnId) return carry;
    const { cards } = desk.live.getState().view;
    return carry.ids.some((id) => cards.get(id)?.columnId === columnId) ? carry : null;
  });
  const activeId = useBoardUi(({ active }) => (active?.columnId === columnId ? active.cardId : null));
  const shown = useMemo(() => (cards ? cardsShown(desk.shown, columnId, carry) : []), [desk, columnId, cards, carry]);
  const keptId = carry?.columnId === columnId ? carry.id : activeId;
  const keptIndex = keptId === null ? -1 : shown.findIndex(({ id }) => id === keptId);

  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    getItemKey: (index) => shown[index]?.id ?? index,
    estimateSize: (index) => (shown[index] ? guess(shown[index]) : LINE + REST_OF_CARD),
    gap: CARD_GAP,
    paddingStart: LIST_INSET,
    paddingEnd: LIST_INSET,
    scrollPaddingStart: LIST_INSET,
    scrollPaddingEnd: LIST_INSET,
    overscan: 6,
    rangeExtractor: (range) => withKept(range, keptIndex),
  });

  // What others ask of this list is always answered from the newest rendering.
  const now = useRef({ shown, virtual });
  now.current = { shown, virtual };
  useEffect(() => {
    if (!panel.current || !list.current) return;
    const handle = {
      panel: panel.current,
      list: list.current,
      measure: () => {
        const { shown, virtual } = now.current;
        return shown.map(({ id }, index) => ({ id, size: virtual.measurementsCache[index]?.size ?? LINE }));
      },
      reveal(cardId: string) {
        const index = now.current.shown.findIndex(({ id }) => id === cardId);
        if (index >= 0) now.current.virtual.scrollToIndex(index, { align: "auto" });
      },
      revealEnd: () => now.current.virtual.scrollToIndex(now.current.shown.length - 1, { align: "end" }),
    };
    desk.dom.columns.set(columnId, handle);
    return () => {
      if (desk.dom.columns.get(columnId) === handle) desk.dom.columns.delete(columnId);
    };
  }, [desk, columnId, panel]);

  const items = virtual.getVirtualItems();
  const entryId = activeId ?? shown[items[0]?.index ?? 0]?.id;
  return (
    <div ref={list} className="card-list">
      {hasCards && cards.length === 0 && shown.length === 0 && (
        <p className="px-2 py-3 text-center text-sm text-ink-faint">{t("filter.noneHere")}</p>
      )}
      <ul
        aria-label={t("board.column.cardsOf", { title })}
        className="relative"
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ key, index, start }) => {
          const card = shown[index];
          return (
            card && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={shown.length}
                aria-posinset={index + 1}
                className="card-place"
                style={{ transform: `translateY(${start}px)` }}
              >
                <CardFront cardId={card.id} isEntry={card.id === entryId} slot={carry?.id === card.id ? carry : null} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
