import type { Subject } from "@syncboard/client";
import { useCallback } from "react";
import { useClient } from "../app/client-context.ts";
import { usePages } from "../ui/use-pages.ts";
import { useFresh } from "./heard.ts";

/** My subjects, those that are archived or the others, the last changed first. */
export function useSubjects(isArchived: boolean) {
  const { subjects } = useClient();
  const ask = useCallback(
    (cursor?: string) => subjects.list({ archived: isArchived, ...(cursor !== undefined && { cursor }) }),
    [subjects, isArchived],
  );
  const { items, isCurrent, ...pages } = usePages<Subject>(ask);
  useFresh(pages.load);
  return { ...pages, subjects: isCurrent ? items : undefined };
}
