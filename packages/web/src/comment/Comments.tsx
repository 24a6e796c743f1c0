import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan, useDesk } from "../board/board-desk.ts";
import { TypingSign } from "../presence/TypingSign.tsx";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { CommentRow } from "./CommentRow.tsx";
import { NewComment } from "./NewComment.tsx";
import { useAuthors } from "./use-authors.ts";
import { useComments } from "./use-comments.ts";
import { useNewComments } from "./use-new-comments.ts";
import { useSoughtComment } from "./use-sought-comment.ts";

interface CommentsProps {
  readonly cardId: string;
  readonly count: number;
  /** Of a card that is archived one can only read them. */
  readonly isReadOnly?: boolean;
}

/** What was said about a card, the last at the bottom, where one writes. */
export function Comments({ cardId, count, isReadOnly = false }: CommentsProps) {
  const { t } = useTranslation();
  const { comments, hasEarlier, failed, load } = useComments(cardId);
  const sought = useSoughtComment(cardId, comments, hasEarlier);
  const canWrite = useCan("comment.add") && !isReadOnly;
  const authorOf = useAuthors();
  const section = useRef<HTMLElement>(null);
  useNewComments(
    comments,
    useCallback((userId: string) => authorOf(userId).name, [authorOf]),
  );

  return (
    <section ref={section} tabIndex={-1} aria-labelledby="card-comments" className="mt-6 outline-none">
      <div className="mb-2 flex min-h-8 items-center gap-3">
        <h3 id="card-comments" className="text-sm font-medium text-ink-soft">
          {t("comment.title")}
        </h3>
        {count > 0 && <span className="text-sm text-ink-faint tabular-nums">{t("comment.count", { count })}</span>}
      </div>
      {comments === undefined ? (
        <NotHere failed={failed} isEmpty={count === 0} onRetry={load} />
      ) : (
        <>
          {hasEarlier && (
            <ShowEarlier cardId={cardId} onShown={() => section.current?.focus({ preventScroll: true })} />
          )}
          {comments.length > 0 ? (
            <ol aria-labelledby="card-comments" className="mb-4 space-y-4">
              {comments.map((comment) => (
                <CommentRow
                  key={comment.id}
                  comment={comment}
                  author={authorOf(comment.authorId)}
                  isReadOnly={isReadOnly}
                  isSought={comment.id === sought}
                  onDelete={() => section.current?.focus({ preventScroll: true })}
                />
              ))}
            </ol>
          ) : (
            !canWrite && <p className="text-ink-soft">{t("comment.none")}</p>
          )}
        </>
      )}
      {canWrite && <NewComment cardId={cardId} last={comments?.at(-1)?.id} />}
      <p className="flex h-5 items-center">
        <TypingSign cardId={cardId} field="comment" />
      </p>
    </section>
  );
}

function ShowEarlier({ cardId, onShown }: { readonly cardId: string; readonly onShown: () => void }) {
  const { t } = useTranslation();
  const { live } = useDesk();
  const [isBusy, setBusy] = useState(false);
  async function show() {
    setBusy(true);
    try {
      await live.loadEarlierComments(cardId);
      // The button may have gone, and the focus with it.
      onShown();
    } catch {
      notify(t("comment.failed"), { tone: "problem" });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button look="quiet" className="-ms-3 mb-3" aria-disabled={isBusy} onClick={() => !isBusy && void show()}>
      {t("comment.showEarlier")}
    </Button>
  );
}

interface NotHereProps {
  readonly failed: boolean;
  readonly isEmpty: boolean;
  readonly onRetry: () => void;
}

function NotHere({ failed, isEmpty, onRetry }: NotHereProps) {
  const { t } = useTranslation();
  if (failed) {
    return (
      <div role="alert" className="mb-4 flex items-center justify-between gap-3 rounded-control bg-panel p-3">
        <p className="text-sm text-ink-soft">{t("comment.failed")}</p>
        <Button onClick={onRetry}>{t("app.retry")}</Button>
      </div>
    );
  }
  if (isEmpty) return null;
  return (
    <div aria-busy className="mb-4 flex gap-3">
      <span className="sr-only">{t("app.loading")}</span>
      <div className="skeleton size-7 rounded-full" />
      <div className="flex flex-1 flex-col gap-2 py-1">
        <div className="skeleton h-3 w-2/5" />
        <div className="skeleton h-3 w-4/5" />
      </div>
    </div>
  );
}
