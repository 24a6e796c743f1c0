import { CircleCheckBig } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { addCommand } from "../tasks/add-command.ts";
import { useReadLine } from "../tasks/use-read-line.ts";
import { useReadWords, WORD_KINDS } from "../tasks/use-read-words.ts";
import { notify } from "../ui/notices.ts";
import type { PaletteEntry } from "./palette.ts";

/** Takes away the notice that offers to undo the one added before. */
let withdrawOffer = () => {};

/** Adds what is typed to one's to-dos from anywhere, offline too; when it is due is read out of the words and said before. */
export function useAddTodo(typed: string): PaletteEntry {
  const { t } = useTranslation();
  const { todos } = useClient();
  const { read, readAnew } = useReadLine(typed);
  const words = useReadWords()(read);
  const said = WORD_KINDS.flatMap((kind) => (words[kind] === "" ? [] : [words[kind]])).join(" · ");
  return {
    id: "add.todo",
    label: t("palette.addTodo", { title: read.title }),
    ...(said !== "" && { detail: said }),
    icon: CircleCheckBig,
    run() {
      const command = addCommand(readAnew(typed), null);
      const back = todos.undoOf([command]);
      todos.send([command]);
      withdrawOffer();
      withdrawOffer = notify(t("palette.todoAdded", { title: read.title }), {
        action: { label: t("board.undo"), run: () => todos.send(back) },
      });
    },
  };
}
