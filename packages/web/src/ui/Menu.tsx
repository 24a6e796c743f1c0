import { Menu as Base } from "@base-ui/react/menu";
import type { LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { shownShortcut } from "./shortcut.ts";

interface MenuProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

export function Menu({ trigger, label, align = "end", children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none" align={align} sideOffset={6} collisionPadding={8}>
          <Base.Popup aria-label={label} className="popup min-w-52 p-1">
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
  return (
    <Base.Item disabled={disabled} className={`menu-item ${danger ? "text-danger-text" : ""}`} onClick={onSelect}>
      <Icon aria-hidden size={16} strokeWidth={1.9} className={danger ? "" : "text-ink-faint"} />
      <span className="flex-1">{children}</span>
      {shortcut && <kbd className="ps-4 font-sans text-xs text-ink-faint">{shownShortcut(shortcut)}</kbd>}
    </Base.Item>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />;
}
