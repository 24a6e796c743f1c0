import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

function within(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector);
}

/** To a part of an item: its box, its text or its menu. Whether it is there. */
export function focusItem(itemId: string, part = "box"): boolean {
  const found =
    within(`[data-item="${itemId}"] [data-part="${part}"]`) ?? within(`[data-item="${itemId}"] [data-part]`);
  found?.focus();
  return found !== null;
}

export function focusChecklist(checklistId: string): void {
  within(`[data-checklist="${checklistId}"] [data-part="list-menu"]`)?.focus();
}

export function focusAddItem(checklistId: string): void {
  within(`[data-checklist="${checklistId}"] [data-part="add-item"]`)?.focus();
}

/**
 * Focus never jumps because somebody else edits: when the item that has it is deleted or goes to another list, the focus
 * goes along, or to the item that takes its place. `itemIds`: all that are seen, in order.
 */
export function useSteadyItems(section: RefObject<HTMLElement | null>, itemIds: readonly string[]): void {
  const held = useRef<{ readonly itemId: string; readonly part: string | undefined } | null>(null);
  const before = useRef(itemIds);

  useEffect(() => {
    function onFocusIn({ target }: FocusEvent) {
      const element = target instanceof HTMLElement && section.current?.contains(target) ? target : undefined;
      const itemId = element?.closest<HTMLElement>("[data-item]")?.dataset.item;
      held.current = itemId === undefined ? null : { itemId, part: element?.dataset.part };
    }
    function letGo() {
      held.current = null;
    }
    document.addEventListener("focusin", onFocusIn);
    document.addEventListener("pointerdown", letGo);
    return () => {
      document.removeEventListener("focusin", onFocusIn);
      document.removeEventListener("pointerdown", letGo);
    };
  }, [section]);

  useLayoutEffect(() => {
    const [was, { itemId, part } = { itemId: "", part: undefined }] = [before.current, held.current ?? undefined];
    before.current = itemIds;
    if (itemId === "" || document.activeElement !== document.body) return;
    if (itemIds.includes(itemId)) {
      focusItem(itemId, part);
      return;
    }
    const behind = was.slice(was.indexOf(itemId) + 1).find((id) => itemIds.includes(id));
    const next = behind ?? itemIds.at(-1);
    if (next === undefined || !focusItem(next, part)) {
      section.current?.querySelector<HTMLElement>("[data-part=add-item]")?.focus();
    }
  }, [section, itemIds]);
}
