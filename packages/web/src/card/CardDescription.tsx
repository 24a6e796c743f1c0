import type { Card } from "@syncboard/model";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send, sendWithUndo } from "../board/actions/send.ts";
import { useCan, useDesk } from "../board/board-desk.ts";
import { TypingArea } from "../presence/TypingArea.tsx";
import { TypingSign } from "../presence/TypingSign.tsx";
import { KeptVersion } from "../prose/KeptVersion.tsx";
import { Prose } from "../prose/lazy-prose.tsx";
import { MarkdownField } from "../prose/MarkdownField.tsx";
import { Button } from "../ui/Button.tsx";
import { readDraft } from "../ui/draft.ts";
import { useCardText } from "./use-card-text.ts";

export function CardDescription({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const canEdit = useCan("card.edit");
  const draftKey = `card-description.${card.id}`;
  const { text, failed, retry } = useCardText(card);
  const [isEditing, setEditing] = useState(() => canEdit && readDraft(desk.me.id, draftKey) !== null);

  function save(next: string, base = text ?? "") {
    send(desk, { type: "card.edit", cardId: card.id, description: next, base });
  }

  function putBack(earlier: string) {
    sendWithUndo(desk, { type: "card.edit", cardId: card.id, description: earlier }, t("prose.keptDone"));
  }

  return (
    <>
      <div className="mb-2 flex h-8 items-center justify-between gap-3">
        <h3 id="card-description" className="text-sm font-medium text-ink-soft">
          {t("card.description")}
        </h3>
        <span className="me-auto inline-flex min-w-0">
          <TypingSign cardId={card.id} field="description" />
        </span>
        {canEdit && !isEditing && text && (
          <Button look="quiet" className="-me-3" onClick={() => setEditing(true)}>
            {t("card.editDescription")}
          </Button>
        )}
      </div>
      {!isEditing && <KeptVersion cardId={card.id} text={text} onPutBack={canEdit ? putBack : undefined} />}
      {text === undefined ? (
        <NotHere failed={failed} onRetry={retry} />
      ) : isEditing ? (
        <TypingArea cardId={card.id} field="description">
          <MarkdownField
            label={t("card.description")}
            placeholder={t("card.descriptionPlaceholder")}
            draftKey={draftKey}
            saved={text}
            onSave={save}
            onDone={() => setEditing(false)}
          />
        </TypingArea>
      ) : text ? (
        <Prose text={text} {...(canEdit && { onTick: (next: string) => save(next) })} />
      ) : canEdit ? (
        <button
          type="button"
          className="w-full rounded-control border border-dashed border-line-strong px-3 py-4 text-start text-base text-ink-soft hover:bg-hover"
          onClick={() => setEditing(true)}
        >
          {t("card.addDescription")}
        </button>
      ) : (
        <p className="text-ink-soft">{t("card.noDescription")}</p>
      )}
    </>
  );
}

function NotHere({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const { t } = useTranslation();
  if (failed) {
    return (
      <div role="alert" className="flex items-center justify-between gap-3 rounded-control bg-panel p-3">
        <p className="text-sm text-ink-soft">{t("card.textFailed")}</p>
        <Button onClick={onRetry}>{t("app.retry")}</Button>
      </div>
    );
  }
  return (
    <div aria-busy className="flex flex-col gap-2 py-1">
      <span className="sr-only">{t("app.loading")}</span>
      {["w-11/12", "w-4/5", "w-3/5"].map((width) => (
        <div key={width} className={`skeleton h-3 ${width}`} />
      ))}
    </div>
  );
}
