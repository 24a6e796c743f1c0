import { useTranslation } from "react-i18next";
import { RefusedDialog } from "../app/RefusedDialog.tsx";
import type { SentTasksState } from "./sent-tasks.ts";
import { useSentTasks, useTasksDesk } from "./tasks-desk.ts";

type Refused = SentTasksState["refused"][number];

function textOf({ command }: Refused): string {
  const texts: string[] = [];
  if ("title" in command && command.title) texts.push(command.title);
  if ("notes" in command && command.notes) texts.push(command.notes);
  return texts.join("\n\n");
}

/** Changes to to-dos, and to cards, that the server did not accept. */
export function RefusedTasks({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { sent, cards } = useTasksDesk();
  const { refused } = useSentTasks();
  const rows = refused.map((each) => ({
    commandId: each.commandId,
    what:
      "boardId" in each ? t(`board.refused.what.${each.command.type}`) : t(`tasks.refused.what.${each.command.type}`),
    of: "cardId" in each.command ? cards?.titleOf(each.command.cardId) : undefined,
    code: each.code,
    text: textOf(each),
    onDismiss: () => sent.dismiss(each),
  }));
  return <RefusedDialog refused={rows} onClose={onClose} />;
}
