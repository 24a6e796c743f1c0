import { Plus } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { pastedLines } from "../board/pasted-lines.ts";
import { announce } from "../ui/Announcer.tsx";
import { Button } from "../ui/Button.tsx";
import { useDraft, useRestoredNotice } from "../ui/draft.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";
import { runUndoKey } from "../undo/use-undo-keys.ts";
import { addCommand } from "./add-command.ts";
import { asItIs, type ReadLine } from "./date-words.ts";
import { TakenChips } from "./TakenChips.tsx";
import { sendTodos } from "./task-acts.ts";
import { focusList } from "./task-focus.ts";
import { useTasksDesk } from "./tasks-desk.ts";
import { isWithin, useReadLine } from "./use-read-line.ts";
import { useSearchedSubject } from "./use-task-filter.ts";

/** Adding is typing: Enter adds and keeps the field, a pasted list makes many once one has said yes. */
export function AddTodo() {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const draft = useDraft(desk.me.id, desk.draftKey, "");
  useRestoredNotice(draft, "");
  const [pasted, setPasted] = useState<readonly string[]>();
  /** Nothing was written since something was added: the field has nothing to take back, and the list has. */
  const isFresh = useRef(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const chipsId = useId();
  const subjectId = useSearchedSubject();
  const { read, readAnew, leave, forget } = useReadLine(draft.text);

  const words = wordsOf(draft.text, read);
  useEffect(() => {
    if (words !== "") announce(t("tasks.words.taken", { words }));
  }, [words, t]);

  function send(lines: readonly ReadLine[]) {
    // The last goes first, so that each later one comes before it: new ones stand at the top, in their order.
    sendTodos(
      desk,
      lines.toReversed().map((line) => addCommand(line, subjectId)),
    );
    setPasted(undefined);
    announce(t("tasks.said.added", { count: lines.length, title: lines[0]?.title ?? "" }));
    field.current?.focus({ preventScroll: true });
    isFresh.current = true;
  }

  function submit() {
    if (draft.text.trim() === "") return;
    send([readAnew(draft.text)]);
    draft.write("");
    draft.drop();
    forget();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    const isPlace = selectionStart === selectionEnd;
    const words = read.taken.find(({ end }) => end === selectionEnd);
    if (event.key === "Enter") submit();
    // What was taken becomes text again before any of it is deleted.
    else if (event.key === "Backspace" && isPlace && words && !event.ctrlKey && !event.altKey && !event.metaKey) {
      leave(words.kind);
    } else if (isFresh.current && runUndoKey(desk, event.nativeEvent)) {
      // Taken back, or done once more.
    } else if (event.key === "Escape") {
      if (pasted) setPasted(undefined);
      else focusList();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onPaste(event: ClipboardEvent) {
    const lines = pastedLines(event.clipboardData.getData("text/plain"));
    if (lines.length < 2) return;
    event.preventDefault();
    setPasted(lines);
  }

  return (
    <form
      className="add-todo"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="add-todo-line">
        <Plus aria-hidden size={18} strokeWidth={1.9} className="shrink-0 text-ink-faint" />
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          data-add-todo
          aria-label={t("tasks.add.title")}
          aria-describedby={chipsId}
          placeholder={t("tasks.add.placeholder")}
          maxLength={MAX_TITLE}
          autoComplete="off"
          enterKeyHint="done"
          value={draft.text}
          onChange={(event) => {
            isFresh.current = false;
            draft.write(event.target.value.replaceAll(/[\r\n]+/g, " "));
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          className="add-todo-field"
        />
        {draft.text.trim() !== "" && !pasted && (
          <Button type="submit" look="primary">
            {t("tasks.add.submit")}
          </Button>
        )}
      </div>
      <TakenChips
        id={chipsId}
        read={read}
        onLeave={(kind) => {
          leave(kind);
          field.current?.focus();
        }}
      />
      {pasted && (
        <div
          role="alertdialog"
          aria-label={t("card.pasted.title", { count: pasted.length })}
          className="px-3 pt-1 pb-3"
        >
          <p className="pb-2 text-sm text-ink-soft">{t("card.pasted.title", { count: pasted.length })}</p>
          <div className="flex flex-wrap gap-2">
            <Button look="primary" onClick={() => send(pasted.map(asItIs))} autoFocus>
              {t("tasks.add.many", { count: pasted.length })}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                draft.write(`${draft.text} ${pasted.join(" ")}`.trim().slice(0, MAX_TITLE));
                setPasted(undefined);
                field.current?.focus();
              }}
            >
              {t("card.pasted.one")}
            </Button>
          </div>
        </div>
      )}
    </form>
  );
}

function wordsOf(text: string, { taken }: ReadLine): string {
  return taken
    .filter((words) => isWithin(words, text))
    .map(({ start, end }) => text.slice(start, end))
    .join(", ");
}
