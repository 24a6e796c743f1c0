import { newId } from "@syncboard/client";
import { MAX_COMMENT } from "@syncboard/model";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../board/actions/send.ts";
import { close, useBoardUi, useDesk } from "../board/board-desk.ts";
import { TypingArea } from "../presence/TypingArea.tsx";
import { MarkdownArea } from "../prose/MarkdownArea.tsx";
import { announce } from "../ui/Announcer.tsx";
import { Button } from "../ui/Button.tsx";
import { useDraft } from "../ui/draft.ts";
import { shownShortcut } from "../ui/shortcut.ts";

interface NewCommentProps {
  readonly cardId: string;
  /** The id of the comment above. */
  readonly last: string | undefined;
}

/** Where one says something: what is written is kept on this device until it is sent. */
export function NewComment({ cardId, last }: NewCommentProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useDraft(desk.me.id, `comment.${cardId}`, "");
  const field = useRef<HTMLTextAreaElement>(null);
  const isAskedFor = useBoardUi(({ opened }) => opened?.what === "card-comment" && opened.cardId === cardId);
  const isBlank = draft.text.trim() === "";

  // biome-ignore lint/correctness/useExhaustiveDependencies: another comment above pushes the field down
  useEffect(() => {
    if (document.activeElement === field.current) field.current?.scrollIntoView({ block: "nearest" });
  }, [last]);

  function submit() {
    field.current?.focus();
    if (isBlank) return;
    send(desk, { type: "comment.add", cardId, commentId: newId(), text: draft.text.trimEnd() });
    draft.show("");
    desk.live.typeIn(null);
    announce(t("comment.sent"));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
    // Escape closes the card around, but not over a text that one writes.
    if (event.key === "Escape" && !isBlank) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  return (
    <TypingArea cardId={cardId} field="comment" className="mb-1">
      {draft.isRestored && !isBlank && (
        <p role="status" className="mb-2 text-sm text-ink-soft">
          {t("app.restoredDraft")}
        </p>
      )}
      <div data-hand="comment">
        <MarkdownArea
          field={field}
          label={t("comment.new")}
          placeholder={t("comment.placeholder")}
          text={draft.text}
          most={MAX_COMMENT}
          opensHere={isAskedFor}
          onWrite={draft.write}
          onKeyDown={onKeyDown}
          onFocus={() => isAskedFor && close(desk)}
          className="field-sizing-content scroll-mb-24 max-h-[42dvh] min-h-18 resize-y px-3 py-2.5 leading-5.5"
        />
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <Button look="primary" aria-disabled={isBlank} onClick={submit} title={shownShortcut("Mod+Enter", t)}>
          {t("comment.send")}
        </Button>
        {!isBlank && (
          <Button
            look="quiet"
            onClick={() => {
              draft.show("");
              field.current?.focus();
            }}
          >
            {t("app.discardDraft")}
          </Button>
        )}
        <span className="ms-auto text-xs text-ink-faint max-sm:hidden">{t("card.markdown")}</span>
      </div>
    </TypingArea>
  );
}
