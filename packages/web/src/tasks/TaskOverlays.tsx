import { useTranslation } from "react-i18next";
import { RefusedTasks, TasksHelp } from "./lazy-tasks.ts";
import { patchTasksUi, useTasksDesk, useTasksUi } from "./tasks-desk.ts";

/** What opens over the whole screen, and the words that rows refer to. */
export function TaskOverlays() {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const what = useTasksUi(({ opened }) => opened?.what);
  const close = () => patchTasksUi(desk, { opened: null });
  return (
    <>
      <span id="task-selected" hidden>
        {t("board.selection.selected")}
      </span>
      {what === "help" && <TasksHelp onClose={close} />}
      {what === "refused" && <RefusedTasks onClose={close} />}
    </>
  );
}
