import type { Document } from "@syncboard/client";
import { CircleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { Prose } from "../prose/lazy-prose.tsx";
import { Problem } from "../ui/Problem.tsx";

/** A file of text, shown as the text that it is: a page's source is not a page here. */
export function TextView({ document: { id, title, mediaType } }: { readonly document: Document }) {
  const { t } = useTranslation();
  const { documents } = useClient();
  const [text, setText] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another question
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setError(undefined);
    documents
      .content(id, { signal })
      .then((file) => file.text())
      .then(
        (read) => !signal.aborted && setText(read),
        (failure: unknown) => !signal.aborted && setError(failure),
      );
    return () => controller.abort();
  }, [documents, id, attempt]);

  if (error !== undefined) {
    return (
      <Problem
        icon={CircleAlert}
        title={t("document.file.failed")}
        text={faultText(error, t)}
        heading="h2"
        onRetry={() => setAttempt(attempt + 1)}
      />
    );
  }
  if (text === undefined) {
    return (
      <div aria-busy className="flex flex-col gap-2.5 rounded-card border border-line bg-card p-5">
        <span className="sr-only">{t("app.loading")}</span>
        {["w-11/12", "w-4/5", "w-3/5"].map((width) => (
          <div key={width} className={`skeleton h-3 ${width}`} />
        ))}
      </div>
    );
  }
  if (mediaType === "text/markdown" || /\.(?:md|markdown)$/i.test(title)) {
    return (
      <div className="rounded-card border border-line bg-card px-5 py-4">
        <Prose text={text} under={1} />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <pre dir="auto" tabIndex={0} className="text-view">
      {text}
    </pre>
  );
}
