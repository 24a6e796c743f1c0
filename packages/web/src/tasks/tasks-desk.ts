import type { Subject, Task, Todos, User } from "@syncboard/client";
import type { TFunction } from "i18next";
import { createContext, use, useCallback, useSyncExternalStore } from "react";
import { NONE_SELECTED } from "../selection/none-selected.ts";
import { createStore, type Store, useStore } from "../ui/store.ts";
import type { Acts } from "../undo/acts.ts";
import type { MyCards, MyCardsState } from "./my-cards.ts";
import type { TaskCarry } from "./place-task.ts";
import type { SentTasks, SentTasksState } from "./sent-tasks.ts";
import type { Group, TaskGroups } from "./task-groups.ts";

export type OpenedTask =
  | { readonly what: "title" | "due" | "menu"; readonly id: string }
  | { readonly what: "help" | "refused" };

/** What this screen alone knows of its tasks. */
export interface TasksUi {
  /** Where the hands are. */
  readonly active: string | null;
  readonly carry: TaskCarry | null;
  readonly opened: OpenedTask | null;
  readonly selected: ReadonlySet<string>;
  /** Where a selection with Shift begins. */
  readonly selectedFrom: string | null;
  readonly isDoneShown: boolean;
  /** How many rows of a group are shown, where it is more than at first. */
  readonly shownRows: Readonly<Partial<Record<Group, number>>>;
}

export const TASKS_AT_REST: TasksUi = {
  active: null,
  carry: null,
  opened: null,
  selected: NONE_SELECTED,
  selectedFrom: null,
  isDoneShown: false,
  shownRows: {},
};

/** All that an action on one's tasks needs. */
export interface TasksDesk {
  readonly todos: Todos;
  /** Null: where there are to-dos alone. */
  readonly cards: MyCards | null;
  readonly sent: SentTasks;
  readonly acts: Acts;
  /** Those that to-dos can be put under, by name. */
  readonly subjects: Store<readonly Subject[]>;
  readonly ui: Store<TasksUi>;
  readonly me: User;
  readonly t: TFunction;
  /** Under which it is kept what one has begun to add. */
  readonly draftKey: string;
  /** What is on the screen, in order: filtered, and as it is without what is carried. */
  readonly shown: { groups: TaskGroups };
  addressOf(task: Task): string;
  openTask(id: string): void;
  closeTask(): void;
}

export const TasksContext = createContext<TasksDesk | null>(null);

export function useTasksDesk(): TasksDesk {
  const desk = use(TasksContext);
  if (!desk) throw new Error("There are no tasks around this component");
  return desk;
}

export function useTasksUi<Part>(select: (ui: TasksUi) => Part): Part {
  return useStore(useTasksDesk().ui, select);
}

/** The part of one's to-dos that a component shows. */
export function useTodos<Part>(select: (state: ReturnType<Todos["getState"]>) => Part): Part {
  const { todos } = useTasksDesk();
  // The same each time: another would be one more reading of all.
  const subscribe = useCallback((listener: () => void) => todos.subscribe(listener), [todos]);
  return useSyncExternalStore(subscribe, () => select(todos.getState()));
}

const NO_CARDS = createStore<MyCardsState>({ open: [], done: [], isUnread: false });

export function useMyCards(): MyCardsState {
  return useStore(useTasksDesk().cards?.store ?? NO_CARDS, (state) => state);
}

export function useSentTasks(): SentTasksState {
  const { sent } = useTasksDesk();
  return useSyncExternalStore(sent.subscribe, sent.getState);
}

export function patchTasksUi({ ui }: TasksDesk, patch: Partial<TasksUi>): void {
  ui.set({ ...ui.get(), ...patch });
}
