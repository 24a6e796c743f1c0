import { type Comment, MAX_COMMENT, mayRemove } from "@syncboard/model";
import { PenLine, Trash2 } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { send, sendWithUndo } from "../board/actions/send.ts";
import { useBoard, useCan, useDesk } from "../board/board-desk.ts";
import { useNow } from "../due/use-now.ts";
import { agoText, momentText } from "../locales/dates.ts";
import { PersonAvatar } from "../member/PersonAvatar.tsx";
import type { Person } from "../member/use-people.ts";
import { TypingArea } from "../presence/TypingArea.tsx";
import { Prose } from "../prose/lazy-prose.tsx";
import { MarkdownField } from "../prose/MarkdownField.tsx";
import { IconButton } from "../ui/Button.tsx";
import { readDraft } from "../ui/draft.ts";

interface CommentRowProps {
  readonly comment: Comment;
  readonly author: Person;
  readonly isReadOnly: boolean;
  /** The address leads to it. */
  readonly isSought: boolean;
  /** Before the button goes that had the focus. */
  readonly onDelete: () => void;
}

export function CommentRow({ comment, author, isReadOnly, isSought, onDelete }: CommentRowProps) {
  const { id, cardId, authorId, text, createdAt, editedAt } = comment;
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const isMine = authorId === desk.me.id;
  const canEdit = useCan("comment.edit") && isMine && !isReadOnly;
  const isMineToRemove = useBoard(({ view }) => mayRemove(view, comment, desk.me.id));
  const canDelete = useCan("comment.delete") && isMineToRemove && !isReadOnly;
  const draftKey = `comment-edit.${id}`;
  const [isEditing, setEditing] = useState(() => canEdit && readDraft(desk.me.id, draftKey) !== null);
  const edit = useRef<HTMLButtonElement>(null);
  const hasLeft = useRef(false);
  const ago = useNow((now) => agoText(createdAt, i18n.language, now));

  function remove() {
    onDelete();
    sendWithUndo(desk, { type: "comment.delete", cardId, commentId: id }, t("comment.deleted"));
  }

  function save(next: string) {
    // What says nothing any more is not there any more.
    if (next.trim() === "") remove();
    else send(desk, { type: "comment.edit", cardId, commentId: id, text: next });
  }

  function leave() {
    hasLeft.current = true;
    setEditing(false);
  }

  // With the field goes the focus: before anybody else gives it away the button has it.
  useLayoutEffect(() => {
    if (isEditing || !hasLeft.current) return;
    hasLeft.current = false;
    edit.current?.focus();
  }, [isEditing]);

  return (
    <li tabIndex={-1} data-comment={id} data-sought={isSought || undefined} className="comment-row">
      <PersonAvatar person={author} size={28} className="mt-0.5 pointer-coarse:mt-2" />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-8 flex-wrap items-center gap-x-2">
          <span dir="auto" className="min-w-0 truncate text-sm font-medium">
            {author.name}
          </span>
          <time
            dateTime={createdAt}
            title={momentText(createdAt, i18n.language)}
            className="text-xs whitespace-nowrap text-ink-faint"
          >
            {ago}
          </time>
          {editedAt !== null && (
            <span className="text-xs text-ink-faint" title={momentText(editedAt, i18n.language)}>
              {t("comment.edited")}
            </span>
          )}
          {!isEditing && (
            <span className="-me-2 ms-auto flex">
              {canEdit && (
                <IconButton ref={edit} icon={PenLine} label={t("comment.edit")} onClick={() => setEditing(true)} />
              )}
              {canDelete && (
                <IconButton
                  icon={Trash2}
                  label={isMine ? t("comment.delete") : t("comment.deleteOf", { name: author.name })}
                  onClick={remove}
                />
              )}
            </span>
          )}
        </div>
        {isEditing ? (
          <TypingArea cardId={cardId} field="comment" className="mt-1">
            <MarkdownField
              label={t("comment.edit")}
              placeholder={t("comment.placeholder")}
              draftKey={draftKey}
              saved={text}
              most={MAX_COMMENT}
              onSave={save}
              onDone={leave}
            />
          </TypingArea>
        ) : (
          <Prose text={text} {...(canEdit && { onTick: save })} />
        )}
      </div>
    </li>
  );
}
