import type { Task } from "@syncboard/client";
import { plain } from "../ui/matching.ts";
import { titleOf } from "./task.ts";
import type { TaskFilter } from "./task-filter.ts";

const plainTexts = new WeakMap<Task, string>();

/** Asked with each letter that is typed, of every task. */
function plainText(task: Task): string {
  const known = plainTexts.get(task);
  if (known !== undefined) return known;
  const said = task.kind === "todo" ? task.todo.notes : task.card.boardTitle;
  const text = plain(`${titleOf(task)}\n${said}`);
  plainTexts.set(task, text);
  return text;
}

/** Whether a task is what is looked for: every word in its title, its notes, or the name of its board. */
export function taskMatcher({ text, priorities, subjectId }: TaskFilter): (task: Task) => boolean {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return (task) => {
    if (task.kind === "card" && (priorities.length > 0 || subjectId !== null)) return false;
    if (task.kind === "todo") {
      const { priority, subjectId: of } = task.todo;
      if (priorities.length > 0 && !priorities.some((each) => each === priority)) return false;
      if (subjectId !== null && of !== subjectId) return false;
    }
    if (words.length === 0) return true;
    const all = plainText(task);
    return words.every((word) => all.includes(word));
  };
}
