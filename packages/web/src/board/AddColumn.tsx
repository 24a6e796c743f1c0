import { newId } from "@syncboard/client";
import { Plus } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { useDraft, useRestoredNotice } from "../ui/draft.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";
import { send } from "./actions/send.ts";
import { patchUi, useBoardUi, useDesk } from "./board-desk.ts";

export function AddColumn({ isFirst }: { readonly isFirst: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const isOpen = useBoardUi(({ opened }) => opened?.what === "add-column");
  if (isOpen) return <AddColumnForm />;
  return (
    <button
      type="button"
      className="flex h-11 w-full items-center gap-2 rounded-dialog border border-dashed border-line-strong px-3 text-sm font-medium text-ink-soft transition-colors hover:bg-hover hover:text-ink"
      onClick={() => patchUi(desk, { opened: { what: "add-column" } })}
    >
      <Plus aria-hidden size={16} />
      {t(isFirst ? "board.column.addFirst" : "board.column.add")}
    </button>
  );
}

function AddColumnForm() {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useDraft(desk.me.id, `add-column.${desk.live.boardId}`, "");
  useRestoredNotice(draft, "");
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => field.current?.focus(), []);

  function close() {
    draft.drop();
    patchUi(desk, { opened: null });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const title = draft.text.trim();
    if (!title) return;
    send(desk, { type: "column.add", columnId: newId(), title });
    draft.write("");
    draft.drop();
    // One column more to the right: the field stays in sight for the next.
    requestAnimationFrame(() => field.current?.scrollIntoView({ inline: "end", block: "nearest" }));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") close();
  }

  return (
    <form
      onSubmit={submit}
      className="rounded-dialog bg-panel p-2"
      onBlur={(event) => {
        const isLeft = !event.currentTarget.contains(event.relatedTarget);
        if (isLeft && document.hasFocus() && !draft.text.trim()) close();
      }}
    >
      <input
        ref={field}
        aria-label={t("board.column.name")}
        placeholder={t("board.column.name")}
        maxLength={MAX_TITLE}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-box h-9 w-full px-2.5 font-medium"
      />
      <div className="mt-2 flex gap-2">
        <Button type="submit" look="primary">
          {t("board.column.addSubmit")}
        </Button>
        <Button look="quiet" onClick={close}>
          {t("app.cancel")}
        </Button>
      </div>
    </form>
  );
}
