import { useLayoutEffect } from "react";
import { isPressed } from "../ui/shortcut.ts";
import { besideTask, carryStep, findTask, putBack, putDown } from "./carrying.ts";
import { screenActions, selectTo, type TaskAction, taskActions, taskSelectionActions } from "./task-actions.ts";
import { focusTask } from "./task-focus.ts";
import { patchTasksUi, type TasksDesk } from "./tasks-desk.ts";

const STEPS: Readonly<Record<string, 1 | -1 | undefined>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

/** Keys that belong to a text, a dialog or a menu are not the list's. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input:not([type=checkbox]), textarea, select, [role=dialog], [role=alertdialog], [role=menu]") !==
      null
  );
}

function isPlain({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey;
}

function onCarryKey(desk: TasksDesk, event: KeyboardEvent): boolean {
  const step = isPlain(event) ? STEPS[event.key] : undefined;
  if (step) carryStep(desk, step);
  else if (event.key === " " || event.key === "Enter") putDown(desk);
  else if (event.key === "Escape") putBack(desk);
  // Nothing else while something is in the hand; Tab would carry the focus away from it.
  else if (event.key !== "Tab" && !isPlain(event)) return false;
  return true;
}

function runFirst<Subject>(
  desk: TasksDesk,
  event: KeyboardEvent,
  actions: readonly TaskAction<Subject>[],
  subject: Subject,
): boolean {
  const action = actions.find(
    ({ shortcuts, isOffered }) => shortcuts.some((each) => isPressed(event, each)) && isOffered(subject),
  );
  action?.run(desk, subject);
  return action !== undefined;
}

function walk(desk: TasksDesk, event: KeyboardEvent, by: 1 | -1): boolean {
  const { active } = desk.ui.get();
  const next = besideTask(desk, active, by);
  if (next === undefined) {
    // At the end of the lists, and back there from wherever the focus was.
    if (active !== null) focusTask(active);
    return active !== null;
  }
  if (event.shiftKey) selectTo(desk, next);
  patchTasksUi(desk, { active: next });
  focusTask(next);
  return true;
}

function onListKey(desk: TasksDesk, event: KeyboardEvent): boolean {
  const { target } = event;
  const onMain = target instanceof Element && target.closest("[data-task-main]") !== null;
  const onList = target instanceof Element && (target.matches("body, main") || target.closest("[data-task]") !== null);
  const { active, selected } = desk.ui.get();
  const step = isPlain(event) ? STEPS[event.key] : undefined;
  if (step && onList) return walk(desk, event, step);
  if (selected.size > 0 && runFirst(desk, event, taskSelectionActions, undefined)) return true;
  // A row is a link: Enter opens it by itself, and in a new tab with Ctrl.
  const task = onMain && event.key !== "Enter" ? findTask(desk, active) : undefined;
  if (task && runFirst(desk, event, taskActions, task)) return true;
  return runFirst(desk, event, screenActions, undefined);
}

/** The whole list by keyboard. `isOn`: false while something is open over it. */
export function useTaskKeys(desk: TasksDesk, isOn: boolean): void {
  // In the commit that shows the lists: a key that comes right after it is not lost.
  useLayoutEffect(() => {
    if (!isOn) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isElsewhere(event.target)) return;
      const { carry } = desk.ui.get();
      if (carry?.by === "pointer") return;
      if (carry ? onCarryKey(desk, event) : onListKey(desk, event)) event.preventDefault();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [desk, isOn]);
}
