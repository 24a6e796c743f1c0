import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../board/board-desk.ts";
import { pastedLines } from "../board/pasted-lines.ts";
import { TypingArea } from "../presence/TypingArea.tsx";
import { Button } from "../ui/Button.tsx";
import { useDraft, useRestoredNotice } from "../ui/draft.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";
import { addItems } from "./checklist-acts.ts";

interface AddItemProps {
  readonly cardId: string;
  readonly checklistId: string;
  /** Of the checklist. */
  readonly title: string;
  readonly hasFocus: boolean;
}

/** Adding is typing: Enter adds and keeps the field, a pasted list makes many items once one has said yes. */
export function AddItem({ cardId, checklistId, title, hasFocus }: AddItemProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useDraft(desk.me.id, `add-item.${checklistId}`, "");
  useRestoredNotice(draft, "");
  const [pasted, setPasted] = useState<readonly string[]>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  const hasText = draft.text.trim() !== "";

  function add(texts: readonly string[]) {
    addItems(
      desk,
      { cardId, checklistId },
      texts.map((text) => text.slice(0, MAX_TITLE)),
    );
    setPasted(undefined);
    field.current?.focus();
    requestAnimationFrame(() => field.current?.scrollIntoView({ block: "nearest" }));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const text = draft.text.replaceAll(/\s+/g, " ").trim();
    if (text === "") return;
    draft.write("");
    draft.drop();
    add([text]);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.nativeEvent.isComposing || (!pasted && !hasText)) return;
    // What was begun is given up; the card stays open.
    event.stopPropagation();
    if (pasted) setPasted(undefined);
    else draft.show("");
    field.current?.focus();
  }

  function onPaste(event: ClipboardEvent) {
    const lines = pastedLines(event.clipboardData.getData("text/plain"));
    if (lines.length < 2) return;
    event.preventDefault();
    setPasted(lines);
  }

  return (
    <TypingArea cardId={cardId} field="checklist">
      <form onSubmit={submit} onKeyDown={onKeyDown} className="mt-1 flex flex-wrap gap-2">
        <input
          ref={field}
          type="text"
          dir="auto"
          autoComplete="off"
          enterKeyHint="done"
          data-part="add-item"
          aria-label={t("checklist.item.addTo", { list: title })}
          placeholder={t("checklist.item.add")}
          maxLength={MAX_TITLE}
          value={draft.text}
          onChange={(event) => draft.write(event.target.value)}
          onPaste={onPaste}
          className="field-box h-8 min-w-40 flex-1 px-3 pointer-coarse:h-11"
        />
        {hasText && !pasted && (
          <Button type="submit" look="primary">
            {t("checklist.item.addSubmit")}
          </Button>
        )}
      </form>
      {pasted && (
        <div
          role="alertdialog"
          aria-label={t("card.pasted.title", { count: pasted.length })}
          className="mt-2"
          onKeyDown={onKeyDown}
        >
          <p className="pb-2 text-sm text-ink-soft">{t("card.pasted.title", { count: pasted.length })}</p>
          <div className="flex flex-wrap gap-2">
            <Button look="primary" onClick={() => add(pasted)} autoFocus>
              {t("checklist.pastedMany", { count: pasted.length })}
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
    </TypingArea>
  );
}
