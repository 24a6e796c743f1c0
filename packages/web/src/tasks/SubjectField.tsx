import type { Todo } from "@syncboard/client";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { sendTodos } from "./task-acts.ts";
import { useTasksDesk } from "./tasks-desk.ts";
import { useMySubjects } from "./use-my-subjects.ts";

/** Under which subject a to-do is, for who has any. */
export function SubjectField({ todo }: { readonly todo: Todo }) {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const id = useId();
  const subjects = useMySubjects();
  const isKnown = todo.subjectId === null || subjects.some((subject) => subject.id === todo.subjectId);
  // One that is archived keeps its to-dos; here there is nothing to choose it by.
  if (!isKnown || subjects.length === 0) return null;
  return (
    <div className="todo-field">
      <label htmlFor={id} className="todo-field-name">
        {t("tasks.subject.title")}
      </label>
      <select
        id={id}
        value={todo.subjectId ?? ""}
        onChange={({ target }) =>
          sendTodos(desk, [{ type: "todo.change", todoId: todo.id, subjectId: target.value || null }])
        }
        className="field-box h-8 max-w-56 px-2 text-sm pointer-coarse:h-11"
      >
        <option value="">{t("tasks.subject.none")}</option>
        {subjects.map((subject) => (
          <option key={subject.id} value={subject.id}>
            {subject.name}
          </option>
        ))}
      </select>
    </div>
  );
}
