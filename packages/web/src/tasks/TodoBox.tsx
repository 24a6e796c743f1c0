import type { Todo } from "@syncboard/client";
import { useTranslation } from "react-i18next";
import { taskOfTodo } from "./task.ts";
import { setDone } from "./task-acts.ts";
import { useTasksDesk } from "./tasks-desk.ts";

/** The round box of an open to-do. */
export function TodoBox({ todo }: { readonly todo: Todo }) {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  return (
    <label className="task-box mt-0.5">
      <input
        type="checkbox"
        aria-label={t("tasks.doneBox", { title: todo.title })}
        data-priority={todo.priority}
        checked={todo.completed}
        onChange={({ target }) => setDone(desk, [taskOfTodo(todo)], target.checked)}
      />
    </label>
  );
}
