import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "../ui/Button.tsx";
import { shownShortcut } from "../ui/shortcut.ts";
import { taskSelectionActions } from "./task-actions.ts";
import { useTasksDesk, useTasksUi } from "./tasks-desk.ts";

/** How many tasks are selected, and what can be done with them. */
export function TaskSelectionBar() {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const count = useTasksUi(({ selected }) => selected.size);
  if (count === 0) return null;
  const clear = taskSelectionActions.find(({ name }) => name === "selection.clear");
  return (
    <section aria-label={t("tasks.selected")} className="selection-bar task-selection-bar">
      <p className="px-2 text-sm font-semibold whitespace-nowrap">{t("board.selection.count", { count })}</p>
      {taskSelectionActions
        .filter((action) => action !== clear)
        .map(({ name, icon, label, shortcuts, run }) => (
          <Button
            key={name}
            look="quiet"
            icon={icon}
            title={shownShortcut(shortcuts[0] ?? "", t)}
            onClick={() => run(desk)}
          >
            <span className="max-sm:sr-only">{t(label)}</span>
          </Button>
        ))}
      {clear && <IconButton icon={X} label={t(clear.label)} onClick={() => clear.run(desk)} />}
    </section>
  );
}
