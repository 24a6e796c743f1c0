import { useEffect, useRef } from "react";
import { begunFields } from "../ui/draft.ts";
import { mayDo } from "./actions/send.ts";
import { type BoardDesk, patchUi } from "./board-desk.ts";
import type { Opened } from "./board-ui.ts";

/** Opens the field in which somebody was writing when the page went away: what it restores is to be seen. */
export function useBegunFields(desk: BoardDesk, isBehindCard: boolean): void {
  const isCardOpen = useRef(isBehindCard);
  useEffect(() => {
    if (isCardOpen.current || desk.ui.get().opened !== null || !mayDo(desk, "card.add")) return;
    const { view } = desk.live.getState();
    for (const field of begunFields(desk.me.id)) {
      const [name = "", id = ""] = field.split(".");
      const opened = openedFor(name, id, desk.live.boardId, (columnId) => view.liveColumn(columnId) !== undefined);
      if (opened) return patchUi(desk, { opened });
    }
  }, [desk]);
}

function openedFor(name: string, id: string, boardId: string, isColumn: (id: string) => boolean): Opened | undefined {
  if (name === "add-card" && isColumn(id)) return { what: "add-card", columnId: id };
  if (name === "column-title" && isColumn(id)) return { what: "column-title", columnId: id };
  if (name === "add-column" && id === boardId) return { what: "add-column" };
  if (name === "board-title" && id === boardId) return { what: "board-title" };
  return undefined;
}
