import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./Button.tsx";
import { useFocusBack } from "./use-focus-back.ts";
import { whenClosed } from "./when-closed.ts";

interface DialogProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** In pixels. */
  readonly width?: number;
  /** Fills the screen of a phone, for there is much in it. */
  readonly isPage?: boolean;
  readonly onClose: () => void;
  /** Who gets the focus back; without it, who had it before. */
  readonly finalFocus?: () => HTMLElement | boolean | null;
  readonly children: ReactNode;
}

/** A dialog with a title: it holds the focus, Escape closes it. Rendered while open. */
export function Dialog({
  title,
  description,
  width = 480,
  isPage = false,
  onClose,
  finalFocus,
  children,
}: DialogProps) {
  const { t } = useTranslation();
  const toMain = useFocusBack();
  const back = finalFocus ?? toMain;
  return (
    <Base.Root open onOpenChange={whenClosed(onClose)}>
      <Base.Portal>
        <Base.Backdrop forceRender className="scrim z-40" />
        <Base.Popup
          className={`dialog z-50 ${isPage ? "page" : ""}`}
          style={{ "--dialog-width": `${width}px` } as CSSProperties}
          {...(back && { finalFocus: back })}
        >
          <div className="flex items-center justify-between gap-4 px-5 pt-4 max-sm:pt-3">
            <Base.Title className="text-md font-semibold">{title}</Base.Title>
            <Base.Close render={<IconButton icon={X} label={t("app.close")} className="-me-2" />} />
          </div>
          {description && <Base.Description className="px-5 text-sm text-ink-soft">{description}</Base.Description>}
          <div className="px-5 pt-3 pb-5">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
