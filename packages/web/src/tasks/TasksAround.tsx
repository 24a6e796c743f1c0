import { boardChangesOf, type Subject, todosOf } from "@syncboard/client";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { useMe } from "../session/use-session.ts";
import { createStore } from "../ui/store.ts";
import { Acts } from "../undo/acts.ts";
import { addHere } from "./add-here.ts";
import { MyCards } from "./my-cards.ts";
import { prefetchTasks } from "./prefetch.ts";
import { SentTasks } from "./sent-tasks.ts";
import { sendTodos } from "./task-acts.ts";
import type { TaskFilter } from "./task-filter.ts";
import { taskGroups } from "./task-groups.ts";
import { TASKS_AT_REST, TasksContext, type TasksDesk } from "./tasks-desk.ts";
import { useFreshSubjects } from "./use-my-subjects.ts";
import { ShownFilter } from "./use-task-filter.ts";

/** A place where tasks are shown, added and done. */
export interface TasksPlace {
  /** Of its own: under it is kept what one has begun to add. */
  readonly name: string;
  readonly hasCards: boolean;
  /** With what was done there to more than its to-dos; without: what is done in the place is kept as long as one is there. */
  readonly acts?: Acts;
  /** Where one of its to-dos is opened. */
  todoAddress(todoId: string): string;
  openTodo(todoId: string): void;
  closeTodo(): void;
}

interface TasksAroundProps {
  readonly place: TasksPlace;
  readonly filter: TaskFilter;
  readonly children: ReactNode;
}

/** Where the hands were in each place: whoever looks at a card on its board comes back to it. */
const lastActive = new Map<string, string | null>();

/** What lists of tasks need, in whatever place they stand. */
export function TasksAround({ place, filter, children }: TasksAroundProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [todos, boardChanges] = [todosOf(client), boardChangesOf(client)];
  const me = useMe();
  const navigate = useNavigate();
  const { name } = place;

  const [kept] = useState(() => ({
    acts: place.acts ?? new Acts(),
    ui: createStore({ ...TASKS_AT_REST, active: lastActive.get(name) ?? null }),
    cards: place.hasCards ? new MyCards(todos, boardChanges) : null,
    sent: new SentTasks(todos, boardChanges),
    subjects: createStore<readonly Subject[]>([]),
    shown: { groups: taskGroups([], 0) },
  }));
  const desk = useMemo(
    (): TasksDesk => ({
      ...kept,
      todos,
      me,
      t,
      draftKey: name,
      addressOf: (task) =>
        task.kind === "todo" ? place.todoAddress(task.todo.id) : `/b/${task.card.boardId}/c/${task.card.id}`,
      openTask(id) {
        const card = kept.cards?.find(id);
        if (card) void navigate({ to: "/b/$boardId/c/$cardId", params: { boardId: card.boardId, cardId: id } });
        else place.openTodo(id);
      },
      closeTask: () => place.closeTodo(),
    }),
    [kept, todos, me, t, navigate, name, place],
  );

  useFreshSubjects(client, kept.subjects);
  useEffect(() => kept.cards?.follow(), [kept]);
  useEffect(prefetchTasks, []);
  useEffect(() => {
    addHere.set((command, said) => sendTodos(desk, [command], said));
    return () => addHere.set(null);
  }, [desk]);
  useEffect(() => () => void lastActive.set(name, kept.ui.get().active), [kept, name]);

  return (
    <TasksContext value={desk}>
      <ShownFilter value={filter}>{children}</ShownFilter>
    </TasksContext>
  );
}
