import type { Trashed } from "@syncboard/client";
import type { CommandBody } from "@syncboard/model";
import { Archive, Search, Trash2 } from "lucide-react";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Empty } from "../ui/Empty.tsx";
import { PagedList } from "../ui/PagedList.tsx";
import { usePages } from "../ui/use-pages.ts";
import { sendWithUndo } from "./actions/send.ts";
import { useBoard, useDesk } from "./board-desk.ts";
import { EmptyTrash } from "./EmptyTrash.tsx";
import { TrashRow } from "./TrashRow.tsx";

const WHICH = ["archived", "deleted"] as const;
type Which = (typeof WHICH)[number];

const EMPTY_ICON = { archived: Archive, deleted: Trash2 };

/** What one types in one go is one question. */
const PAUSE_MS = 250;

function restoring({ kind, id, card }: Trashed): CommandBody {
  if (card && kind === "comment") return { type: "comment.restore", cardId: card.id, commentId: id };
  if (card && kind === "attachment") return { type: "attachment.restore", cardId: card.id, attachmentId: id };
  if (card) return { type: "checklist.restore", cardId: card.id, checklistId: id };
  if (kind === "card") return { type: "card.restore", cardId: id };
  return kind === "column" ? { type: "column.restore", columnId: id } : { type: "label.restore", labelId: id };
}

function deleting({ kind, id }: Trashed): CommandBody {
  return kind === "card" ? { type: "card.delete", cardId: id } : { type: "column.delete", columnId: id };
}

/** What was archived on the board, and what was deleted from it, to be had back. */
export function TrashDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { api } = useClient();
  const desk = useDesk();
  const { boardId } = desk.live;
  const searchId = useId();
  const [which, setWhich] = useState<Which>("archived");
  const [text, setText] = useState("");
  const [q, setQ] = useState("");
  const [keptDays, setKeptDays] = useState<number>();
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  const ask = useCallback(
    async (cursor?: string) => {
      const page = await api.listTrash(boardId, { what: which, ...(q && { q }), ...(cursor && { cursor }) });
      setKeptDays(page.keptDays);
      return page;
    },
    [api, boardId, which, q],
  );
  const { load, isCurrent, ...pages } = usePages<Trashed>(ask);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());

  // Whatever happens on the board may have put something in here or taken it out, and what waited is answered.
  const seq = useBoard((state) => state.view.seq);
  const waiting = useBoard((state) => state.waiting);
  const seen = useRef({ seq, waiting });
  useEffect(() => {
    if (seen.current.seq === seq && seen.current.waiting === waiting) return;
    seen.current = { seq, waiting };
    void load().finally(() => waiting === 0 && setBusy(new Set()));
  }, [load, seq, waiting]);

  function act(item: Trashed, command: CommandBody, said: string) {
    setBusy((before) => new Set([...before, item.id]));
    // Its button, which had the focus, goes with it.
    list.current?.focus();
    sendWithUndo(desk, command, said);
  }

  // What is shown until the other list has come is not of it.
  const shown = isCurrent ? pages : { ...pages, items: undefined, nextCursor: null };
  const isEmpty = shown.items?.length === 0 && pages.error === undefined;
  return (
    <Dialog title={t("board.trash.title")} width={560} onClose={onClose}>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <div className="inline-flex rounded-[8px] bg-panel p-0.5">
          {WHICH.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={which === each}
              className={`h-8 rounded-control px-3 text-sm font-medium pointer-coarse:h-11 ${which === each ? "bg-card text-ink shadow-card" : "text-ink-soft hover:text-ink"}`}
              onClick={() => setWhich(each)}
            >
              {t(`board.trash.which.${each}`)}
            </button>
          ))}
        </div>
        <label htmlFor={searchId} className="sr-only">
          {t("board.trash.find")}
        </label>
        <div className="relative min-w-40 flex-1">
          <Search aria-hidden size={16} className="absolute inset-y-0 start-3 my-auto text-ink-faint" />
          <input
            id={searchId}
            type="search"
            placeholder={t("board.trash.find")}
            autoComplete="off"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="field-box h-9 w-full ps-9 pe-3 pointer-coarse:h-11"
          />
        </div>
      </div>
      <div ref={list} tabIndex={-1} className="outline-none">
        <p role="status" className={isEmpty && q ? "py-12 text-center text-base text-ink-soft" : "sr-only"}>
          {isEmpty && q && t("board.trash.notFound")}
        </p>
        {isEmpty && !q && (
          <Empty
            icon={EMPTY_ICON[which]}
            title={t(`board.trash.none.${which}`)}
            text={t(`board.trash.noneText.${which}`)}
            heading="h3"
          />
        )}
        {which === "deleted" && !isEmpty && keptDays !== undefined && (
          <EmptyTrash
            keptDays={keptDays}
            onEmptied={() => {
              // Its button, which had the focus, goes with what it was for.
              list.current?.focus();
              void load();
            }}
          />
        )}
        {!isEmpty && (
          <PagedList
            label={t(`board.trash.which.${which}`)}
            {...shown}
            load={load}
            row={(item) => (
              <TrashRow
                key={item.id}
                item={item}
                isBusy={busy.has(item.id)}
                onRestore={() => act(item, restoring(item), t("board.trash.restored", { title: item.title }))}
                onDelete={() => act(item, deleting(item), t("card.deleted", { title: item.title }))}
              />
            )}
          />
        )}
      </div>
    </Dialog>
  );
}
