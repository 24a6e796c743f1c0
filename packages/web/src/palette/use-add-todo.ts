import { todosOf } from "@syncboard/client";
import { CircleCheckBig } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { addCommand } from "../tasks/add-command.ts";
import { addHere } from "../tasks/add-here.ts";
import { asItIs, type ReadLine } from "../tasks/date-words.ts";
import { useReadLine } from "../tasks/use-read-line.ts";
import { useReadWords, WORD_KINDS } from "../tasks/use-read-words.ts";
import { notify } from "../ui/notices.ts";
import type { PaletteEntry } from "./palette.ts";

/** Takes away the notice that offers to undo the one added before. */
let withdrawOffer = () => {};

/**
 * Adds what is typed to one's to-dos from anywhere, offline too. When it is due is read out of the words and said before; where
 * anything was, the line can also be taken as it is.
 */
export function useAddTodo(typed: string): readonly PaletteEntry[] {
  const { t } = useTranslation();
  const todos = todosOf(useClient());
  const { read, readAnew } = useReadLine(typed);
  const words = useReadWords()(read);
  const said = WORD_KINDS.flatMap((kind) => (words[kind] === "" ? [] : [words[kind]])).join(" · ");
  const entryOf = (id: string, shown: ReadLine, line: () => ReadLine): PaletteEntry => ({
    id,
    label: t("palette.addTodo", { title: shown.title }),
    icon: CircleCheckBig,
    run() {
      const command = addCommand(line(), null);
      const said = t("palette.todoAdded", { title: shown.title });
      const add = addHere.get();
      withdrawOffer();
      if (add) return add(command, said);
      const back = todos.undoOf([command]);
      todos.send([command]);
      withdrawOffer = notify(said, {
        action: { label: t("board.undo"), run: () => todos.send(back) },
      });
    },
  });
  const asRead = { ...entryOf("add.todo", read, () => readAnew(typed)), ...(said !== "" && { detail: said }) };
  if (said === "") return [asRead];
  return [asRead, entryOf("add.todo.plain", asItIs(typed), () => asItIs(typed))];
}
