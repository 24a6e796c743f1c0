import type { Client, Subject } from "@syncboard/client";
import { useCallback } from "react";
import { useFresh } from "../subject/heard.ts";
import { type Store, useStore } from "../ui/store.ts";
import { useTasksDesk } from "./tasks-desk.ts";

const PAGE = 100;
/** Of more subjects than this nobody chooses from a list. */
const MOST_PAGES = 5;

async function allSubjects(client: Client): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; page < MOST_PAGES && cursor !== null; page++) {
    const { items, nextCursor } = await client.subjects.list({ limit: PAGE, ...(cursor && { cursor }) });
    found.push(...items);
    cursor = nextCursor;
  }
  return found.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Reads the subjects that to-dos can be put under, now and at each change. Without an answer there are those that are known. */
export function useFreshSubjects(client: Client, store: Store<readonly Subject[]>): void {
  const load = useCallback(async () => {
    const found = await allSubjects(client).catch(() => undefined);
    if (found) store.set(found);
  }, [client, store]);
  useFresh(load);
}

export function useMySubjects(): readonly Subject[] {
  return useStore(useTasksDesk().subjects, (subjects) => subjects);
}

/** What a subject is called; undefined: it is archived, or not read yet. */
export function useSubjectName(subjectId: string | null | undefined): string | undefined {
  return useStore(useTasksDesk().subjects, (subjects) => subjects.find(({ id }) => id === subjectId)?.name);
}
