import type { RefusedTodoCommand } from "@syncboard/client";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { notify } from "../ui/notices.ts";
import { useTasksDesk, useTodos } from "./tasks-desk.ts";

/** What somebody wrote in a command: the part that would hurt to lose. */
function textOf({ command }: RefusedTodoCommand): string {
  const texts: string[] = [];
  if ("title" in command && command.title) texts.push(command.title);
  if ("notes" in command && command.notes) texts.push(command.notes);
  return texts.join("\n\n");
}

/** Changes to to-dos that the server did not accept, with their reason and their text. */
export function RefusedTodos({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { todos } = useTasksDesk();
  const refused = useTodos((state) => state.refused);
  const isEmpty = refused.length === 0;
  useEffect(() => {
    if (isEmpty) onClose();
  }, [isEmpty, onClose]);

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
    <Dialog title={t("board.refused.title")} description={t("board.refused.text")} width={520} onClose={onClose}>
      <ul className="flex flex-col gap-3">
        {refused.map((each) => {
          const text = textOf(each);
          return (
            <li key={each.commandId} className="rounded-card border border-line p-3">
              <p className="text-sm font-medium">{t(`tasks.refused.what.${each.command.type}`)}</p>
              <p className="text-sm text-ink-soft">{t(`app.refusal.${each.code}`)}</p>
              {text && (
                <p className="mt-2 max-h-40 overflow-y-auto rounded-control bg-panel p-2 text-sm whitespace-pre-wrap select-text">
                  {text}
                </p>
              )}
              <div className="mt-3 flex gap-2">
                {text && <Button onClick={() => void copy(text)}>{t("board.refused.copy")}</Button>}
                <Button look="quiet" onClick={() => todos.dismiss(each.commandId)}>
                  {t("app.dismiss")}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
