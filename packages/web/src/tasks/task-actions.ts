import type { Task } from "@syncboard/client";
import {
  CalendarClock,
  CircleCheck,
  GripVertical,
  Keyboard,
  ListChecks,
  type LucideIcon,
  PenLine,
  Plus,
  Redo2,
  Search,
  SquareArrowOutUpRight,
  SquareCheck,
  Trash2,
  Undo2,
} from "lucide-react";
import type { PlainKey } from "../locales/plain-key.ts";
import { NONE_SELECTED } from "../selection/none-selected.ts";
import { announce } from "../ui/Announcer.tsx";
import { redo, undo } from "../undo/take-back.ts";
import { besideTask, findTask, liftTask, remainingTask } from "./carrying.ts";
import { doneAtOf, idOf, isEditable } from "./task.ts";
import { deleteTodos, setDone } from "./task-acts.ts";
import { focusTask } from "./task-focus.ts";
import { GROUPS } from "./task-groups.ts";
import { patchTasksUi, type TasksDesk } from "./tasks-desk.ts";

/** One thing that hands can do here: the same object serves key, menu, bar and help. */
export interface TaskAction<Subject = Task> {
  readonly name: string;
  readonly label: PlainKey;
  readonly icon: LucideIcon;
  readonly shortcuts: readonly string[];
  readonly isDangerous?: boolean;
  /** Not in menus: pointless with a pointer. */
  readonly isForKeysOnly?: boolean;
  isOffered(subject: Subject): boolean;
  run(desk: TasksDesk, subject: Subject): void;
}

const isTodo = (task: Task) => task.kind === "todo";

const open: TaskAction = {
  name: "open",
  label: "tasks.action.open",
  icon: SquareArrowOutUpRight,
  shortcuts: ["Enter"],
  isOffered: () => true,
  run: (desk, task) => desk.openTask(idOf(task)),
};

const complete: TaskAction = {
  name: "complete",
  label: "tasks.action.complete",
  icon: CircleCheck,
  shortcuts: ["c"],
  isOffered: (task) => isEditable(task) && doneAtOf(task) === null,
  run: (desk, task) => leaving(desk, task, () => setDone(desk, [task], true)),
};

const reopen: TaskAction = {
  ...complete,
  name: "reopen",
  label: "tasks.action.reopen",
  isOffered: (task) => isEditable(task) && doneAtOf(task) !== null,
  run: (desk, task) => leaving(desk, task, () => setDone(desk, [task], false)),
};

const editTitle: TaskAction = {
  name: "editTitle",
  label: "tasks.action.editTitle",
  icon: PenLine,
  shortcuts: ["e"],
  isOffered: isTodo,
  run: (desk, task) => patchTasksUi(desk, { opened: { what: "title", id: idOf(task) } }),
};

const setDate: TaskAction = {
  name: "due",
  label: "tasks.action.due",
  icon: CalendarClock,
  shortcuts: ["d"],
  isOffered: isEditable,
  run: (desk, task) => patchTasksUi(desk, { opened: { what: "due", id: idOf(task) } }),
};

const select: TaskAction = {
  name: "select",
  label: "tasks.action.select",
  icon: SquareCheck,
  shortcuts: ["x"],
  isOffered: isEditable,
  run: (desk, task) => toggleSelected(desk, idOf(task)),
};

const pickUp: TaskAction = {
  name: "pickUp",
  label: "keys.pickUp",
  icon: GripVertical,
  shortcuts: ["Space"],
  isForKeysOnly: true,
  isOffered: (task) => isEditable(task) && doneAtOf(task) === null,
  run: (desk, task) => void liftTask(desk, idOf(task), "keys"),
};

const remove: TaskAction = {
  name: "delete",
  label: "tasks.action.delete",
  icon: Trash2,
  shortcuts: ["Delete", "Backspace"],
  isDangerous: true,
  isOffered: isTodo,
  run: (desk, task) => leaving(desk, task, () => deleteTodos(desk, [task])),
};

export const taskActions: readonly TaskAction[] = [open, complete, reopen, editTitle, setDate, select, pickUp, remove];

/** The hands go on to the task that is next to one which goes away. */
function leaving(desk: TasksDesk, task: Task, act: () => void): void {
  const id = idOf(task);
  const next = besideTask(desk, id, 1) ?? besideTask(desk, id, -1);
  const isActive = desk.ui.get().active === id;
  act();
  if (!isActive) return;
  patchTasksUi(desk, { active: next ?? null });
  if (next !== undefined) focusTask(next);
}

export function selectTasks(desk: TasksDesk, ids: Iterable<string>, from: string | null = null): void {
  const selected = new Set(ids);
  patchTasksUi(desk, { selected: selected.size > 0 ? selected : NONE_SELECTED, selectedFrom: from });
  announce(desk.t("board.selection.count", { count: selected.size }));
}

function toggleSelected(desk: TasksDesk, id: string): void {
  const selected = new Set(desk.ui.get().selected);
  if (!selected.delete(id)) selected.add(id);
  selectTasks(desk, selected, id);
}

/** With Shift: all from the one that was selected last to this one. */
export function selectTo(desk: TasksDesk, id: string): void {
  const { selected, selectedFrom, active } = desk.ui.get();
  const all = GROUPS.flatMap((group) => desk.shown.groups[group])
    .filter(isEditable)
    .map(idOf);
  const [from, to] = [all.indexOf(selectedFrom ?? active ?? id), all.indexOf(id)].toSorted((a, b) => a - b);
  if (from === undefined || to === undefined || to < 0) return;
  selectTasks(desk, [...selected, ...all.slice(Math.max(from, 0), to + 1)], selectedFrom ?? active ?? id);
}

/** The selected tasks that are still there. */
export function selectedTasks(desk: TasksDesk): readonly Task[] {
  return [...desk.ui.get().selected].flatMap((id) => findTask(desk, id) ?? []);
}

const completeAll: TaskAction<void> = {
  name: "selection.complete",
  label: "tasks.action.complete",
  icon: CircleCheck,
  shortcuts: ["c"],
  isOffered: () => true,
  run: (desk) => finished(desk, () => setDone(desk, selectedTasks(desk), true)),
};

const removeAll: TaskAction<void> = {
  name: "selection.delete",
  label: "tasks.action.delete",
  icon: Trash2,
  shortcuts: ["Delete", "Backspace"],
  isDangerous: true,
  isOffered: () => true,
  run: (desk) => finished(desk, () => deleteTodos(desk, selectedTasks(desk))),
};

/** Of what the filter leaves; what is done only where it is in sight. */
const selectAll: TaskAction<void> = {
  name: "selection.all",
  label: "tasks.action.selectAll",
  icon: ListChecks,
  shortcuts: ["Mod+a"],
  isOffered: () => true,
  run(desk) {
    const { isDoneShown, selectedFrom } = desk.ui.get();
    const groups = GROUPS.filter((group) => group !== "done" || isDoneShown);
    const all = groups.flatMap((group) => desk.shown.groups[group]).filter(isEditable);
    selectTasks(desk, all.map(idOf), selectedFrom);
  },
};

const clear: TaskAction<void> = {
  name: "selection.clear",
  label: "board.selection.clear",
  icon: SquareCheck,
  shortcuts: ["Escape"],
  isOffered: () => true,
  run(desk) {
    selectTasks(desk, []);
    const { active } = desk.ui.get();
    goOn(desk, findTask(desk, active) && active !== null ? active : besideTask(desk, null, 1));
  },
};

/** What is done to all that are selected. */
export const taskSelectionActions: readonly TaskAction<void>[] = [completeAll, removeAll, selectAll, clear];

/** The hands go on from what the selection leaves: what is done or deleted goes, and is not there to have the focus. */
function finished(desk: TasksDesk, act: () => void): void {
  const { selected, active } = desk.ui.get();
  const next = remainingTask(desk, active, selected);
  act();
  selectTasks(desk, []);
  goOn(desk, next);
}

function goOn(desk: TasksDesk, id: string | undefined): void {
  patchTasksUi(desk, { active: id ?? null });
  if (id !== undefined) focusTask(id);
}

const focusOn = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus();

/** What can be done wherever the hands are. */
export const screenActions: readonly TaskAction<void>[] = [
  {
    name: "add",
    label: "tasks.add.title",
    icon: Plus,
    shortcuts: ["n"],
    isOffered: () => true,
    run: focusOn("[data-add-todo]"),
  },
  {
    name: "find",
    label: "tasks.filter.title",
    icon: Search,
    shortcuts: ["/"],
    isOffered: () => document.querySelector("[data-find-task]") !== null,
    run: focusOn("[data-find-task]"),
  },
  { name: "undo", label: "board.undo", icon: Undo2, shortcuts: ["Mod+z"], isOffered: () => true, run: undo },
  {
    name: "redo",
    label: "board.redo",
    icon: Redo2,
    shortcuts: ["Mod+Shift+z", "Mod+y"],
    isOffered: () => true,
    run: redo,
  },
  {
    name: "help",
    label: "keys.title",
    icon: Keyboard,
    shortcuts: ["?"],
    isOffered: () => true,
    run: (desk) => patchTasksUi(desk, { opened: { what: "help" } }),
  },
];
