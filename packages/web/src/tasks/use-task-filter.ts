import { useNavigate, useSearch } from "@tanstack/react-router";
import { createContext, use, useEffect, useEffectEvent, useMemo, useState } from "react";
import { NO_FILTER, type TaskFilter, taskFilterIn, taskSearchOf } from "./task-filter.ts";

/** What is typed goes into the address in one piece: browsers refuse a page that changes it all the time. */
const TYPING_MS = 250;

/** Of what is shown, in the place where it is shown. */
export const ShownFilter = createContext<TaskFilter>(NO_FILTER);

export function useTaskFilter(): TaskFilter {
  return use(ShownFilter);
}

/** What the address asks for. */
export function useAddressedFilter(): TaskFilter {
  const search = useSearch({ from: "/signed-in/tasks" });
  return useMemo(() => taskFilterIn({ ...search }), [search]);
}

/** The subject whose tasks are shown: what is added then is of it. */
export function useSearchedSubject(): string | null {
  return useTaskFilter().subjectId;
}

export function useSetTaskFilter(): (filter: TaskFilter, isTyping?: boolean) => void {
  const navigate = useNavigate();
  return (filter, isTyping = false) => void navigate({ to: ".", search: taskSearchOf(filter), replace: isTyping });
}

/** The text of the filter as it is typed: it is in the address a moment later. */
export function useFilterText(): readonly [string, (text: string) => void] {
  const filter = useTaskFilter();
  const set = useSetTaskFilter();
  const [typed, setTyped] = useState(filter.text);
  const [written, setWritten] = useState(filter.text);

  // Somebody went back, or followed a link.
  if (filter.text !== written) {
    setWritten(filter.text);
    if (filter.text.trim() !== typed.trim()) setTyped(filter.text);
  }

  const write = useEffectEvent(() => set({ ...filter, text: typed }, filter.text !== ""));
  const isAnother = typed.trim() !== filter.text.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each letter it waits anew
  useEffect(() => {
    if (!isAnother) return;
    const timer = setTimeout(write, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, isAnother]);

  return [typed, setTyped];
}
