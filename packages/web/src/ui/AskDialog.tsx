import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import { useFocusBack } from "./use-focus-back.ts";

interface AskDialogProps {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks before something that cannot be taken back. */
export function AskDialog({ title, text, yes, onYes, onNo }: AskDialogProps) {
  const { t } = useTranslation();
  const focusBack = useFocusBack();
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onNo()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop forceRender className="scrim z-40" />
        <AlertDialog.Popup
          className="dialog z-50 p-5"
          style={{ "--dialog-width": "400px" } as CSSProperties}
          {...(focusBack && { finalFocus: focusBack })}
        >
          <AlertDialog.Title className="text-md font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-base text-ink-soft">{text}</AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Close render={<Button>{t("app.cancel")}</Button>} />
            <Button look="danger" onClick={onYes}>
              {yes}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
