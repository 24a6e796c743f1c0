import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { TaskOverlays } from "./TaskOverlays.tsx";
import { TaskSelectionBar } from "./TaskSelectionBar.tsx";
import { useTasksDesk, useTodos } from "./tasks-desk.ts";
import { useTaskKeys } from "./use-task-keys.ts";
import { useTaskPalette } from "./use-task-palette.ts";

/** Keys, the palette and what opens over the lists. */
export function TaskHands() {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const { todoId } = useParams({ strict: false });
  const isReady = useTodos(({ status }) => status === "ready");
  useTaskKeys(desk, todoId === undefined);
  useTaskPalette(desk);
  return (
    <>
      {isReady && <p className="sr-only">{t("tasks.keysHint")}</p>}
      <TaskSelectionBar />
      <TaskOverlays />
    </>
  );
}
