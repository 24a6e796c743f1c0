import { type KeyboardEvent, type RefObject, useRef, useState } from "react";

interface MenuHold {
  /** For the button that opens the menu. */
  readonly button: {
    readonly ref: RefObject<HTMLButtonElement | null>;
    readonly "aria-haspopup": "menu";
    readonly "aria-expanded": boolean;
    readonly onClick: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
  /** Set while the menu is open: what it stands beside, and what gets the focus back. */
  readonly anchor: HTMLElement | null;
  readonly close: () => void;
}

/** A button with a menu that is not loaded before it is asked for. */
export function useMenu(): MenuHold {
  const ref = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = () => setAnchor(ref.current);
  return {
    button: {
      ref,
      "aria-haspopup": "menu",
      "aria-expanded": anchor !== null,
      onClick: open,
      onKeyDown(event) {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        open();
      },
    },
    anchor,
    close: () => setAnchor(null),
  };
}

/** What every menu is given. */
export interface MenuProps {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}
