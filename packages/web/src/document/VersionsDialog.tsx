import type { DocumentVersion, DocumentVersionDetail } from "@syncboard/client";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextChange } from "../activity/TextChange.tsx";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { sizeText } from "../attachment/media.ts";
import { momentText } from "../locales/dates.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { notify } from "../ui/notices.ts";
import { PagedList } from "../ui/PagedList.tsx";
import { usePages } from "../ui/use-pages.ts";
import type { NoteKeeper } from "./note-keeper.ts";

interface VersionsDialogProps {
  readonly keeper: NoteKeeper;
  /** The text as it is. */
  readonly now: string;
  readonly onClose: () => void;
}

interface Row extends DocumentVersion {
  readonly id: string;
}

/** The states that a note was in, what became of each since, and the way back. */
export function VersionsDialog({ keeper, now, onClose }: VersionsDialogProps) {
  const { t } = useTranslation();
  const { documents } = useClient();
  const { documentId } = keeper;
  const [chosen, setChosen] = useState<number>();
  const ask = useCallback(
    async (cursor?: string) => {
      const { items, nextCursor } = await documents.listVersions(documentId, cursor === undefined ? {} : { cursor });
      return { items: items.map((each): Row => ({ ...each, id: String(each.version) })), nextCursor };
    },
    [documents, documentId],
  );
  const pages = usePages<Row>(ask);

  async function restore(version: number) {
    const before = now;
    try {
      await keeper.restore(version);
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
      return;
    }
    onClose();
    const undo = { label: t("board.undo"), run: () => keeper.write(before) };
    notify(t("document.versions.restored"), { action: undo });
  }

  return (
    <Dialog
      title={t("document.versions.title")}
      description={t("document.versions.text")}
      width={640}
      isPage
      onClose={onClose}
    >
      <PagedList
        label={t("document.versions.title")}
        {...pages}
        row={(row) => (
          <Version
            key={row.id}
            row={row}
            isCurrent={row.version === pages.items?.[0]?.version}
            isChosen={row.version === chosen}
            documentId={documentId}
            now={now}
            onChoose={() => setChosen(row.version === chosen ? undefined : row.version)}
            onRestore={() => void restore(row.version)}
          />
        )}
      />
    </Dialog>
  );
}

interface VersionProps {
  readonly row: Row;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly documentId: string;
  readonly now: string;
  readonly onChoose: () => void;
  readonly onRestore: () => void;
}

function Version({ row, isCurrent, isChosen, documentId, now, onChoose, onRestore }: VersionProps) {
  const { t, i18n } = useTranslation();
  const { updatedAt, bytes } = row;
  return (
    <li className="py-1.5">
      <button
        type="button"
        aria-expanded={isChosen}
        className="flex min-h-10 w-full flex-wrap items-center gap-x-3 rounded-control px-2 py-1 text-start hover:bg-hover pointer-coarse:min-h-11"
        onClick={onChoose}
      >
        <time dateTime={updatedAt} className="text-base font-medium">
          {momentText(updatedAt, i18n.language)}
        </time>
        <span className="ms-auto flex gap-3 text-xs text-ink-faint">
          {isCurrent && <span className="cover-sign">{t("document.versions.current")}</span>}
          <span className="leading-[18px]">{sizeText(bytes, i18n.language)}</span>
        </span>
      </button>
      {isChosen && <Change documentId={documentId} version={row.version} now={now} onRestore={onRestore} />}
    </li>
  );
}

interface ChangeProps {
  readonly documentId: string;
  readonly version: number;
  readonly now: string;
  readonly onRestore: () => void;
}

function Change({ documentId, version, now, onRestore }: ChangeProps) {
  const { t } = useTranslation();
  const { documents } = useClient();
  const [found, setFound] = useState<DocumentVersionDetail>();
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    let isWanted = true;
    documents.getVersion(documentId, version).then(
      (answer) => isWanted && setFound(answer),
      (failure: unknown) => isWanted && setError(failure),
    );
    return () => {
      isWanted = false;
    };
  }, [documents, documentId, version]);

  if (error !== undefined) {
    return (
      <p role="alert" className="px-2 text-sm text-danger-text">
        {faultText(error, t)}
      </p>
    );
  }
  if (!found) return <div aria-busy className="skeleton mx-2 my-2 h-3 w-3/5" />;
  if (found.text === now) return <p className="px-2 py-1 text-sm text-ink-soft">{t("document.versions.same")}</p>;
  return <TextChange before={found.text} after={now} onPutBack={onRestore} />;
}
