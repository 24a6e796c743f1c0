import { Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "../app/Page.tsx";
import { useTitle } from "../ui/use-title.ts";
import { AddTodo } from "./AddTodo.tsx";
import { TaskFilters } from "./TaskFilters.tsx";
import { TaskHands } from "./TaskHands.tsx";
import { TaskSections } from "./TaskSections.tsx";
import { TasksAround, type TasksPlace } from "./TasksAround.tsx";
import { TasksSign } from "./TasksSign.tsx";
import { taskFilterIn, taskSearchOf } from "./task-filter.ts";
import { useAddressedFilter } from "./use-task-filter.ts";

/** My to-dos and the cards assigned to me, by when they are due. */
export function TasksScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  useTitle(t("app.title", { screen: t("tasks.title") }));
  const filter = useAddressedFilter();
  const place = useMemo((): TasksPlace => {
    const search = () => taskSearchOf(taskFilterIn({ ...router.latestLocation.search }));
    return {
      name: "add-todo",
      hasCards: true,
      todoAddress: (todoId) => `/tasks/${todoId}`,
      openTodo: (todoId) => void navigate({ to: "/tasks/$todoId", params: { todoId }, search: search() }),
      closeTodo: () => void navigate({ to: "/tasks", search: search() }),
    };
  }, [navigate, router]);

  return (
    <TasksAround place={place} filter={filter}>
      <Page trail={<TasksSign />}>
        <main className="mx-auto w-full max-w-3xl flex-1 px-4 pt-6 pb-16 sm:px-6 sm:pt-10">
          <h1 className="mb-4 text-lg font-semibold tracking-tight">{t("tasks.title")}</h1>
          <AddTodo />
          <TaskFilters />
          <TaskSections />
          <TaskHands />
        </main>
      </Page>
      <Outlet />
    </TasksAround>
  );
}
