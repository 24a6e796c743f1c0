import type { RefusedCommand } from "@syncboard/client";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { useBoard, useDesk } from "./board-desk.ts";

/** What somebody wrote in a command: the part that would hurt to lose. */
function textOf({ command }: RefusedCommand): string {
  const texts: string[] = [];
  if ("title" in command && command.title) texts.push(command.title);
  if ("description" in command && command.description) texts.push(command.description);
  if ("text" in command && command.text) texts.push(command.text);
  return texts.join("\n\n");
}

/** Changes that the server did not accept, with their reason and their text. */
export function RefusedList() {
  const { t } = useTranslation();
  const { live } = useDesk();
  const refused = useBoard((state) => state.refused);

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      notify(t("app.copied"));
    } catch {
      // Plain http has no clipboard; the text can be selected.
      notify(t("board.refused.copyByHand"));
    }
  }

  return (
    <ul className="flex flex-col gap-3">
      {refused.map((each) => {
        const text = textOf(each);
        return (
          <li key={each.commandId} className="rounded-card border border-line p-3">
            <p className="text-sm font-medium">{t(`board.refused.what.${each.command.type}`)}</p>
            <p className="text-sm text-ink-soft">{t(`app.refusal.${each.code}`)}</p>
            {text && (
              <p className="mt-2 max-h-40 overflow-y-auto rounded-control bg-panel p-2 text-sm whitespace-pre-wrap select-text">
                {text}
              </p>
            )}
            <div className="mt-3 flex gap-2">
              {text && <Button onClick={() => void copy(text)}>{t("board.refused.copy")}</Button>}
              <Button look="quiet" onClick={() => live.dismissRefused(each.commandId)}>
                {t("app.dismiss")}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
