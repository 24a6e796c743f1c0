/** From high to none, as they are offered. */
export const PRIORITIES = [3, 2, 1, 0] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What is looked for among one's tasks. */
export interface TaskFilter {
  readonly text: string;
  /** Any of them; none: all. */
  readonly priorities: readonly Priority[];
  readonly subjectId: string | null;
}

export const NO_FILTER: TaskFilter = { text: "", priorities: [], subjectId: null };

/** A filter as the address has it. */
export interface TaskSearch {
  readonly q?: string;
  readonly priority?: string;
  readonly subject?: string;
}

const MOST_TEXT = 200;

/** From an address, which anybody may have written: what cannot be read is left out. */
export function taskFilterIn({ q, priority, subject }: Record<string, unknown>): TaskFilter {
  // The router reads what looks like a number as one.
  const said = String(priority ?? "").split(",");
  return {
    text: typeof q === "string" || typeof q === "number" ? String(q).slice(0, MOST_TEXT) : "",
    priorities: PRIORITIES.filter((each) => said.includes(String(each))),
    subjectId: typeof subject === "string" && /^[\w-]{1,64}$/.test(subject) ? subject : null,
  };
}

export function taskSearchOf({ text, priorities, subjectId }: TaskFilter): TaskSearch {
  const q = text.trim();
  return {
    ...(q !== "" && { q }),
    ...(priorities.length > 0 && { priority: priorities.join(",") }),
    ...(subjectId !== null && { subject: subjectId }),
  };
}

export function isFiltering({ text, priorities, subjectId }: TaskFilter): boolean {
  return text.trim() !== "" || priorities.length > 0 || subjectId !== null;
}
