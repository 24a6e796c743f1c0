import type { Task } from "@syncboard/client";
import { useTranslation } from "react-i18next";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import type { MenuProps } from "../ui/use-menu.ts";
import { titleOf } from "./task.ts";
import { taskActions } from "./task-actions.ts";
import { useTasksDesk } from "./tasks-desk.ts";

interface TaskMenuProps extends MenuProps {
  readonly task: Task;
}

export function TaskMenu({ task, anchor, onClose }: TaskMenuProps) {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const offered = taskActions.filter(({ isForKeysOnly, isOffered }) => !isForKeysOnly && isOffered(task));
  return (
    <Menu label={t("tasks.menuOf", { title: titleOf(task) })} anchor={anchor} onClose={onClose}>
      {offered.map(({ name, label, icon, shortcuts, isDangerous, run }) => (
        <MenuItem
          key={name}
          icon={icon}
          shortcut={shortcuts[0]}
          danger={isDangerous}
          onSelect={() => {
            // The menu first: what an action opens may take its place.
            onClose();
            run(desk, task);
          }}
        >
          {t(label)}
        </MenuItem>
      ))}
    </Menu>
  );
}
