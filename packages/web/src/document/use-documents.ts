import type { Document } from "@syncboard/client";
import { useCallback, useEffect } from "react";
import { useClient } from "../app/client-context.ts";
import { useFresh } from "../subject/heard.ts";
import { usePages } from "../ui/use-pages.ts";
import { shownDocuments } from "./subject-place.ts";

/** What is in a subject, the last changed first. */
export function useDocuments(subjectId: string) {
  const { documents } = useClient();
  const ask = useCallback(
    (cursor?: string) => documents.list(subjectId, cursor === undefined ? {} : { cursor }),
    [documents, subjectId],
  );
  const { items, isCurrent, ...pages } = usePages<Document>(ask);
  useFresh(pages.load);
  const shown = isCurrent ? items : undefined;
  useEffect(() => shownDocuments.set(new Set(shown?.map(({ id }) => id))), [shown]);
  return { ...pages, items: shown };
}
