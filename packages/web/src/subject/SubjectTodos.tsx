import type { SubjectDetail } from "@syncboard/client";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { AddTodo } from "../tasks/AddTodo.tsx";
import { TaskHands } from "../tasks/TaskHands.tsx";
import { TaskSections } from "../tasks/TaskSections.tsx";
import { TasksSign } from "../tasks/TasksSign.tsx";
import { useTodos } from "../tasks/tasks-desk.ts";

interface SubjectTodosProps {
  readonly subject: SubjectDetail;
  /** For the progress, which the server counts. */
  readonly load: () => Promise<void>;
}

/** What is to be done for a subject: the tasks of it alone, with all that can be done with them. */
export function SubjectTodos({ subject, load }: SubjectTodosProps) {
  const { t } = useTranslation();
  const { id: subjectId } = subject;
  const todos = useTodos((state) => state.todos);
  const isSettled = useTodos(({ waiting, status }) => waiting === 0 && status === "ready");
  const own = todos.filter((todo) => todo.subjectId === subjectId);
  const done = own.filter(({ completed }) => completed).length;

  const counted = isSettled ? `${own.length}/${done}` : undefined;
  const known = useRef(counted);
  useEffect(() => {
    if (counted === undefined || counted === known.current) return;
    if (known.current !== undefined) void load();
    known.current = counted;
  }, [counted, load]);

  return (
    <section aria-labelledby="subject-todos" className="task-narrow">
      <div className="mb-1 flex min-h-8 items-center gap-3">
        <h2 id="subject-todos" tabIndex={-1} className="subject-heading text-sm font-semibold">
          {t("subject.todos.title")}
        </h2>
        <TasksSign isQuiet />
        {own.length > 0 && (
          <Link to="/tasks" search={{ subject: subjectId }} className="back-link -me-2.5 ms-auto!">
            {t("subject.todos.inTasks")}
          </Link>
        )}
      </div>
      <AddTodo />
      <TaskSections heading="h3" nothing={<p className="mt-3 text-sm text-ink-soft">{t("subject.todos.none")}</p>} />
      <TaskHands />
    </section>
  );
}
