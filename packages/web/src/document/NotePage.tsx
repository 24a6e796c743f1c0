import type { DocumentDetail } from "@syncboard/client";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { History } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { useNow } from "../due/use-now.ts";
import { agoText } from "../locales/dates.ts";
import { useSubjectHistory } from "../subject/use-subject-history.ts";
import { IconButton } from "../ui/Button.tsx";
import { DocumentHead } from "./DocumentHead.tsx";
import { deleteDocument, renameNote } from "./document-acts.ts";
import { VersionsDialog } from "./lazy-document.ts";
import { NoteEditor } from "./NoteEditor.tsx";
import { NoteNews } from "./NoteNews.tsx";
import { NoteSign } from "./NoteSign.tsx";
import type { NoteKeeper } from "./note-keeper.ts";
import { type NoteView, useNote, useNoteKeeper, useNoteView, useNoteWords } from "./use-note.ts";

/** A note to write in. It saves itself. */
export function NotePage({ opened }: { readonly opened: DocumentDetail }) {
  const keeper = useNoteKeeper(opened.id);
  return keeper ? <Open keeper={keeper} opened={opened} /> : null;
}

function Open({ keeper, opened }: { readonly keeper: NoteKeeper; readonly opened: DocumentDetail }) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const history = useSubjectHistory();
  const navigate = useNavigate();
  const { isNew = false } = useSearch({ from: "/signed-in/subjects/$subjectId/d/$documentId" });
  const state = useNote(keeper);
  useNoteWords(keeper);
  const { view, choices, choose } = useNoteView();
  const [isShowingVersions, setShowingVersions] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const note = state.note ?? opened;
  const ago = useNow((now) => agoText(note.updatedAt, i18n.language, now));

  // Once: reloaded, it is a note like any other.
  useEffect(() => {
    if (isNew) void navigate({ to: ".", search: {}, replace: true });
  }, [isNew, navigate]);

  async function remove() {
    await keeper.flush();
    if (!(await deleteDocument({ client, t, history }, note, () => void keeper.load()))) return;
    await navigate({ to: "/subjects/$subjectId", params: { subjectId: note.subjectId } });
  }

  return (
    <>
      <DocumentHead
        document={note}
        isNew={isNew}
        onRename={(title) => renameNote({ client, t, history }, keeper, note, title)}
        onTitled={() => {
          // On to the text.
          requestAnimationFrame(() => field.current?.focus());
          return field.current !== null;
        }}
        onMoved={() => void keeper.load()}
        onDelete={() => void remove()}
        onVersions={() => setShowingVersions(true)}
        about={
          <div className="flex min-h-7 flex-wrap items-center gap-x-1 text-sm text-ink-soft">
            <span>{t("document.aboutNote", { ago })}</span>
            <NoteSign status={state.status} />
          </div>
        }
      >
        <Views view={view} choices={choices} onChoose={choose} />
        <IconButton
          icon={History}
          label={t("document.versions.open")}
          className="max-sm:hidden"
          onClick={() => setShowingVersions(true)}
        />
      </DocumentHead>
      <NoteNews keeper={keeper} state={state} onVersions={() => setShowingVersions(true)} />
      {state.note ? (
        <NoteEditor keeper={keeper} text={state.text} view={view} field={field} subjectId={note.subjectId} />
      ) : (
        state.status === "loading" &&
        !state.isGone && (
          <div aria-busy className="mt-6 flex flex-col gap-3">
            {["w-11/12", "w-4/5", "w-3/5"].map((width) => (
              <div key={width} className={`skeleton h-3 ${width}`} />
            ))}
          </div>
        )
      )}
      {isShowingVersions && (
        <VersionsDialog keeper={keeper} now={state.text} onClose={() => setShowingVersions(false)} />
      )}
    </>
  );
}

interface ViewsProps {
  readonly view: NoteView;
  readonly choices: readonly NoteView[];
  readonly onChoose: (view: NoteView) => void;
}

function Views({ view, choices, onChoose }: ViewsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="inline-flex rounded-[8px] bg-panel p-0.5">
      <legend className="sr-only">{t("document.note.view")}</legend>
      {choices.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={view === each}
          className={`h-7 rounded-control px-2.5 text-sm font-medium pointer-coarse:h-11 ${view === each ? "bg-card text-ink shadow-card" : "text-ink-soft hover:text-ink"}`}
          onClick={() => onChoose(each)}
        >
          {t(`document.note.views.${each}`)}
        </button>
      ))}
    </fieldset>
  );
}
