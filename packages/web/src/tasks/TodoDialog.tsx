import type { Todo } from "@syncboard/client";
import { REPEATS, type Repeat } from "@syncboard/model";
import { useParams } from "@tanstack/react-router";
import { CalendarClock, CalendarPlus, SquareCheck, Trash2 } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { momentWords } from "../due/due.ts";
import { minuteNow } from "../due/use-now.ts";
import { Prose } from "../prose/lazy-prose.tsx";
import { MarkdownField } from "../prose/MarkdownField.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { readDraft } from "../ui/draft.ts";
import { TitleField } from "../ui/TitleField.tsx";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { FarTodo } from "./FarTodo.tsx";
import { TaskDuePicker } from "./lazy-tasks.ts";
import { SubjectField } from "./SubjectField.tsx";
import { TodoBox } from "./TodoBox.tsx";
import { taskOfTodo } from "./task.ts";
import { selectTasks } from "./task-actions.ts";
import { deleteTodos, sendTodos } from "./task-acts.ts";
import { PRIORITIES } from "./task-filter.ts";
import { mainOf } from "./task-focus.ts";
import { useTasksDesk, useTodos } from "./tasks-desk.ts";
import { useRepeatWords } from "./use-repeat-words.ts";

/** One to-do, with all that is to be known of it. */
export function TodoDialog() {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const { todoId = "" } = useParams({ strict: false });
  const todo = useTodos(({ todos }) => todos.find(({ id }) => id === todoId));
  const isReady = useTodos(({ status }) => status === "ready");
  const known = useRef(todo);
  if (todo) known.current = todo;
  const focus = { finalFocus: () => mainOf(todoId) ?? document.querySelector<HTMLElement>("[data-add-todo]") };
  if (!todo && !isReady) return null;
  return (
    <Dialog title={t("tasks.todo")} width={600} isPage onClose={desk.closeTask} {...focus}>
      {/* Another to-do is another page: what was begun in this one stays with it. */}
      {todo ? <TodoFields key={todoId} todo={todo} /> : <FarTodo key={todoId} todoId={todoId} />}
    </Dialog>
  );
}

function TodoFields({ todo }: { readonly todo: Todo }) {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  return (
    <>
      <TodoTitle todo={todo} />
      <div className="todo-fields">
        <DueField todo={todo} />
        <RepeatField todo={todo} />
        <PriorityField todo={todo} />
        <SubjectField todo={todo} />
      </div>
      <TodoNotes todo={todo} />
      <div className="mt-6 flex flex-wrap border-t border-line pt-3">
        {/* The way to a selection for who has no keys, and no menu beside the row. */}
        <Button
          look="quiet"
          icon={SquareCheck}
          className="-ms-3"
          onClick={() => {
            selectTasks(desk, [...desk.ui.get().selected, todo.id], todo.id);
            desk.closeTask();
          }}
        >
          {t("tasks.action.select")}
        </Button>
        <Button
          look="quiet"
          icon={Trash2}
          className="text-danger-text!"
          onClick={() => {
            deleteTodos(desk, [taskOfTodo(todo)]);
            desk.closeTask();
          }}
        >
          {t("tasks.action.delete")}
        </Button>
      </div>
    </>
  );
}

function TodoTitle({ todo }: { readonly todo: Todo }) {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const draftKey = `todo-title.${todo.id}`;
  const [isEditing, setEditing] = useState(() => readDraft(desk.me.id, draftKey) !== null);
  const { target, ask } = useReturnFocus(isEditing);
  const look = "text-lg font-semibold tracking-tight";
  return (
    <div className="-ms-2 flex items-start">
      <TodoBox todo={todo} />
      {isEditing ? (
        <TitleField
          label={t("tasks.field.title")}
          userId={desk.me.id}
          draftKey={draftKey}
          saved={todo.title}
          className={`min-w-0 flex-1 px-2 py-1 ${look}`}
          onSave={(title) => sendTodos(desk, [{ type: "todo.change", todoId: todo.id, title }])}
          changed={(theirs) => t("tasks.field.changed", { text: theirs })}
          onDone={(byKey) => {
            if (byKey) ask();
            setEditing(false);
          }}
        />
      ) : (
        <h3 className="flex min-w-0 flex-1">
          <button
            ref={target}
            type="button"
            dir="auto"
            title={t("tasks.action.editTitle")}
            className={`w-full rounded-control border border-transparent px-2 py-1 text-start wrap-anywhere hover:bg-hover ${look} ${todo.completed ? "text-ink-soft line-through" : ""}`}
            onClick={() => setEditing(true)}
          >
            {todo.title}
          </button>
        </h3>
      )}
    </div>
  );
}

function DueField({ todo }: { readonly todo: Todo }) {
  const { t, i18n } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const words = todo.dueAt && momentWords(todo.dueAt, "due", i18n.language, minuteNow());
  return (
    <div className="todo-field">
      <span className="todo-field-name">{t("tasks.field.due")}</span>
      <Button
        ref={button}
        icon={todo.dueAt ? CalendarClock : CalendarPlus}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="justify-start"
        onClick={() => setOpen(true)}
      >
        <span className="first-letter:uppercase">{words ?? t("tasks.field.setDue")}</span>
      </Button>
      {isOpen && (
        <TaskDuePicker
          task={taskOfTodo(todo)}
          anchor={() => button.current}
          finalFocus={() => button.current}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function RepeatField({ todo }: { readonly todo: Todo }) {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const id = useId();
  const repeatWords = useRepeatWords();

  function choose(every: Repeat["every"] | undefined) {
    const day = todo.dueAt === null ? new Date().getDate() : new Date(todo.dueAt).getDate();
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const repeat = every === undefined ? null : { every, timeZone, ...(every === "month" && { day }) };
    sendTodos(desk, [{ type: "todo.change", todoId: todo.id, repeat }]);
  }

  return (
    <div className="todo-field">
      <label htmlFor={id} className="todo-field-name">
        {t("tasks.repeat.title")}
      </label>
      <select
        id={id}
        value={todo.repeat?.every ?? ""}
        onChange={({ target }) => choose(REPEATS.find((each) => each === target.value))}
        className="field-box h-8 px-2 text-sm pointer-coarse:h-11"
      >
        <option value="">{t("tasks.repeat.never")}</option>
        {REPEATS.map((every) => (
          <option key={every} value={every}>
            {todo.repeat?.every === every ? repeatWords(todo.repeat, todo.dueAt) : repeatWords({ every }, todo.dueAt)}
          </option>
        ))}
      </select>
    </div>
  );
}

function PriorityField({ todo }: { readonly todo: Todo }) {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const id = useId();
  return (
    <div className="todo-field">
      <label htmlFor={id} className="todo-field-name">
        {t("tasks.priority.title")}
      </label>
      <select
        id={id}
        value={todo.priority}
        onChange={({ target }) =>
          sendTodos(desk, [{ type: "todo.change", todoId: todo.id, priority: Number(target.value) }])
        }
        className="field-box h-8 px-2 text-sm pointer-coarse:h-11"
      >
        {PRIORITIES.map((priority) => (
          <option key={priority} value={priority}>
            {t(`tasks.priority.${priority}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

function TodoNotes({ todo }: { readonly todo: Todo }) {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const draftKey = `todo-notes.${todo.id}`;
  const [isEditing, setEditing] = useState(() => readDraft(desk.me.id, draftKey) !== null);
  const edit = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(isEditing);
  useEffect(() => {
    if (wasEditing.current && !isEditing) edit.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  function save(notes: string, notesFrom = todo.notes) {
    sendTodos(desk, [{ type: "todo.change", todoId: todo.id, notes, notesFrom }]);
  }

  return (
    <section aria-labelledby="todo-notes" className="mt-5">
      <div className="mb-2 flex h-8 items-center justify-between gap-3">
        <h3 id="todo-notes" className="text-sm font-medium text-ink-soft">
          {t("tasks.field.notes")}
        </h3>
        {!isEditing && todo.notes !== "" && (
          <Button ref={edit} look="quiet" className="-me-3" onClick={() => setEditing(true)}>
            {t("card.editDescription")}
          </Button>
        )}
      </div>
      {isEditing ? (
        <MarkdownField
          label={t("tasks.field.notes")}
          placeholder={t("tasks.field.notesPlaceholder")}
          draftKey={draftKey}
          saved={todo.notes}
          isOwn
          onSave={save}
          onDone={() => setEditing(false)}
        />
      ) : todo.notes !== "" ? (
        <Prose text={todo.notes} onTick={save} />
      ) : (
        <button
          ref={edit}
          type="button"
          className="w-full rounded-control border border-dashed border-line-strong px-3 py-4 text-start text-base text-ink-soft hover:bg-hover"
          onClick={() => setEditing(true)}
        >
          {t("tasks.field.addNotes")}
        </button>
      )}
    </section>
  );
}
