import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";
import { useDesk } from "../board/board-desk.ts";
import { placeItem } from "./checklist-acts.ts";

interface Target {
  readonly checklistId: string;
  readonly afterItemId: string | null;
}

interface ItemDrag {
  /** The item that is held. */
  readonly held: string | null;
  /** Takes hold of an item by its grip. */
  readonly grip: (itemId: string, event: ReactPointerEvent<HTMLElement>) => void;
}

const MARK = "data-drop";

/** Where an item that is let go of here would be: among the items of the list under the pointer. */
function targetAt(x: number, y: number, itemId: string): { target: Target; row: Element; edge: string } | undefined {
  const list = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-checklist]");
  const checklistId = list?.dataset.checklist;
  if (!list || checklistId === undefined) return undefined;
  const rows = [...list.querySelectorAll<HTMLElement>("[data-item]")].filter((row) => row.dataset.item !== itemId);
  const at = rows.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect();
    return y < top + height / 2;
  });
  const [before, behind] = at < 0 ? [rows.at(-1), undefined] : [rows[at - 1], rows[at]];
  const target = { checklistId, afterItemId: before?.dataset.item ?? null };
  if (behind) return { target, row: behind, edge: "before" };
  return { target, row: before ?? list, edge: before ? "after" : "into" };
}

/** Items are carried by their grips, with mouse, pen and finger; a line says where the item would be. Escape puts it back. */
export function useItemDrag(cardId: string): ItemDrag {
  const desk = useDesk();
  const [held, setHeld] = useState<string | null>(null);
  const end = useRef<() => void>(() => {});
  useEffect(() => () => end.current(), []);

  function grip(itemId: string, event: ReactPointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    event.preventDefault();
    const { pointerId } = event;
    let target: Target | undefined;
    let marked: Element | undefined;
    setHeld(itemId);

    function mark(row: Element | undefined, edge = "") {
      marked?.removeAttribute(MARK);
      marked = row;
      row?.setAttribute(MARK, edge);
    }
    function onMove(moved: PointerEvent) {
      if (moved.pointerId !== pointerId) return;
      const found = targetAt(moved.clientX, moved.clientY, itemId);
      target = found?.target;
      mark(found?.row, found?.edge);
    }
    function onUp(up: PointerEvent) {
      if (up.pointerId !== pointerId) return;
      const to = up.type === "pointerup" ? target : undefined;
      end.current();
      if (to) placeItem(desk, cardId, itemId, to);
    }
    function onKeyDown(pressed: KeyboardEvent) {
      if (pressed.key !== "Escape") return;
      pressed.preventDefault();
      pressed.stopPropagation();
      end.current();
    }
    end.current = () => {
      mark(undefined);
      setHeld(null);
      document.removeEventListener("pointermove", onMove);
      document.removeEventListener("pointerup", onUp);
      document.removeEventListener("pointercancel", onUp);
      document.removeEventListener("keydown", onKeyDown, true);
      end.current = () => {};
    };
    document.addEventListener("pointermove", onMove);
    document.addEventListener("pointerup", onUp);
    document.addEventListener("pointercancel", onUp);
    document.addEventListener("keydown", onKeyDown, true);
  }

  return { held, grip };
}
