import type { TFunction } from "i18next";
import { saveFile } from "../leaving/save-file.ts";
import { notify } from "../ui/notices.ts";
import type { LeftNews } from "./note-desk.ts";

/** Says what became of what an earlier life of the page could not send. What was refused can be had as a file, also where there is no clipboard. */
export function leftNews(t: TFunction): LeftNews {
  return {
    restored: () => void notify(t("document.note.restored")),
    refused(text, forget) {
      function run() {
        const blob = new Blob([text], { type: "text/markdown;charset=utf-8" });
        saveFile({ blob, name: `${t("document.note.untitled")}.md` });
        forget();
      }
      notify(t("document.note.left"), { tone: "problem", action: { label: t("document.note.download"), run } });
    },
  };
}
