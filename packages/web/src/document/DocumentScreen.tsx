import type { DocumentDetail } from "@syncboard/client";
import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft, CloudOff, SearchX } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { isNotThere } from "../app/gone.ts";
import { Page } from "../app/Page.tsx";
import { useFresh } from "../subject/heard.ts";
import { SubjectLoading } from "../subject/SubjectLoading.tsx";
import { useSubject } from "../subject/use-subject.ts";
import { useSubjectHistory } from "../subject/use-subject-history.ts";
import { Problem } from "../ui/Problem.tsx";
import { useUndoKeys } from "../undo/use-undo-keys.ts";
import { FilePage } from "./FilePage.tsx";
import { NotePage } from "./NotePage.tsx";

/** A note to write in, or a file to look at. */
export function DocumentScreen() {
  const { subjectId, documentId } = useParams({ from: "/signed-in/subjects/$subjectId/d/$documentId" });
  // From one document to the next this stays: what is known of the one, and answered late, is nothing of the other.
  return <Shown key={documentId} subjectId={subjectId} documentId={documentId} />;
}

interface ShownProps {
  readonly subjectId: string;
  readonly documentId: string;
}

function Shown({ subjectId, documentId }: ShownProps) {
  const { t } = useTranslation();
  const { subject } = useSubject(subjectId);
  useUndoKeys(useSubjectHistory());
  const { found, isGone, error, load, learn } = useDocument(documentId);
  return (
    <Page>
      <main className="document-main">
        <Link to="/subjects/$subjectId" params={{ subjectId: found?.subjectId ?? subjectId }} className="back-link">
          <ChevronLeft aria-hidden size={16} className="shrink-0 rtl:-scale-x-100" />
          <bdi className="truncate">{subject?.name ?? t("document.toSubject")}</bdi>
        </Link>
        {found?.kind === "note" ? (
          <NotePage opened={found} />
        ) : isGone ? (
          <Problem icon={SearchX} title={t("document.gone")} text={t("document.goneText")}>
            <Link to="/subjects/$subjectId" params={{ subjectId }} className="button-link">
              {t("document.toSubject")}
            </Link>
          </Problem>
        ) : found ? (
          <FilePage file={found} onChange={learn} />
        ) : error === undefined ? (
          <SubjectLoading />
        ) : (
          <Problem
            icon={CloudOff}
            title={t("document.failedOne")}
            text={faultText(error, t)}
            onRetry={() => void load()}
          />
        )}
      </main>
    </Page>
  );
}

/** What it is. A note looks after itself from there on. */
function useDocument(documentId: string) {
  const { documents } = useClient();
  const [found, setFound] = useState<DocumentDetail>();
  const [isGone, setGone] = useState(false);
  const [error, setError] = useState<unknown>();
  const isNote = found?.kind === "note";

  const load = useCallback(async () => {
    if (isNote) return;
    try {
      const answer = await documents.get(documentId);
      setFound(answer);
      setGone(false);
      setError(undefined);
    } catch (failure) {
      if (isNotThere(failure)) setGone(true);
      else setError(failure);
    }
  }, [documents, documentId, isNote]);

  useEffect(() => {
    void load();
  }, [load]);
  useFresh(load);
  return { found, isGone, error, load, learn: setFound };
}
