import type { Card } from "@syncboard/model";
import { ArrowDownAZ, CalendarArrowDown, ClockArrowDown, type LucideIcon } from "lucide-react";
import type { PlainKey } from "../../locales/plain-key.ts";
import type { BoardDesk } from "../board-desk.ts";
import { type Order, orders } from "../card-orders.ts";
import type { Action } from "./action.ts";
import { mayDo, sendWithUndo } from "./send.ts";

function cardsOf(desk: BoardDesk, columnId: string): readonly Card[] {
  return desk.live.getState().view.cardsIn(columnId);
}

function sortBy(order: Order, label: PlainKey, icon: LucideIcon): Action<string> {
  return {
    name: `column.sort.${order}`,
    label,
    icon,
    shortcuts: [],
    isOffered: (desk, columnId) => cardsOf(desk, columnId).length > 1 && mayDo(desk, "column.arrange"),
    run(desk, columnId) {
      const title = desk.live.getState().view.liveColumn(columnId)?.title ?? "";
      const cards = cardsOf(desk, columnId);
      const sorted = cards.toSorted(orders(document.documentElement.lang)[order]);
      if (sorted.every((card, place) => card === cards[place])) return;
      const cardIds = sorted.map(({ id }) => id);
      sendWithUndo(desk, { type: "column.arrange", columnId, cardIds }, desk.t("board.column.sorted", { title }));
    },
  };
}

export const sortActions: readonly Action<string>[] = [
  sortBy("title", "board.column.sortByTitle", ArrowDownAZ),
  sortBy("due", "board.column.sortByDue", CalendarArrowDown),
  sortBy("newest", "board.column.sortByNewest", ClockArrowDown),
];
