import type { Trashed } from "@syncboard/client";
import type { CommandBody } from "@syncboard/model";
import { Columns3, type LucideIcon, RectangleHorizontal, Tag, Trash2 } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { agoText, momentText } from "../locales/dates.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Empty } from "../ui/Empty.tsx";
import { PagedList } from "../ui/PagedList.tsx";
import { usePages } from "../ui/use-pages.ts";
import { sendWithUndo } from "./actions/send.ts";
import { useBoard, useCan, useDesk } from "./board-desk.ts";

const ICONS: Readonly<Record<Trashed["kind"], LucideIcon>> = {
  card: RectangleHorizontal,
  column: Columns3,
  label: Tag,
};

function restoring({ kind, id }: Trashed): CommandBody {
  if (kind === "card") return { type: "card.restore", cardId: id };
  return kind === "column" ? { type: "column.restore", columnId: id } : { type: "label.restore", labelId: id };
}

/** What was deleted from the board, to be had back. */
export function TrashDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { api } = useClient();
  const desk = useDesk();
  const { boardId } = desk.live;
  const ask = useCallback((cursor?: string) => api.listTrash(boardId, { ...(cursor && { cursor }) }), [api, boardId]);
  const { load, ...pages } = usePages<Trashed>(ask);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLDivElement>(null);

  // Whatever happens on the board may have put something in here or taken it out, and what waited is answered.
  const seq = useBoard((state) => state.view.seq);
  const waiting = useBoard((state) => state.waiting);
  const seen = useRef({ seq, waiting });
  useEffect(() => {
    if (seen.current.seq === seq && seen.current.waiting === waiting) return;
    seen.current = { seq, waiting };
    void load().finally(() => waiting === 0 && setBusy(new Set()));
  }, [load, seq, waiting]);

  function restore(item: Trashed) {
    setBusy((before) => new Set([...before, item.id]));
    // Its button, which had the focus, goes with it.
    list.current?.focus();
    sendWithUndo(desk, restoring(item), t("board.trash.restored", { title: item.title }));
  }

  const isEmpty = pages.items?.length === 0 && pages.error === undefined;
  return (
    <Dialog title={t("board.trash.title")} width={560} onClose={onClose}>
      <div ref={list} tabIndex={-1} className="outline-none">
        {isEmpty ? (
          <Empty icon={Trash2} title={t("board.trash.none")} text={t("board.trash.noneText")} heading="h3" />
        ) : (
          <PagedList
            label={t("board.trash.title")}
            {...pages}
            load={load}
            row={(item) => <Row key={item.id} item={item} isBusy={busy.has(item.id)} onRestore={() => restore(item)} />}
          />
        )}
      </div>
    </Dialog>
  );
}

interface RowProps {
  readonly item: Trashed;
  readonly isBusy: boolean;
  readonly onRestore: () => void;
}

function Row({ item: { kind, id, title, deletedAt, columnId }, isBusy, onRestore }: RowProps) {
  const { t, i18n } = useTranslation();
  const canRestore = useCan("card.restore");
  const needsColumn = useBoard((state) => columnId !== null && state.view.liveColumn(columnId) === undefined);
  const Icon = ICONS[kind];
  const hintId = `needs-column-${id}`;
  return (
    <li className="device-row">
      <span className="device-icon">
        <Icon aria-hidden size={18} strokeWidth={1.7} />
      </span>
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate text-base font-medium" title={title}>
          {title}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <span>{t(`board.trash.kind.${kind}`)}</span>
          <time dateTime={deletedAt} title={momentText(deletedAt, i18n.language)}>
            {t("board.trash.deleted", { ago: agoText(deletedAt, i18n.language) })}
          </time>
          {needsColumn && <span id={hintId}>{t("board.trash.needsColumn")}</span>}
        </p>
      </div>
      {canRestore && (
        <Button
          disabled={isBusy || needsColumn}
          aria-label={t("board.trash.restoreOf", { title })}
          aria-describedby={needsColumn ? hintId : undefined}
          onClick={onRestore}
        >
          {t("board.trash.restore")}
        </Button>
      )}
    </li>
  );
}
