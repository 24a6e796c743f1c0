import { Link, Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { ChevronLeft, CloudOff, SearchX } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { Page } from "../app/Page.tsx";
import { Documents } from "../document/Documents.tsx";
import { leftNews } from "../document/left-news.ts";
import { sendKeptNotes } from "../document/note-desk.ts";
import { useMe } from "../session/use-session.ts";
import { TasksAround, type TasksPlace } from "../tasks/TasksAround.tsx";
import { NO_FILTER } from "../tasks/task-filter.ts";
import { Problem } from "../ui/Problem.tsx";
import { useTitle } from "../ui/use-title.ts";
import { GatheredBoards } from "./GatheredBoards.tsx";
import { SubjectAsks } from "./SubjectAsks.tsx";
import { SubjectDescription } from "./SubjectDescription.tsx";
import { SubjectHead } from "./SubjectHead.tsx";
import { SubjectLoading } from "./SubjectLoading.tsx";
import { SubjectParts } from "./SubjectParts.tsx";
import { SubjectTodos } from "./SubjectTodos.tsx";
import { type SubjectHold, useSubject } from "./use-subject.ts";
import { useSubjectActs } from "./use-subject-acts.ts";
import { useSubjectHistory } from "./use-subject-history.ts";
import { isWithinSubject } from "./within-subject.ts";

/** All that is gathered under one topic. */
export function SubjectScreen() {
  const { subjectId } = useParams({ from: "/signed-in/subjects/$subjectId" });
  // Another subject is another screen: what was begun in this one stays with it.
  return <Shown key={subjectId} subjectId={subjectId} />;
}

function Shown({ subjectId }: { readonly subjectId: string }) {
  const { t } = useTranslation();
  const hold = useSubject(subjectId);
  const { subject, isGone, error, load } = hold;
  useTitle(t("app.title", { screen: subject?.name ?? t("subject.title") }));
  return (
    <Page>
      <main className="mx-auto w-full max-w-5xl flex-1 px-4 pt-4 pb-16 sm:px-6 sm:pt-6">
        <Link to="/subjects" className="back-link">
          <ChevronLeft aria-hidden size={16} className="rtl:-scale-x-100" />
          {t("subject.title")}
        </Link>
        {isGone ? (
          <Problem icon={SearchX} title={t("subject.gone")} text={t("subject.goneText")}>
            <Link to="/subjects" className="button-link">
              {t("subject.toAll")}
            </Link>
          </Problem>
        ) : subject ? (
          <Open hold={hold} />
        ) : error === undefined ? (
          <SubjectLoading />
        ) : (
          <Problem
            icon={CloudOff}
            title={t("subject.failedOne")}
            text={faultText(error, t)}
            onRetry={() => void load()}
          />
        )}
      </main>
    </Page>
  );
}

function Open({ hold }: { readonly hold: SubjectHold }) {
  const { t } = useTranslation();
  const client = useClient();
  const me = useMe();
  const history = useSubjectHistory();
  const navigate = useNavigate();
  const { subject, error, learn, load } = hold;
  const subjectId = subject?.id ?? "";

  // What an earlier life of the page could not send.
  useEffect(() => sendKeptNotes(client, me.id, leftNews(t)), [client, me.id, t]);

  const acts = useSubjectActs((changed) => {
    if (changed) learn(changed);
    // Taken away from elsewhere, one stays where one is.
    else if (isWithinSubject(subjectId)) void navigate({ to: "/subjects" });
  });
  const place = useMemo(
    (): TasksPlace => ({
      name: `subject-todo.${subjectId}`,
      hasCards: false,
      acts: history.acts,
      todoAddress: (todoId) => `/subjects/${subjectId}/t/${todoId}`,
      openTodo: (todoId) => void navigate({ to: "/subjects/$subjectId/t/$todoId", params: { subjectId, todoId } }),
      closeTodo: () => void navigate({ to: "/subjects/$subjectId", params: { subjectId } }),
    }),
    [subjectId, navigate, history],
  );
  const filter = useMemo(() => ({ ...NO_FILTER, subjectId }), [subjectId]);
  if (!subject) return null;

  return (
    <TasksAround place={place} filter={filter}>
      {error !== undefined && (
        <p role="alert" className="mt-2 text-sm text-danger-text">
          {faultText(error, t)}
        </p>
      )}
      <SubjectHead subject={subject} acts={acts} />
      <SubjectDescription subject={subject} acts={acts} />
      <SubjectParts subject={subject} />
      <div className="mt-8 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_300px]">
        <Documents subject={subject} onChange={load} />
        <aside className="flex min-w-0 flex-col gap-10">
          <SubjectTodos subject={subject} load={load} />
          <GatheredBoards subject={subject} onChange={learn} load={load} />
        </aside>
      </div>
      <SubjectAsks acts={acts} />
      <Outlet />
    </TasksAround>
  );
}
