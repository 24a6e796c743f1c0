import type { Task } from "@syncboard/client";
import { useEffect, useLayoutEffect, useMemo } from "react";
import { useNow } from "../due/use-now.ts";
import { withCarried } from "./place-task.ts";
import { taskOfCard, taskOfTodo } from "./task.ts";
import { isFiltering } from "./task-filter.ts";
import { placeOf, type TaskGroups, taskGroups } from "./task-groups.ts";
import { taskMatcher } from "./task-matcher.ts";
import { patchTasksUi, useMyCards, useTasksDesk, useTasksUi, useTodos } from "./tasks-desk.ts";
import { useTaskFilter } from "./use-task-filter.ts";

const MINUTE_MS = 60_000;

interface ShownTasks {
  /** With what is carried where it would be. */
  readonly groups: TaskGroups;
  /** Whether there is anything at all, filtered or not. */
  readonly isEmpty: boolean;
  /** Whether the filter leaves nothing of it. */
  readonly isNothingFound: boolean;
}

/** What is on the screen, and what hands walk and carry among. */
export function useShownTasks(): ShownTasks {
  const desk = useTasksDesk();
  const todos = useTodos((state) => state.todos);
  const { open, done } = useMyCards();
  const filter = useTaskFilter();
  const carry = useTasksUi((ui) => ui.carry);
  const minute = useNow((now) => Math.floor(now / MINUTE_MS));

  const tasks = useMemo(
    (): readonly Task[] => [...todos.map(taskOfTodo), ...[...(open ?? []), ...(done ?? [])].map(taskOfCard)],
    [todos, open, done],
  );
  const groups = useMemo(() => {
    const wanted = isFiltering(filter) ? tasks.filter(taskMatcher(filter)) : tasks;
    return taskGroups(wanted, Math.max(minute * MINUTE_MS, Date.now()));
  }, [tasks, filter, minute]);

  useLayoutEffect(() => {
    desk.shown.groups = groups;
  }, [desk, groups]);

  // What is deleted elsewhere, or is done, is in nobody's hand and in no selection.
  useEffect(() => {
    const { carry, selected } = desk.ui.get();
    if (carry && !placeOf(groups, carry.id)) patchTasksUi(desk, { carry: null });
    const left = [...selected].filter((id) => placeOf(groups, id));
    if (left.length < selected.size) patchTasksUi(desk, { selected: new Set(left) });
  }, [desk, groups]);

  const shown = useMemo(() => withCarried(groups, carry), [groups, carry]);
  const isNothing = Object.values(groups).every((group) => group.length === 0);
  return { groups: shown, isEmpty: tasks.length === 0, isNothingFound: isNothing && tasks.length > 0 };
}
