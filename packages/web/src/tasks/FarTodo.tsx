import type { Todo } from "@syncboard/client";
import { CloudOff, RotateCcw, SearchX } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { isNotThere } from "../app/gone.ts";
import { dayText } from "../locales/dates.ts";
import { Prose } from "../prose/lazy-prose.tsx";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Problem } from "../ui/Problem.tsx";
import { sendTodos } from "./task-acts.ts";
import { useTasksDesk } from "./tasks-desk.ts";

/** One that is not at hand, for it was completed long ago: to be read, and to be opened again. */
export function FarTodo({ todoId }: { readonly todoId: string }) {
  const { t, i18n } = useTranslation();
  const desk = useTasksDesk();
  const { todos } = desk;
  const [todo, setTodo] = useState<Todo | null>();
  const [error, setError] = useState<unknown>();

  const load = useCallback(() => {
    let isWanted = true;
    setError(undefined);
    todos.get(todoId).then(
      (found) => isWanted && setTodo(found),
      (failure: unknown) => {
        if (!isWanted) return;
        if (isNotThere(failure)) setTodo(null);
        else setError(failure);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [todos, todoId]);
  useEffect(load, [load]);

  if (error !== undefined) {
    return (
      <Problem icon={CloudOff} title={t("tasks.far.failed")} text={faultText(error, t)} onRetry={() => void load()} />
    );
  }
  if (todo === undefined) return <div aria-busy className="skeleton h-24 rounded-control" />;
  if (todo === null) {
    return <Empty icon={SearchX} title={t("tasks.gone.title")} text={t("tasks.gone.text")} heading="h3" />;
  }
  return (
    <>
      <h3 dir="auto" className="text-lg font-semibold tracking-tight wrap-anywhere">
        {todo.title}
      </h3>
      {todo.completedAt !== null && (
        <p className="mt-1 text-sm text-ink-soft">
          {t("tasks.far.done", { day: dayText(todo.completedAt, i18n.language) })}
        </p>
      )}
      {todo.notes !== "" && (
        <div className="mt-4">
          <Prose text={todo.notes} />
        </div>
      )}
      <Button
        icon={RotateCcw}
        className="mt-5"
        onClick={() => sendTodos(desk, [{ type: "todo.reopen", todoId: todo.id }])}
      >
        {t("tasks.action.reopen")}
      </Button>
    </>
  );
}
