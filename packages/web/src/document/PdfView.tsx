import type { Document } from "@syncboard/client";
import { CircleAlert, FileWarning } from "lucide-react";
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Problem.tsx";
import { PdfPage } from "./PdfPage.tsx";

/** Pages are asked for so many at a time, for a book has a thousand. */
const AT_ONCE = 20;

type Opened =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly error: unknown }
  | { readonly status: "unreadable" }
  | { readonly status: "locked" }
  | { readonly status: "open"; readonly pdf: PDFDocumentProxy };

/**
 * The pages of a PDF, painted by a worker of ours: nothing of it is given to the browser's own viewer, its scripts are never
 * run, and its links lead nowhere.
 */
export function PdfView({ document: { id, title } }: { readonly document: Document }) {
  const { t } = useTranslation();
  const { documents } = useClient();
  const [opened, setOpened] = useState<Opened>({ status: "loading" });
  const [attempt, setAttempt] = useState(0);
  const [shown, setShown] = useState(AT_ONCE);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another question
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let task: PDFDocumentLoadingTask | undefined;
    setOpened({ status: "loading" });

    async function open() {
      const [{ beginPdf }, file] = await Promise.all([import("./pdf.ts"), documents.content(id, { signal })]);
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (signal.aborted) return;
      const begun = beginPdf(bytes);
      task = begun;
      try {
        const pdf = await begun.promise;
        if (!signal.aborted) setOpened({ status: "open", pdf });
      } catch (error) {
        const isLocked = error instanceof Error && error.name === "PasswordException";
        if (!signal.aborted) setOpened({ status: isLocked ? "locked" : "unreadable" });
      }
    }

    open().catch((error: unknown) => {
      if (!signal.aborted) setOpened({ status: "failed", error });
    });
    return () => {
      controller.abort();
      void task?.destroy();
    };
  }, [documents, id, attempt]);

  if (opened.status === "failed") {
    return (
      <Problem
        icon={CircleAlert}
        title={t("document.file.failed")}
        text={faultText(opened.error, t)}
        heading="h2"
        onRetry={() => setAttempt(attempt + 1)}
      />
    );
  }
  if (opened.status === "unreadable" || opened.status === "locked") {
    return (
      <Problem
        icon={FileWarning}
        title={t("document.file.noPreview")}
        text={t(opened.status === "locked" ? "document.file.locked" : "document.file.broken")}
        heading="h2"
      />
    );
  }
  if (opened.status === "loading") {
    return (
      <div aria-busy className="pdf-pages">
        <span className="sr-only">{t("app.loading")}</span>
        <div className="pdf-page skeleton" />
      </div>
    );
  }
  const { pdf } = opened;
  const count = Math.min(shown, pdf.numPages);
  return (
    <section aria-label={t("document.file.pagesOf", { title })} className="pdf-pages">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pages of one file
        <PdfPage key={index} pdf={pdf} number={index + 1} />
      ))}
      {count < pdf.numPages && (
        <Button className="mx-auto" onClick={() => setShown(shown + AT_ONCE)}>
          {t("document.file.morePages", { count: pdf.numPages - count })}
        </Button>
      )}
    </section>
  );
}
