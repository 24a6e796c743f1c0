import { Prose } from "../prose/lazy-prose.tsx";
import { fetchSoon } from "../ui/fetch-soon.ts";
import * as parts from "./lazy-tasks.ts";

/** What one's tasks open offline too. */
export function prefetchTasks(): () => void {
  return fetchSoon([Prose, ...Object.values(parts)], () => void import("./TodoDialog.tsx").catch(() => {}));
}
