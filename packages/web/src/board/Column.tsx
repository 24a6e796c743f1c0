import { memo, useRef } from "react";
import { CarryMark } from "../presence/CarryMark.tsx";
import { AddCard } from "./AddCard.tsx";
import { useBoard, useBoardUi, useCan } from "./board-desk.ts";
import { CardList } from "./CardList.tsx";
import { ColumnHead } from "./ColumnHead.tsx";

interface ColumnProps {
  readonly columnId: string;
}

export const Column = memo(function Column({ columnId }: ColumnProps) {
  const panel = useRef<HTMLElement>(null);
  const column = useBoard((state) => state.view.liveColumn(columnId));
  const carriedBy = useBoardUi((ui) =>
    ui.carry?.kind === "column" && ui.carry.id === columnId ? ui.carry.by : undefined,
  );
  const canAdd = useCan("card.add");
  if (!column) return null;
  return (
    <section
      ref={panel}
      aria-labelledby={`column-${columnId}`}
      data-column={columnId}
      data-carried={carriedBy}
      className="column"
    >
      <ColumnHead column={column} />
      <CardList columnId={columnId} title={column.title} panel={panel} />
      <CarryMark id={columnId} />
      {canAdd ? <AddCard columnId={columnId} /> : <div className="h-1 shrink-0" />}
    </section>
  );
});
