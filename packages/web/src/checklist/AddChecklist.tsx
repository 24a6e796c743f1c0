import { newId } from "@syncboard/client";
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../board/actions/send.ts";
import { useDesk } from "../board/board-desk.ts";
import { TypingArea } from "../presence/TypingArea.tsx";
import { announce } from "../ui/Announcer.tsx";
import { Button } from "../ui/Button.tsx";
import { useDraft, useRestoredNotice } from "../ui/draft.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";

interface AddChecklistProps {
  readonly cardId: string;
  readonly onMade: (checklistId: string) => void;
  /** It was given up. */
  readonly onClose: () => void;
}

/** Names a new checklist; then one is in its first item. */
export function AddChecklist({ cardId, onMade, onClose }: AddChecklistProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useDraft(desk.me.id, `add-checklist.${cardId}`, "");
  useRestoredNotice(draft, "");
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    field.current?.focus();
    field.current?.scrollIntoView({ block: "nearest" });
  }, []);

  function submit(event: FormEvent) {
    event.preventDefault();
    const title = draft.text.replaceAll(/\s+/g, " ").trim() || t("checklist.unnamed");
    const checklistId = newId();
    draft.drop();
    send(desk, { type: "checklist.add", cardId, checklistId, title });
    announce(t("checklist.made", { title }));
    onMade(checklistId);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    draft.drop();
    onClose();
  }

  return (
    <TypingArea cardId={cardId} field="checklist">
      <form onSubmit={submit} onKeyDown={onKeyDown} className="flex flex-wrap gap-2">
        <input
          ref={field}
          data-opens-here
          type="text"
          dir="auto"
          autoComplete="off"
          aria-label={t("checklist.name")}
          placeholder={t("checklist.unnamed")}
          maxLength={MAX_TITLE}
          value={draft.text}
          onChange={(event) => draft.write(event.target.value)}
          className="field-box h-8 min-w-40 flex-1 px-3 pointer-coarse:h-11"
        />
        <Button type="submit" look="primary">
          {t("checklist.addSubmit")}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            draft.drop();
            onClose();
          }}
        >
          {t("app.cancel")}
        </Button>
      </form>
    </TypingArea>
  );
}
