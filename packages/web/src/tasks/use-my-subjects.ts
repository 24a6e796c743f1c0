import type { Client, Subject } from "@syncboard/client";
import { useCallback } from "react";
import { allSubjects } from "../subject/all-subjects.ts";
import { useFresh } from "../subject/heard.ts";
import { type Store, useStore } from "../ui/store.ts";
import { useTasksDesk } from "./tasks-desk.ts";

/** Reads the subjects that to-dos can be put under, now and at each change. Without an answer there are those that are known. */
export function useFreshSubjects(client: Client, store: Store<readonly Subject[]>): void {
  const load = useCallback(async () => {
    const found = await allSubjects(client.subjects).catch(() => undefined);
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
