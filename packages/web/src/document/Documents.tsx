import { type Document, newId, type SubjectDetail } from "@syncboard/client";
import { useNavigate } from "@tanstack/react-router";
import { CloudOff, FilePlus2, NotebookPen, Upload } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { hasFiles } from "../attachment/carried-files.ts";
import { DropZone } from "../attachment/DropZone.tsx";
import { UploadRow } from "../attachment/UploadRow.tsx";
import { usePastedFiles } from "../attachment/use-pasted-files.ts";
import { useUploadList } from "../attachment/use-uploads.ts";
import { usePaletteGroups } from "../palette/palette.ts";
import { useSubjectHistory } from "../subject/use-subject-history.ts";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { MoreButton } from "../ui/MoreButton.tsx";
import { notify } from "../ui/notices.ts";
import { Problem } from "../ui/Problem.tsx";
import { did } from "../undo/take-back.ts";
import { DocumentRow } from "./DocumentRow.tsx";
import { deleteDocument, madeNote } from "./document-acts.ts";
import { DocumentMenu, MoveDocumentDialog } from "./lazy-document.ts";
import { useAddedFiles } from "./use-added-files.ts";
import { useDocuments } from "./use-documents.ts";

interface DocumentsProps {
  readonly subject: SubjectDetail;
  /** Told when there are more of them, or fewer. */
  readonly onChange: () => Promise<void>;
}

/** The notes and files of a subject, and those that are on their way to it. */
export function Documents({ subject, onChange }: DocumentsProps) {
  const { t } = useTranslation();
  const client = useClient();
  const history = useSubjectHistory();
  const navigate = useNavigate();
  const { items, nextCursor, error, isLoading, load, remove, replace } = useDocuments(subject.id);
  const sent = useCallback(() => void load(), [load]);
  const files = useAddedFiles(subject, sent);
  usePastedFiles(files);
  const there = new Set(items?.map(({ id }) => id));
  const coming = useUploadList().filter(({ id, placeId }) => placeId === subject.id && !there.has(id));
  const section = useRef<HTMLElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [moving, setMoving] = useState<Document>();
  const keepFocus = () => section.current?.focus({ preventScroll: true });

  useEffect(() => DocumentMenu.preload(), []);

  // Beside the page's own part a browser would open what is dropped.
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const harmless = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer || !hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    };
    document.addEventListener("dragover", harmless, { signal });
    document.addEventListener("drop", harmless, { signal });
    return () => listening.abort();
  }, []);

  function changed() {
    void load();
    void onChange();
  }

  async function addNote() {
    if (isBusy) return;
    setBusy(true);
    try {
      const note = await client.documents.create(subject.id, { id: newId(), title: t("document.note.untitled") });
      const params = { subjectId: subject.id, documentId: note.id };
      const leave = () => {
        const isOpen = location.pathname.endsWith(`/d/${note.id}`);
        return isOpen ? navigate({ to: "/subjects/$subjectId", params: { subjectId: subject.id } }) : Promise.resolve();
      };
      did(history, madeNote({ client, t }, note, { onChange: changed, leave }));
      await navigate({
        to: "/subjects/$subjectId/d/$documentId",
        params,
        search: { isNew: true },
      });
    } catch (failure) {
      setBusy(false);
      notify(faultText(failure, t), { tone: "problem" });
    }
  }

  const chooseFiles = () => input.current?.click();
  usePaletteGroups(() => [
    {
      label: t("document.title"),
      items: [
        { id: "documents.note", label: t("document.newNote"), icon: NotebookPen, run: () => void addNote() },
        { id: "documents.upload", label: t("document.upload"), icon: Upload, run: chooseFiles },
      ],
    },
  ]);

  async function drop(gone: Document) {
    keepFocus();
    const at = items?.findIndex(({ id }) => id === gone.id) ?? -1;
    const next = items?.[at + 1] ?? items?.[at - 1];
    if (!(await deleteDocument({ client, t, history }, gone, changed))) return;
    remove(gone.id);
    changed();
    focusBeside(next);
  }

  /** The menu that was chosen from had the focus, and went with its row. Who has gone on meanwhile stays there. */
  function focusBeside(next: Document | undefined) {
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement !== section.current) return;
    const row = next && list.current?.querySelector<HTMLElement>(`[data-document="${next.id}"] a`);
    if (row) row.focus();
    else keepFocus();
  }

  const isEmpty = items?.length === 0 && coming.length === 0 && error === undefined;
  return (
    <DropZone files={files} title={t("document.drop")} text={t("document.dropText")} className="min-w-0">
      <section ref={section} tabIndex={-1} aria-labelledby="documents" className="outline-none">
        <div className="mb-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id="documents" tabIndex={-1} className="subject-heading text-sm font-semibold">
            {t("document.title")}
          </h2>
          {subject.documentCount > 0 && (
            <span className="text-sm text-ink-faint tabular-nums">
              {t("attachment.count", { count: subject.documentCount })}
            </span>
          )}
          <span className="ms-auto flex gap-1">
            <Button look="quiet" icon={NotebookPen} aria-disabled={isBusy} onClick={() => void addNote()}>
              {t("document.newNote")}
            </Button>
            <Button look="quiet" icon={Upload} className="-me-3" onClick={chooseFiles}>
              {t("document.upload")}
            </Button>
          </span>
        </div>
        {error !== undefined && items && (
          <p role="alert" className="mb-3 text-sm text-danger-text">
            {faultText(error, t)}
          </p>
        )}
        {coming.length > 0 && (
          <ul aria-label={t("attachment.uploads")} className="mb-2 flex flex-col gap-1">
            {coming.map((upload) => (
              <UploadRow key={upload.id} upload={upload} to="subject" isOnline={false} onGone={keepFocus} />
            ))}
          </ul>
        )}
        {error !== undefined && !items ? (
          <Problem
            icon={CloudOff}
            title={t("document.failed")}
            text={faultText(error, t)}
            onRetry={() => void load()}
          />
        ) : isEmpty ? (
          <div className="rounded-card border border-dashed border-line-strong">
            <Empty icon={FilePlus2} title={t("document.none")} text={t("document.noneText")} heading="h3" />
          </div>
        ) : (
          <ul ref={list} aria-labelledby="documents" aria-busy={!items} className="attachment-list">
            {items?.map((each) => (
              <DocumentRow
                key={each.id}
                document={each}
                onRenamed={replace}
                onMove={() => setMoving(each)}
                onDelete={() => void drop(each)}
              />
            )) ?? <Skeletons />}
          </ul>
        )}
        {nextCursor !== null && (
          <div className="mt-3 text-center">
            <MoreButton list={list} isLoading={isLoading} load={() => load(nextCursor)}>
              {t("boards.more")}
            </MoreButton>
          </div>
        )}
        <input
          ref={input}
          type="file"
          multiple
          hidden
          data-testid="document-files"
          onChange={({ target }) => {
            files.attach([...(target.files ?? [])].map((file) => ({ file, name: file.name })));
            // The same file once more is a choice, too.
            target.value = "";
          }}
        />
      </section>
      {moving && <MoveDocumentDialog document={moving} onMoved={changed} onClose={() => setMoving(undefined)} />}
    </DropZone>
  );
}

function Skeletons() {
  return ["w-2/5", "w-3/5", "w-1/3"].map((width) => (
    <li key={width} aria-hidden className="flex items-center gap-3 px-2 py-1.5">
      <span className="skeleton h-11 w-14" />
      <span className={`skeleton h-3 ${width}`} />
    </li>
  ));
}
