import type { Task } from "@syncboard/client";
import { BookOpen, Ellipsis, LayoutGrid, Repeat, TextAlignStart } from "lucide-react";
import { type MouseEvent, memo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { DueBadge } from "../due/DueBadge.tsx";
import { TitleField } from "../ui/TitleField.tsx";
import { TaskDuePicker, TaskMenu } from "./lazy-tasks.ts";
import { PriorityMark } from "./PriorityMark.tsx";
import { doneAtOf, dueAtOf, idOf, isEditable, isSameTask, titleOf } from "./task.ts";
import { selectTasks, selectTo, taskActions } from "./task-actions.ts";
import { sendTodos } from "./task-acts.ts";
import { focusTask, mainOf } from "./task-focus.ts";
import type { Group } from "./task-groups.ts";
import { patchTasksUi, useTasksDesk, useTasksUi } from "./tasks-desk.ts";
import { useSubjectName } from "./use-my-subjects.ts";
import { useRepeatWords } from "./use-repeat-words.ts";

interface TaskRowProps {
  readonly task: Task;
  readonly group: Group;
  /** Whether Tab enters the lists here. */
  readonly isEntry: boolean;
  readonly carriedBy: "pointer" | "keys" | undefined;
}

/** Memoised: one that is added or taken away moves the position of all behind it, which no row shows. */
export const TaskRow = memo(Row, (before, { task, group, isEntry, carriedBy }) => {
  const isAsItWas = before.group === group && before.isEntry === isEntry && before.carriedBy === carriedBy;
  return isAsItWas && isSameTask(before.task, task);
});

function Row({ task, group, isEntry, carriedBy }: TaskRowProps) {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const id = idOf(task);
  const title = titleOf(task);
  const isDone = doneAtOf(task) !== null;
  const isSelected = useTasksUi(({ selected }) => selected.has(id));
  const opened = useTasksUi(({ opened }) => (opened && "id" in opened && opened.id === id ? opened.what : undefined));
  const menuButton = useRef<HTMLButtonElement>(null);
  const tabIndex = isEntry ? 0 : -1;
  const close = () => patchTasksUi(desk, { opened: null });

  function onClick(event: MouseEvent) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { selected } = desk.ui.get();
    if (event.shiftKey) selectTo(desk, id);
    // While some are selected a click or a tap takes one more, or lets go of one.
    else if (selected.size > 0) {
      selectTasks(desk, selected.has(id) ? [...selected].filter((each) => each !== id) : [...selected, id], id);
    } else desk.openTask(id);
  }

  function tick() {
    const name = isDone ? "reopen" : "complete";
    taskActions.find((action) => action.name === name)?.run(desk, task);
  }

  return (
    <li
      data-task={id}
      data-movable={(isEditable(task) && !isDone && opened !== "title") || undefined}
      data-selected={isSelected || undefined}
      data-carried={carriedBy}
      data-done={isDone || undefined}
      className="task-row group"
      // Of its box as of its link: the hands are here.
      onFocus={() => desk.ui.get().active !== id && patchTasksUi(desk, { active: id })}
    >
      <label className="task-box">
        <input
          type="checkbox"
          aria-label={t("tasks.doneBox", { title })}
          disabled={!isEditable(task)}
          tabIndex={tabIndex}
          data-priority={task.kind === "todo" ? task.todo.priority : undefined}
          checked={isDone}
          onChange={tick}
        />
      </label>
      {opened === "title" ? (
        <TitleField
          label={t("tasks.field.title")}
          userId={desk.me.id}
          draftKey={`todo-title.${id}`}
          saved={title}
          className="task-title-field"
          onSave={(next) => sendTodos(desk, [{ type: "todo.change", todoId: id, title: next }])}
          onDone={(byKey) => {
            close();
            if (byKey) focusTask(id);
          }}
        />
      ) : (
        <a
          href={desk.addressOf(task)}
          draggable={false}
          tabIndex={tabIndex}
          data-task-main
          aria-describedby={`${id}-marks${isSelected ? " task-selected" : ""}`}
          className="task-main"
          onClick={onClick}
        >
          <span dir="auto" className="task-title">
            {title}
          </span>
        </a>
      )}
      <TaskMarks task={task} group={group} />
      <button
        ref={menuButton}
        type="button"
        tabIndex={-1}
        aria-label={t("tasks.menuOf", { title })}
        className="task-menu-button"
        onClick={() => patchTasksUi(desk, { opened: { what: "menu", id }, active: id })}
      >
        <Ellipsis aria-hidden size={16} />
      </button>
      {opened === "menu" && menuButton.current && <TaskMenu task={task} anchor={menuButton.current} onClose={close} />}
      {opened === "due" && (
        <TaskDuePicker task={task} anchor={() => mainOf(id)} finalFocus={() => mainOf(id)} onClose={close} />
      )}
    </li>
  );
}

/** The quiet row: when, how often, how urgent, and of a card where it is. */
function TaskMarks({ task, group }: { readonly task: Task; readonly group: Group }) {
  const { t } = useTranslation();
  const repeatWords = useRepeatWords();
  const todo = task.kind === "todo" ? task.todo : undefined;
  const dueAt = dueAtOf(task);
  // On the page of a subject, where there are no cards, its name says nothing.
  const isOfOne = useTasksDesk().cards === null;
  const subject = useSubjectName(isOfOne ? undefined : todo?.subjectId);
  const often = todo?.repeat && repeatWords(todo.repeat, dueAt);
  return (
    <span id={`${idOf(task)}-marks`} className="task-marks">
      {task.kind === "card" && (
        <span className="task-board">
          <LayoutGrid aria-hidden size={12} strokeWidth={2} className="shrink-0" />
          <span className="sr-only">{t("tasks.card.on")} </span>
          <bdi className="truncate">{task.card.boardTitle}</bdi>
          <span aria-hidden>·</span>
          <bdi className="truncate">{task.card.columnTitle}</bdi>
        </span>
      )}
      {subject !== undefined && (
        <span className="task-board">
          <BookOpen aria-hidden size={12} strokeWidth={2} className="shrink-0" />
          <span className="sr-only">{t("tasks.subject.title")}: </span>
          <bdi className="truncate">{subject}</bdi>
        </span>
      )}
      {todo && todo.notes !== "" && (
        <span className="inline-flex text-ink-faint" title={t("tasks.field.hasNotes")}>
          <TextAlignStart aria-hidden size={13} />
          <span className="sr-only">{t("tasks.field.hasNotes")}</span>
        </span>
      )}
      {often && (
        <span className="inline-flex text-ink-faint" title={often}>
          <Repeat aria-hidden size={13} />
          <span className="sr-only">{often}</span>
        </span>
      )}
      {todo && <PriorityMark priority={todo.priority} />}
      {group !== "done" && dueAt !== null && <DueBadge card={{ dueAt, doneAt: null }} />}
    </span>
  );
}
