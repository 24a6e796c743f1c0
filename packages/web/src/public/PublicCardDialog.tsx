import { ApiError, type PublicBoard, type PublicCard, publicLinksOf } from "@syncboard/client";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { DueBadge } from "../due/DueBadge.tsx";
import { useStart } from "../due/use-due.ts";
import { LabelChip } from "../label/LabelChip.tsx";
import { Prose } from "../prose/lazy-prose.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { peopleWords } from "./public-people.ts";

interface PublicCardDialogProps {
  readonly code: string;
  readonly cardId: string;
  /** As the board has it; undefined: it has gone since. */
  readonly card: PublicCard | undefined;
  readonly board: PublicBoard;
  readonly password: string | undefined;
  readonly onClose: () => void;
}

/** A card of a public board, to read. */
export function PublicCardDialog({ code, cardId, card, board, password, onClose }: PublicCardDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={<span dir="auto">{card?.title ?? t("publicLink.page.card")}</span>} width={640} onClose={onClose}>
      {card ? (
        <>
          <Marks card={card} board={board} />
          {card.hasDescription ? (
            <Text key={board.updatedAt} code={code} cardId={cardId} password={password} />
          ) : (
            <p className="text-ink-soft">{t("card.noDescription")}</p>
          )}
        </>
      ) : (
        <p className="text-ink-soft">{t("publicLink.page.cardGone")}</p>
      )}
    </Dialog>
  );
}

function Marks({ card, board }: Pick<PublicCardDialogProps, "board"> & { readonly card: PublicCard }) {
  const { t, i18n } = useTranslation();
  const start = useStart(card);
  const labels = board.labels.filter(({ id }) => card.labelIds.includes(id));
  const column = board.columns.find(({ id }) => id === card.columnId);
  const people = new Intl.ListFormat(i18n.language).format(peopleWords(card, t));
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
      <span dir="auto">{column?.title}</span>
      {labels.map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
      {start !== undefined && <span>{t("dates.startsAt", { when: start })}</span>}
      <DueBadge card={card} />
      {people !== "" && <span>{t("people.says", { names: people })}</span>}
    </div>
  );
}

function Text({ code, cardId, password }: Pick<PublicCardDialogProps, "code" | "cardId" | "password">) {
  const { t } = useTranslation();
  const publicLinks = publicLinksOf(useClient());
  const [text, setText] = useState<string | null>();
  const [error, setError] = useState<unknown>();

  const load = useCallback(async () => {
    setError(undefined);
    try {
      setText((await publicLinks.openCard(code, cardId, password)).description);
    } catch (failure) {
      setError(failure);
    }
  }, [publicLinks, code, cardId, password]);
  useEffect(() => void load(), [load]);

  if (error !== undefined) {
    const isGone = error instanceof ApiError && error.status === 404;
    return (
      <div role="alert" className="flex items-center justify-between gap-3 rounded-control bg-panel p-3">
        <p className="text-sm text-ink-soft">{isGone ? t("publicLink.page.cardGone") : faultText(error, t)}</p>
        {!isGone && <Button onClick={() => void load()}>{t("app.retry")}</Button>}
      </div>
    );
  }
  if (text === undefined) {
    return (
      <div aria-busy className="flex flex-col gap-2 py-1">
        <span className="sr-only">{t("app.loading")}</span>
        <div className="skeleton h-3 w-11/12" />
        <div className="skeleton h-3 w-3/5" />
      </div>
    );
  }
  return <Prose text={text ?? ""} under={2} />;
}
