import { useTranslation } from "react-i18next";
import { PALETTE_SHORTCUT } from "../palette/palette.ts";
import { selectionActions } from "../selection/selection-actions.ts";
import { KeyGroup, KeyLine, KeysDialog } from "../ui/KeysDialog.tsx";
import { boardActions } from "./actions/board-actions.ts";
import { cardActions } from "./actions/card-actions.ts";
import { columnActions } from "./actions/column-actions.ts";

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <KeysDialog onClose={onClose}>
      <KeyGroup title={t("keys.moving")}>
        <KeyLine label={t("keys.walk")} shortcuts={["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]} />
        <KeyLine label={t("keys.walkLetters")} shortcuts={["h", "j", "k", "Shift+l"]} />
        <KeyLine label={t("keys.carry")} shortcuts={["Space", "ArrowUp", "Space"]} />
        <KeyLine label={t("keys.putBack")} shortcuts={["Escape"]} />
        <KeyLine label={t("keys.moveItem")} shortcuts={["Alt+ArrowUp", "Alt+ArrowDown"]} />
      </KeyGroup>
      <KeyGroup title={t("keys.onCard")} actions={cardActions} />
      <KeyGroup title={t("keys.onSelection")} actions={selectionActions}>
        <KeyLine label={t("keys.selectNeighbour")} shortcuts={["Shift+ArrowDown"]} />
      </KeyGroup>
      <KeyGroup title={t("keys.onColumn")} actions={columnActions} />
      <KeyGroup title={t("keys.onBoard")} actions={boardActions}>
        <KeyLine label={t("palette.title")} shortcuts={[PALETTE_SHORTCUT]} />
      </KeyGroup>
    </KeysDialog>
  );
}
