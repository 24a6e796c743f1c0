import { useVirtualizer } from "@tanstack/react-virtual";
import { Columns3 } from "lucide-react";
import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isRightToLeft } from "../locales/direction.ts";
import { useDrawnBox } from "../selection/box/use-drawn-box.ts";
import { Empty } from "../ui/Empty.tsx";
import { AddColumn } from "./AddColumn.tsx";
import { useBoard, useBoardUi, useCan, useDesk } from "./board-desk.ts";
import { Column } from "./Column.tsx";
import { columnsShown } from "./carry.ts";
import { COLUMN_GAP } from "./drag/target.ts";
import { usePointerDrag } from "./drag/use-pointer-drag.ts";
import { useColumnWidth } from "./use-column-width.ts";
import { withKept } from "./with-kept.ts";

/** The columns beside each other. Only those near the screen are rendered. */
export function BoardCanvas() {
  const { t } = useTranslation();
  const desk = useDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const { width, isPhone } = useColumnWidth();
  const columns = useBoard((state) => state.view.columns);
  const carry = useBoardUi((ui) => (ui.carry?.kind === "column" ? ui.carry : null));
  const isCarrying = useBoardUi((ui) => ui.carry !== null);
  const keptId = useBoardUi((ui) => (ui.carry?.kind === "column" ? ui.carry.id : (ui.active?.columnId ?? null)));
  const canAdd = useCan("column.add");
  // `columns` stands for the view, which stays the same object.
  const shown = useMemo(() => (columns ? columnsShown(desk.live.getState().view, carry) : []), [desk, columns, carry]);
  const keptIndex = shown.findIndex(({ id }) => id === keptId);

  const isRtl = isRightToLeft();
  const shifted = (start: number) => `translateX(${isRtl ? -start : start}px)`;

  const virtual = useVirtualizer({
    horizontal: true,
    isRtl,
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => width,
    getItemKey: (index) => shown[index]?.id ?? index,
    gap: COLUMN_GAP,
    overscan: 1,
    rangeExtractor: (range) => withKept(range, keptIndex),
  });

  useLayoutEffect(() => {
    // The width has changed: what was reckoned with the old one is void.
    if (width > 0) virtual.measure();
  }, [virtual, width]);

  useEffect(() => {
    desk.dom.revealColumn = (columnId) => {
      const index = desk.live.getState().view.columns.findIndex(({ id }) => id === columnId);
      if (index >= 0) virtual.scrollToIndex(index, { align: "auto" });
    };
  }, [desk, virtual]);

  useLayoutEffect(() => {
    desk.dom.scroller = scroller.current;
  }, [desk]);
  usePointerDrag(desk);
  useDrawnBox(desk);

  const tailStart = virtual.getTotalSize() + (shown.length > 0 ? COLUMN_GAP : 0);
  return (
    <main
      ref={scroller}
      aria-label={t("board.canvas")}
      data-carrying={isCarrying || undefined}
      className="board-canvas min-h-0 flex-1"
    >
      <p id="column-keys" hidden>
        {t("keys.columnHint")}
      </p>
      <p id="card-selected" hidden>
        {t("board.selection.selected")}
      </p>
      <p id="card-described" hidden>
        {t("card.hasDescription")}
      </p>
      <p id="card-keys" hidden>
        {t("keys.cardHint")}
      </p>
      <div className="relative h-full" style={{ width: tailStart + (canAdd ? width : 0) }}>
        {isPhone &&
          shown.map(({ id }, index) => (
            // All of them, always: a phone that has snapped to an element follows it wherever it goes, and columns come and go.
            <div
              key={id}
              aria-hidden
              className="snap-point"
              style={{ width, insetInlineStart: index * (width + COLUMN_GAP) }}
            />
          ))}
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const column = shown[index];
          return (
            column && (
              <div key={key} className="column-place" style={{ width, transform: shifted(start) }}>
                <Column columnId={column.id} />
              </div>
            )
          );
        })}
        {!canAdd && shown.length === 0 && (
          <div className="w-[calc(100vw-24px)] sm:w-[calc(100vw-32px)]">
            <Empty icon={Columns3} title={t("board.noColumns")} text={t("board.noColumnsText")} heading="h2" />
          </div>
        )}
        {canAdd && (
          <div className="column-place" style={{ width, transform: shifted(tailStart) }}>
            <AddColumn isFirst={columns.length === 0} />
          </div>
        )}
      </div>
    </main>
  );
}
