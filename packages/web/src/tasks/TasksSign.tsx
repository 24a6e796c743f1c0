import { StateMark, signOf } from "../app/StateMark.tsx";
import { useSpokenState } from "../app/use-spoken-state.ts";
import { patchTasksUi, useSentTasks, useTasksDesk } from "./tasks-desk.ts";

/** How changes to tasks stand; `isQuiet`: said only where something is not as it should be. */
export function TasksSign({ isQuiet = false }: { readonly isQuiet?: boolean }) {
  const desk = useTasksDesk();
  const state = useSentTasks();
  const look = () => patchTasksUi(desk, { opened: { what: "refused" } });
  useSpokenState(desk.sent, look);
  const sign = signOf(state);
  if (isQuiet && sign !== "refused" && sign !== "offline" && sign !== "outdated") return null;
  return <StateMark sign={sign} count={state.refused.length || state.waiting} onLook={look} />;
}
