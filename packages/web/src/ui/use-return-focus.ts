import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Gives the focus to what takes a field's place, in the very commit in which it does: a moment later the dialog around
 * would have taken it.
 */
export function useReturnFocus(isEditing: boolean): { target: RefObject<HTMLButtonElement | null>; ask: () => void } {
  const target = useRef<HTMLButtonElement>(null);
  const isAsked = useRef(false);
  useLayoutEffect(() => {
    if (isEditing || !isAsked.current) return;
    isAsked.current = false;
    target.current?.focus();
  }, [isEditing]);
  return {
    target,
    ask: () => {
      isAsked.current = true;
    },
  };
}
