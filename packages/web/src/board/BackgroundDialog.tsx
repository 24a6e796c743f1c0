import { COLORS, type Color } from "@syncboard/model";
import { Ban, Check } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog.tsx";
import { send } from "./actions/send.ts";
import { useBoard, useDesk } from "./board-desk.ts";

/** What the board is tinted with. It shows at once, behind this, and to everybody; Undo takes it back. */
export function BackgroundDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const groupName = useId();
  const background = useBoard((state) => state.view.info.background);
  const choose = (next: Color | null) => send(desk, { type: "board.edit", background: next });
  return (
    <Dialog title={t("board.background.title")} width={340} onClose={onClose}>
      <fieldset>
        <legend className="mb-3 text-sm text-ink-soft">{t("board.background.text")}</legend>
        <div className="grid grid-cols-4 gap-2">
          {[null, ...COLORS].map((each) => {
            const name = each === null ? t("board.background.none") : t(`label.colors.${each}`);
            return (
              <label key={each} className="background-swatch" data-background={each ?? undefined} title={name}>
                <input
                  type="radio"
                  name={groupName}
                  className="sr-only"
                  checked={each === background}
                  onChange={() => choose(each)}
                />
                <span className="sr-only">{name}</span>
                {each === background && <Check aria-hidden size={18} strokeWidth={2.5} />}
                {each === null && background !== null && <Ban aria-hidden size={16} className="text-ink-faint" />}
              </label>
            );
          })}
        </div>
      </fieldset>
    </Dialog>
  );
}
