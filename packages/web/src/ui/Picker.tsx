import { Popover } from "@base-ui/react/popover";
import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useColumnWidth } from "../board/use-column-width.ts";
import { Dialog } from "./Dialog.tsx";
import { whenClosed } from "./when-closed.ts";

/** What every picker of a card is given. */
export interface CardPickerProps {
  readonly cardId: string;
  /** What it stands beside; asked for when it is placed, for a list renders its cards anew. */
  readonly anchor: () => HTMLElement | null;
  /** Who has the focus then; without it, who had it before. */
  readonly finalFocus?: () => HTMLElement | null;
  readonly onClose: () => void;
  /** What was typed before it was there. */
  readonly typed?: string;
}

interface PickerProps extends Omit<CardPickerProps, "cardId" | "typed"> {
  readonly title: string;
  /** In pixels. */
  readonly width?: number;
  readonly children: ReactNode;
}

/** A small thing to choose in, beside what it is about; on a phone a sheet. Rendered while open. */
export function Picker({ title, anchor, width = 288, onClose, finalFocus, children }: PickerProps) {
  const { t } = useTranslation();
  const { isPhone } = useColumnWidth();
  const focus = finalFocus && { finalFocus };
  if (isPhone) {
    return (
      <Dialog title={title} onClose={onClose} {...focus}>
        {children}
      </Dialog>
    );
  }
  return (
    <Popover.Root open modal="trap-focus" onOpenChange={whenClosed(onClose)}>
      <Popover.Portal>
        <Popover.Positioner
          className="z-50 outline-none"
          anchor={anchor}
          align="start"
          sideOffset={6}
          collisionPadding={8}
        >
          <Popover.Popup
            className="popup picker"
            style={{ "--picker-width": `${width}px` } as CSSProperties}
            {...focus}
          >
            <Popover.Title className="sr-only">{title}</Popover.Title>
            {children}
            <Popover.Close className="sr-only">{t("app.close")}</Popover.Close>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
