import { Menu as Base } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { shownShortcut } from "./shortcut.ts";
import type { MenuProps } from "./use-menu.ts";

interface OpenMenuProps extends MenuProps {
  readonly label: string;
  readonly align?: "start" | "end";
  /** Who has the focus when it closes; false: nobody is given it. */
  readonly finalFocus?: () => HTMLElement | null | false;
  readonly children: ReactNode;
}

const FIRST = "[role^=menuitem]:not([aria-disabled=true])";

/** An open menu beside its anchor. Rendered while open, and loaded with the first menu that is opened. */
export function Menu({ anchor, label, align = "end", onClose, finalFocus = () => anchor, children }: OpenMenuProps) {
  const popup = useRef<HTMLDivElement>(null);
  // Who opened it by key begins at its first item; under a pointer nothing is chosen yet.
  const [isByKey] = useState(() => document.activeElement?.matches(":focus-visible") ?? false);
  const first = () => popup.current?.querySelector<HTMLElement>(FIRST) ?? true;
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      {/* Beside all that is on the page, and no dialog: a region of its own. */}
      <Base.Portal role="region" aria-label={label}>
        <Base.Positioner
          className="z-50 outline-none"
          anchor={anchor}
          align={align}
          sideOffset={6}
          collisionPadding={8}
        >
          <Base.Popup
            ref={popup}
            aria-label={label}
            className="popup min-w-52 p-1"
            finalFocus={finalFocus}
            {...(isByKey && { initialFocus: first })}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  readonly icon: LucideIcon;
  readonly shortcut?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ icon: Icon, shortcut, danger, disabled = false, onSelect, children }: MenuItemProps) {
  const { t } = useTranslation();
  return (
    <Base.Item disabled={disabled} className={`menu-item ${danger ? "text-danger-text" : ""}`} onClick={onSelect}>
      <Icon aria-hidden size={16} strokeWidth={1.9} className={danger ? "" : "text-ink-faint"} />
      <span className="flex-1">{children}</span>
      {shortcut && <kbd className="ps-4 font-sans text-xs text-ink-faint">{shownShortcut(shortcut, t)}</kbd>}
    </Base.Item>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />;
}
