import { Link, useSearch } from "@tanstack/react-router";
import { Archive, BookOpen, CloudOff, Trash2 } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { Page } from "../app/Page.tsx";
import { leftNews } from "../document/left-news.ts";
import { sendKeptNotes } from "../document/note-desk.ts";
import { useMe } from "../session/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { MoreButton } from "../ui/MoreButton.tsx";
import { Problem } from "../ui/Problem.tsx";
import { useTitle } from "../ui/use-title.ts";
import { useUndoKeys } from "../undo/use-undo-keys.ts";
import { OwnTrashDialog } from "./lazy-subject.ts";
import { NewSubject } from "./NewSubject.tsx";
import { SubjectAsks } from "./SubjectAsks.tsx";
import { SubjectTile, SubjectTileSkeleton } from "./SubjectTile.tsx";
import { useSubjectActs } from "./use-subject-acts.ts";
import { useSubjectHistory } from "./use-subject-history.ts";
import { useSubjects } from "./use-subjects.ts";

/** My notebooks: those in use, or those that rest. */
export function SubjectsScreen() {
  const { t } = useTranslation();
  const client = useClient();
  const me = useMe();
  const { archived = false } = useSearch({ from: "/signed-in/subjects" });
  const title = t(archived ? "subject.archiveTitle" : "subject.title");
  useTitle(t("app.title", { screen: title }));
  const { subjects, nextCursor, error, isLoading, load, remove } = useSubjects(archived);
  const list = useRef<HTMLDivElement>(null);
  useUndoKeys(useSubjectHistory());
  const [isTrashOpen, setTrashOpen] = useState(false);

  // What an earlier life of the page could not send.
  useEffect(() => sendKeptNotes(client, me.id, leftNews(t)), [client, me.id, t]);

  const acts = useSubjectActs((changed, id) => {
    if (!changed || changed.isArchived !== archived) {
      // Its menu, which had the focus, goes with it.
      list.current?.focus({ preventScroll: true });
      remove(id);
    }
    void load();
  });

  const isEmpty = subjects?.length === 0 && error === undefined;
  return (
    <Page>
      <main className="mx-auto w-full max-w-5xl flex-1 px-4 py-8 sm:px-6 sm:py-10">
        <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="me-auto text-lg font-semibold tracking-tight">{title}</h1>
          <div className="-mx-2.5 flex flex-wrap items-center gap-0.5 sm:me-0">
            <Kinds />
            <Button look="quiet" icon={Trash2} className="px-2.5!" onClick={() => setTrashOpen(true)}>
              {t("subject.trash.title")}
            </Button>
          </div>
        </div>
        <div ref={list} tabIndex={-1} className="outline-none">
          {error !== undefined && subjects && (
            <p role="alert" className="mb-4 text-sm text-danger-text">
              {faultText(error, t)}
            </p>
          )}
          {error !== undefined && !subjects ? (
            <Problem
              icon={CloudOff}
              title={t("subject.failed")}
              text={faultText(error, t)}
              onRetry={() => void load()}
            />
          ) : isEmpty && archived ? (
            <Empty icon={Archive} title={t("subject.noneArchived")} text={t("subject.noneArchivedText")} heading="h2" />
          ) : (
            <Grid isBusy={!subjects} isEmpty={isEmpty}>
              {subjects && !archived && <NewSubject />}
              {subjects?.map((subject) => <SubjectTile key={subject.id} subject={subject} acts={acts} />) ?? (
                <SubjectTileSkeleton count={6} />
              )}
            </Grid>
          )}
          {nextCursor !== null && (
            <div className="mt-6 text-center">
              <MoreButton list={list} isLoading={isLoading} load={() => load(nextCursor)}>
                {t("boards.more")}
              </MoreButton>
            </div>
          )}
        </div>
      </main>
      <SubjectAsks acts={acts} />
      {isTrashOpen && <OwnTrashDialog onRestored={() => void load()} onClose={() => setTrashOpen(false)} />}
    </Page>
  );
}

interface GridProps {
  readonly isBusy: boolean;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}

function Grid({ isBusy, isEmpty, children }: GridProps) {
  const { t } = useTranslation();
  if (isEmpty) {
    return (
      <>
        <div className="-mb-8">
          <Empty icon={BookOpen} title={t("subject.none")} text={t("subject.noneText")} heading="h2" />
        </div>
        <ul className="mx-auto max-w-70">{children}</ul>
      </>
    );
  }
  return (
    <ul aria-busy={isBusy} className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,260px),1fr))] gap-3">
      {children}
    </ul>
  );
}

function Kinds() {
  const { t } = useTranslation();
  const look =
    "inline-flex h-8 items-center rounded-control px-2.5 text-sm font-medium text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-panel-strong aria-[current=page]:text-ink pointer-coarse:h-11 pointer-coarse:px-3.5";
  return (
    <nav aria-label={t("subject.kinds")} className="flex gap-0.5">
      <Link to="/subjects" activeOptions={{ exact: true }} className={look}>
        {t("boards.archive.active")}
      </Link>
      <Link to="/subjects" search={{ archived: true }} activeOptions={{ exact: true }} className={look}>
        {t("boards.archive.archived")}
      </Link>
    </nav>
  );
}
