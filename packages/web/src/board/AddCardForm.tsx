import { newId } from "@syncboard/client";
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../ui/Announcer.tsx";
import { Button } from "../ui/Button.tsx";
import { useDraft, useRestoredNotice } from "../ui/draft.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";
import { send } from "./actions/send.ts";
import { patchUi, useDesk } from "./board-desk.ts";
import { pastedLines } from "./pasted-lines.ts";

/** Adding is typing: Enter adds and keeps the field, a pasted list makes many cards once one has said yes. */
export function AddCardForm({ columnId }: { readonly columnId: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useDraft(desk.me.id, `add-card.${columnId}`, "");
  useRestoredNotice(draft, "");
  const [pasted, setPasted] = useState<readonly string[]>();
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);

  function add(titles: readonly string[]) {
    for (const title of titles) {
      const cardId = newId();
      // Before it is there, so that it is never hidden.
      desk.shown.keep(cardId);
      send(desk, { type: "card.add", cardId, columnId, title: title.slice(0, MAX_TITLE) });
    }
    draft.write("");
    draft.drop();
    setPasted(undefined);
    announce(t("card.added", { count: titles.length, title: titles[0] ?? "" }));
    requestAnimationFrame(() => desk.dom.columns.get(columnId)?.revealEnd());
    field.current?.focus({ preventScroll: true });
  }

  function submit(event?: FormEvent) {
    event?.preventDefault();
    const title = draft.text.replaceAll(/\s+/g, " ").trim();
    if (title) add([title]);
  }

  function close() {
    patchUi(desk, { opened: null });
    const { active } = desk.ui.get();
    if (active?.columnId === columnId) desk.dom.focus(active);
    else
      requestAnimationFrame(() =>
        desk.dom.scroller?.querySelector<HTMLElement>(`[data-add-card="${columnId}"]`)?.focus(),
      );
  }

  function onEnter(event: KeyboardEvent) {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) submit(event);
  }

  function onEscape(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (pasted) {
      setPasted(undefined);
      field.current?.focus();
    } else {
      draft.drop();
      close();
    }
  }

  function onPaste(event: ClipboardEvent) {
    const lines = pastedLines(event.clipboardData.getData("text/plain"));
    if (lines.length < 2) return;
    event.preventDefault();
    setPasted(lines);
  }

  return (
    <form
      onSubmit={submit}
      onKeyDown={onEscape}
      className="p-2 pt-1"
      onBlur={(event) => {
        // Leaving an empty field closes it; a text that was begun stays and waits.
        const isLeft = !event.currentTarget.contains(event.relatedTarget);
        if (isLeft && document.hasFocus() && !draft.text.trim() && !pasted) patchUi(desk, { opened: null });
      }}
    >
      <textarea
        ref={field}
        rows={2}
        dir="auto"
        aria-label={t("card.newTitle")}
        placeholder={t("card.newPlaceholder")}
        maxLength={MAX_TITLE}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
        onKeyDown={onEnter}
        onPaste={onPaste}
        className="field-box card-editing field-sizing-content w-full resize-none"
      />
      {pasted ? (
        <div role="alertdialog" aria-label={t("card.pasted.title", { count: pasted.length })} className="mt-2">
          <p className="px-1 pb-2 text-sm text-ink-soft">{t("card.pasted.title", { count: pasted.length })}</p>
          <div className="flex flex-wrap gap-2">
            <Button look="primary" onClick={() => add(pasted)} autoFocus>
              {t("card.pasted.many", { count: pasted.length })}
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
      ) : (
        <div className="mt-2 flex gap-2">
          <Button type="submit" look="primary">
            {t("card.addSubmit")}
          </Button>
          <Button look="quiet" onClick={close}>
            {t("app.cancel")}
          </Button>
        </div>
      )}
    </form>
  );
}
