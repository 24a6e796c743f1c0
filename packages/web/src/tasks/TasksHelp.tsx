import { useTranslation } from "react-i18next";
import { PALETTE_SHORTCUT } from "../palette/palette.ts";
import { KeyGroup, KeyLine, KeysDialog } from "../ui/KeysDialog.tsx";
import { screenActions, taskActions, taskSelectionActions } from "./task-actions.ts";

export function TasksHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <KeysDialog onClose={onClose}>
      <KeyGroup title={t("keys.moving")}>
        <KeyLine label={t("tasks.help.walk")} shortcuts={["ArrowUp", "ArrowDown"]} />
        <KeyLine label={t("keys.walkLetters")} shortcuts={["k", "j"]} />
        <KeyLine label={t("tasks.help.carry")} shortcuts={["Space", "ArrowDown", "Space"]} />
        <KeyLine label={t("keys.putBack")} shortcuts={["Escape"]} />
      </KeyGroup>
      <KeyGroup title={t("tasks.help.onTask")} actions={taskActions.filter(({ name }) => name !== "reopen")} />
      <KeyGroup title={t("tasks.help.onSelection")} actions={taskSelectionActions}>
        <KeyLine label={t("keys.selectNeighbour")} shortcuts={["Shift+ArrowDown"]} />
      </KeyGroup>
      <KeyGroup title={t("keys.onBoard")} actions={screenActions.filter(({ isOffered }) => isOffered())}>
        <KeyLine label={t("palette.title")} shortcuts={[PALETTE_SHORTCUT]} />
      </KeyGroup>
    </KeysDialog>
  );
}
