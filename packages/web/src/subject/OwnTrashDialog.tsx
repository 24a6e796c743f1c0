import type { TrashedOwn } from "@syncboard/client";
import { BookOpen, FileText, Trash2 } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { failing } from "../app/failing.ts";
import { faultText } from "../app/fault.ts";
import { agoText, momentText } from "../locales/dates.ts";
import { AskDialog } from "../ui/AskDialog.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Empty } from "../ui/Empty.tsx";
import { notify } from "../ui/notices.ts";
import { PagedList } from "../ui/PagedList.tsx";
import { usePages } from "../ui/use-pages.ts";
import { useSending } from "../ui/use-sending.ts";
import { askedAct } from "../undo/asked-act.ts";
import { did, withdrawOffer } from "../undo/take-back.ts";
import { documentInTrash, subjectInTrash } from "./in-trash.ts";
import { useSubjectHistory } from "./use-subject-history.ts";

interface OwnTrashDialogProps {
  readonly onRestored: () => void;
  readonly onClose: () => void;
}

const DAY_MS = 86_400_000;

/** Subjects and documents that were deleted, to be had back for a while. */
export function OwnTrashDialog({ onRestored, onClose }: OwnTrashDialogProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { subjects, documents } = client;
  const history = useSubjectHistory();
  const [keptDays, setKeptDays] = useState<number>();
  const [busy, setBusy] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const emptying = useSending();
  const list = useRef<HTMLDivElement>(null);
  const ask = useCallback(
    async (cursor?: string) => {
      const page = await subjects.listTrash(cursor === undefined ? {} : { cursor });
      setKeptDays(page.keptDays);
      return page;
    },
    [subjects],
  );
  const { load, remove, ...pages } = usePages<TrashedOwn>(ask);
  const isEmpty = pages.items?.length === 0 && pages.error === undefined;

  const failed = failing(t);

  async function restore(item: TrashedOwn) {
    const { kind, id, title } = item;
    if (busy !== undefined) return;
    setBusy(id);
    try {
      if (kind === "subject") await subjects.restore(id);
      else await documents.restore(id);
      // Its button, which had the focus, goes with it.
      list.current?.focus();
      remove(id);
      const changed = () => {
        void load();
        onRestored();
      };
      const call = (act: (id: string) => Promise<unknown>) => () => act(id).then(changed);
      const things = kind === "subject" ? subjects : documents;
      const said =
        kind === "subject" ? subjectInTrash({ client, t }, { id, name: title }) : documentInTrash({ client, t }, item);
      const act = askedAct({ again: call(things.restore), back: call(things.delete), failed, saidBack: said });
      did(history, act, { text: t("subject.trash.restored", { title }) });
      onRestored();
    } catch (error) {
      failed(error);
      void load();
    } finally {
      setBusy(undefined);
    }
  }

  async function empty() {
    setAsking(false);
    if (emptying.isBusy || !(await emptying.send(() => subjects.emptyTrash()))) return;
    // What it had, nobody has back.
    withdrawOffer();
    notify(t("subject.trash.emptied"));
    list.current?.focus();
    void load();
  }

  return (
    <Dialog title={t("subject.trash.title")} width={560} onClose={onClose}>
      <div ref={list} tabIndex={-1} className="outline-none">
        {isEmpty && (
          <Empty
            icon={Trash2}
            title={t("subject.trash.none")}
            text={t("subject.trash.noneText", { count: keptDays ?? 0 })}
            heading="h3"
          />
        )}
        {!isEmpty && keptDays !== undefined && (
          <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
            <p className="text-sm text-ink-soft">{t("board.trash.kept", { count: keptDays })}</p>
            <Button icon={Trash2} aria-busy={emptying.isBusy} onClick={() => setAsking(true)}>
              {t("board.trash.empty")}
            </Button>
            {emptying.error !== undefined && (
              <p role="alert" className="w-full text-sm text-danger-text">
                {faultText(emptying.error, t)}
              </p>
            )}
          </div>
        )}
        {!isEmpty && (
          <PagedList
            label={t("subject.trash.title")}
            {...pages}
            load={load}
            row={(item) => (
              <Row
                key={item.id}
                item={item}
                keptDays={keptDays ?? 0}
                isBusy={busy === item.id}
                onRestore={() => void restore(item)}
              />
            )}
          />
        )}
      </div>
      {isAsking && (
        <AskDialog
          title={t("board.trash.emptyAsk")}
          text={t("subject.trash.emptyText")}
          yes={t("board.trash.emptyYes")}
          onYes={() => void empty()}
          onNo={() => setAsking(false)}
        />
      )}
    </Dialog>
  );
}

interface RowProps {
  readonly item: TrashedOwn;
  readonly keptDays: number;
  readonly isBusy: boolean;
  readonly onRestore: () => void;
}

function Row({ item: { kind, title, deletedAt, subject }, keptDays, isBusy, onRestore }: RowProps) {
  const { t, i18n } = useTranslation();
  const Icon = kind === "subject" ? BookOpen : FileText;
  const left = Math.max(0, Math.ceil(keptDays - (Date.now() - Date.parse(deletedAt)) / DAY_MS));
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
          <span>
            {subject ? t("subject.trash.documentOf", { name: subject.name }) : t(`subject.trash.kind.${kind}`)}
          </span>
          <time dateTime={deletedAt} title={momentText(deletedAt, i18n.language)}>
            {t("board.trash.deleted", { ago: agoText(deletedAt, i18n.language) })}
          </time>
          <span>{t("subject.trash.left", { count: left })}</span>
        </p>
      </div>
      <Button aria-busy={isBusy} aria-label={t("board.trash.restoreOf", { title })} onClick={onRestore}>
        {t("board.trash.restore")}
      </Button>
    </li>
  );
}
