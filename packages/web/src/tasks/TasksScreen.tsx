import type { Subject } from "@syncboard/client";
import { Outlet, useMatchRoute, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { Page } from "../app/Page.tsx";
import { StateMark, signOf } from "../app/StateMark.tsx";
import { useSpokenState } from "../app/use-spoken-state.ts";
import { useMe } from "../session/use-session.ts";
import { createStore } from "../ui/store.ts";
import { useTitle } from "../ui/use-title.ts";
import { AddTodo } from "./AddTodo.tsx";
import { Acts } from "./acts.ts";
import { MyCards } from "./my-cards.ts";
import { prefetchTasks } from "./prefetch.ts";
import { SentTasks } from "./sent-tasks.ts";
import { TaskFilters } from "./TaskFilters.tsx";
import { TaskOverlays } from "./TaskOverlays.tsx";
import { TaskSections } from "./TaskSections.tsx";
import { TaskSelectionBar } from "./TaskSelectionBar.tsx";
import { taskFilterIn, taskSearchOf } from "./task-filter.ts";
import { taskGroups } from "./task-groups.ts";
import {
  patchTasksUi,
  TASKS_AT_REST,
  TasksContext,
  type TasksDesk,
  useSentTasks,
  useTasksDesk,
  useTodos,
} from "./tasks-desk.ts";
import { useFreshSubjects } from "./use-my-subjects.ts";
import { useTaskKeys } from "./use-task-keys.ts";
import { useTaskPalette } from "./use-task-palette.ts";

/** Where the hands were: whoever looks at a card on its board comes back to it. */
let lastActive: string | null = null;

/** My to-dos and the cards assigned to me, by when they are due. */
export function TasksScreen() {
  const { t } = useTranslation();
  const client = useClient();
  const { todos, boardChanges } = client;
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  useTitle(t("app.title", { screen: t("tasks.title") }));

  const [kept] = useState(() => ({
    acts: new Acts(),
    ui: createStore({ ...TASKS_AT_REST, active: lastActive }),
    cards: new MyCards(todos, boardChanges),
    sent: new SentTasks(todos, boardChanges),
    subjects: createStore<readonly Subject[]>([]),
    shown: { groups: taskGroups([], 0) },
  }));
  const desk = useMemo((): TasksDesk => {
    const search = () => taskSearchOf(taskFilterIn({ ...router.latestLocation.search }));
    return {
      ...kept,
      todos,
      me,
      t,
      openTask(id) {
        const card = kept.cards.find(id);
        if (card) void navigate({ to: "/b/$boardId/c/$cardId", params: { boardId: card.boardId, cardId: id } });
        else void navigate({ to: "/tasks/$todoId", params: { todoId: id }, search: search() });
      },
      closeTask: () => void navigate({ to: "/tasks", search: search() }),
    };
  }, [kept, todos, me, t, navigate, router]);

  useFreshSubjects(client, kept.subjects);
  useEffect(() => kept.cards.follow(), [kept]);
  useEffect(prefetchTasks, []);
  useEffect(
    () => () => {
      lastActive = kept.ui.get().active;
    },
    [kept],
  );

  return (
    <TasksContext value={desk}>
      <Page trail={<TasksSign />}>
        <TasksBody />
      </Page>
      <Outlet />
    </TasksContext>
  );
}

function TasksSign() {
  const desk = useTasksDesk();
  const state = useSentTasks();
  const look = () => patchTasksUi(desk, { opened: { what: "refused" } });
  useSpokenState(desk.sent, look);
  return <StateMark sign={signOf(state)} count={state.refused.length || state.waiting} onLook={look} />;
}

function TasksBody() {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const matchRoute = useMatchRoute();
  const isTodoOpen = Boolean(matchRoute({ to: "/tasks/$todoId" }));
  const isReady = useTodos(({ status }) => status === "ready");
  useTaskKeys(desk, !isTodoOpen);
  useTaskPalette(desk);
  return (
    <main className="mx-auto w-full max-w-3xl flex-1 px-4 pt-6 pb-16 sm:px-6 sm:pt-10">
      <h1 className="mb-4 text-lg font-semibold tracking-tight">{t("tasks.title")}</h1>
      <AddTodo />
      <TaskFilters />
      <TaskSections />
      {isReady && <p className="sr-only">{t("tasks.keysHint")}</p>}
      <TaskSelectionBar />
      <TaskOverlays />
    </main>
  );
}
