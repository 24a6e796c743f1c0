import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { momentText } from "../locales/dates.ts";
import { notify } from "../ui/notices.ts";
import { carriedFiles, endOf } from "./carried-files.ts";
import type { NamedFile } from "./uploads.ts";

export interface AddedFile extends NamedFile {
  /** Of what it becomes. */
  readonly id: string;
}

/** The ways of files to a place: a card, a subject. */
export interface PlaceFiles {
  attach(files: readonly NamedFile[], onCalledOff?: (id: string) => void): readonly AddedFile[];
  /** What was dropped or pasted; says which of it are folders. */
  take(carried: DataTransfer | null): readonly NamedFile[];
}

export function useTake(): PlaceFiles["take"] {
  const { t, i18n } = useTranslation();
  return useCallback(
    (carried) => {
      const nameOf = ({ type }: File) => {
        const when = momentText(new Date().toISOString(), i18n.language).replaceAll(/[:/\\]/g, ".");
        return `${t("attachment.pasted", { when })}.${endOf(type)}`;
      };
      const { files, folders } = carriedFiles(carried, nameOf);
      for (const name of folders) notify(t("attachment.folder", { name }), { tone: "problem" });
      return files;
    },
    [t, i18n.language],
  );
}
