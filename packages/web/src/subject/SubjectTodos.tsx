import { newId, type SubjectDetail, type Todo } from "@syncboard/client";
import type { TodoCommandBody } from "@syncboard/model";
import { Link } from "@tanstack/react-router";
import { Plus, X } from "lucide-react";
import { type FormEvent, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { DueBadge } from "../due/DueBadge.tsx";
import { useMe } from "../session/use-session.ts";
import { announce } from "../ui/Announcer.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { useDraft } from "../ui/draft.ts";
import { notify } from "../ui/notices.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";

interface SubjectTodosProps {
  readonly subject: SubjectDetail;
  /** For the progress, which the server counts. */
  readonly load: () => Promise<void>;
}

/** What is to be done for a subject: added in a line, and ticked. */
export function SubjectTodos({ subject, load }: SubjectTodosProps) {
  const { t } = useTranslation();
  const { todos } = useClient();
  const { id: subjectId } = subject;
  // The same each time: another would be one more reading of all.
  const subscribe = useCallback((listener: () => void) => todos.subscribe(listener), [todos]);
  const state = useSyncExternalStore(subscribe, () => todos.getState());
  const own = state.todos.filter((todo) => todo.subjectId === subjectId);
  const open = own.filter(({ completed }) => !completed);
  const done = own.filter(({ completed }) => completed);
  const [isShowingDone, setShowingDone] = useState(false);
  const section = useRef<HTMLElement>(null);

  const counted = state.waiting === 0 && state.status === "ready" ? `${open.length}/${done.length}` : undefined;
  const known = useRef(counted);
  useEffect(() => {
    if (counted === undefined || counted === known.current) return;
    if (known.current !== undefined) void load();
    known.current = counted;
  }, [counted, load]);

  function send(commands: readonly TodoCommandBody[], said: string) {
    const back = todos.undoOf(commands);
    todos.send(commands);
    notify(said, { action: { label: t("board.undo"), run: () => todos.send(back) } });
  }

  function tick({ id, title, completed }: Todo) {
    // It goes to the other list, and the focus would go with it.
    section.current?.focus({ preventScroll: true });
    if (completed) todos.send([{ type: "todo.reopen", todoId: id }]);
    else send([{ type: "todo.complete", todoId: id, nextId: newId() }], t("subject.todos.isDone", { title }));
  }

  function remove({ id, title }: Todo) {
    section.current?.focus({ preventScroll: true });
    send([{ type: "todo.delete", todoId: id }], t("subject.todos.deleted", { title }));
  }

  return (
    <section ref={section} tabIndex={-1} aria-labelledby="subject-todos" className="outline-none">
      <div className="mb-1 flex min-h-8 items-center gap-3">
        <h2 id="subject-todos" className="text-sm font-semibold">
          {t("subject.todos.title")}
        </h2>
        {own.length > 0 && (
          <Link to="/tasks" search={{ subject: subjectId }} className="back-link -me-2.5 ms-auto!">
            {t("subject.todos.inTasks")}
          </Link>
        )}
      </div>
      {state.status === "failed" && (
        <p role="alert" className="mb-2 text-sm text-danger-text">
          {t("subject.todos.failed")}
        </p>
      )}
      <AddTodo subjectId={subjectId} />
      {state.status === "loading" ? (
        <div aria-busy className="mt-2 flex flex-col gap-3">
          <span className="sr-only">{t("app.loading")}</span>
          {["w-4/5", "w-3/5"].map((width) => (
            <div key={width} className={`skeleton h-3 ${width}`} />
          ))}
        </div>
      ) : (
        <>
          {own.length === 0 && <p className="mt-2 text-sm text-ink-soft">{t("subject.todos.none")}</p>}
          <ul aria-labelledby="subject-todos" className="-mx-2 mt-1">
            {open.map((todo) => (
              <Row key={todo.id} todo={todo} onTick={() => tick(todo)} onDelete={() => remove(todo)} />
            ))}
          </ul>
          {done.length > 0 && (
            <Button
              look="quiet"
              aria-expanded={isShowingDone}
              className="-ms-3"
              onClick={() => setShowingDone(!isShowingDone)}
            >
              {t("subject.todos.completed", { count: done.length })}
            </Button>
          )}
          {isShowingDone && (
            <ul aria-label={t("subject.todos.completed", { count: done.length })} className="-mx-2">
              {done.map((todo) => (
                <Row key={todo.id} todo={todo} onTick={() => tick(todo)} onDelete={() => remove(todo)} />
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

interface RowProps {
  readonly todo: Todo;
  readonly onTick: () => void;
  readonly onDelete: () => void;
}

function Row({ todo, onTick, onDelete }: RowProps) {
  const { t } = useTranslation();
  const { title, completed, completedAt, dueAt } = todo;
  return (
    <li className="group flex items-start gap-1 rounded-control ps-2 hover:bg-hover">
      <label className="flex min-h-9 min-w-0 flex-1 cursor-pointer items-start gap-2.5 py-2 pointer-coarse:min-h-11 pointer-coarse:py-3">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 cursor-pointer accent-accent pointer-coarse:size-5"
          checked={completed}
          onChange={onTick}
        />
        <span className={`min-w-0 text-base wrap-anywhere ${completed ? "text-ink-faint line-through" : ""}`}>
          <bdi>{title}</bdi>
        </span>
        {dueAt !== null && !completed && (
          <span className="ms-auto shrink-0">
            <DueBadge card={{ dueAt, doneAt: completedAt }} />
          </span>
        )}
      </label>
      <IconButton
        icon={X}
        label={t("subject.todos.delete", { title })}
        className="mt-0.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
        onClick={onDelete}
      />
    </li>
  );
}

/** Enter adds and keeps the field. */
function AddTodo({ subjectId }: { readonly subjectId: string }) {
  const { t } = useTranslation();
  const { todos } = useClient();
  const me = useMe();
  const draft = useDraft(me.id, `subject-todo.${subjectId}`, "");
  const title = draft.text.replaceAll(/\s+/g, " ").trim();

  function add(event: FormEvent) {
    event.preventDefault();
    if (title === "") return;
    todos.send([{ type: "todo.add", todoId: newId(), title, subjectId }]);
    announce(t("subject.todos.added", { title }));
    draft.show("");
  }

  return (
    <form className="relative" onSubmit={add}>
      <Plus aria-hidden size={16} className="absolute inset-y-0 start-2.5 my-auto text-ink-faint" />
      <input
        aria-label={t("subject.todos.add")}
        placeholder={t("subject.todos.addPlaceholder")}
        autoComplete="off"
        enterKeyHint="done"
        dir="auto"
        maxLength={MAX_TITLE}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
        className="field-box h-9 w-full ps-8.5 pe-2.5 pointer-coarse:h-11"
      />
    </form>
  );
}
