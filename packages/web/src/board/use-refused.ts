import type { RefusedCommand } from "@syncboard/client";
import { useTranslation } from "react-i18next";
import type { Refusal } from "../app/RefusedList.tsx";
import { useBoard, useDesk } from "./board-desk.ts";

function textOf({ command }: RefusedCommand): string {
  const texts: string[] = [];
  if ("title" in command && command.title) texts.push(command.title);
  if ("description" in command && command.description) texts.push(command.description);
  if ("text" in command && command.text) texts.push(command.text);
  return texts.join("\n\n");
}

/** What the server did not accept of this board. */
export function useRefused(): readonly Refusal[] {
  const { t } = useTranslation();
  const { live } = useDesk();
  return useBoard((state) => state.refused).map((each) => ({
    commandId: each.commandId,
    what: t(`board.refused.what.${each.command.type}`),
    code: each.code,
    text: textOf(each),
    onDismiss: () => live.dismissRefused(each.commandId),
  }));
}
