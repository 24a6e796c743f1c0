import { usePaletteGroups } from "../palette/palette.ts";
import { findTask } from "./carrying.ts";
import { titleOf } from "./task.ts";
import { screenActions, type TaskAction, taskActions, taskSelectionActions } from "./task-actions.ts";
import type { TasksDesk } from "./tasks-desk.ts";

/** What hands can do here goes into the palette: to the selection, to the task where they are, and on this screen. */
export function useTaskPalette(desk: TasksDesk): void {
  usePaletteGroups(() => {
    const { t } = desk;
    const { active, selected } = desk.ui.get();
    const task = active === null ? undefined : findTask(desk, active);
    return [
      ...(selected.size > 0 ? [groupOf(desk, t("palette.onTasks"), taskSelectionActions, undefined)] : []),
      ...(task ? [groupOf(desk, t("palette.onTask", { title: titleOf(task) }), taskActions, task)] : []),
      groupOf(desk, t("tasks.title"), screenActions, undefined),
    ];
  });
}

function groupOf<Subject>(desk: TasksDesk, label: string, actions: readonly TaskAction<Subject>[], subject: Subject) {
  const offered = actions.filter((action) => !action.isForKeysOnly && action.isOffered(subject));
  return {
    label,
    items: offered.map((action) => ({
      id: `${label} ${action.name}`,
      label: desk.t(action.label),
      icon: action.icon,
      shortcut: action.shortcuts[0],
      run: () => action.run(desk, subject),
    })),
  };
}
