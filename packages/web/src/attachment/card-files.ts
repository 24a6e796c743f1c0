import { createContext, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCan, useDesk } from "../board/board-desk.ts";
import { momentText } from "../locales/dates.ts";
import { notify } from "../ui/notices.ts";
import { carriedFiles, endOf } from "./carried-files.ts";
import { tellUploads } from "./tell-uploads.ts";
import type { NamedFile } from "./uploads.ts";
import { useMostBytes } from "./use-most-bytes.ts";
import { useUploads } from "./use-uploads.ts";

export interface AddedFile extends NamedFile {
  /** The attachment's. */
  readonly id: string;
}

export interface CardFiles {
  attach(files: readonly NamedFile[], onCalledOff?: (id: string) => void): readonly AddedFile[];
  /** What was dropped or pasted; says which of it are folders. */
  take(carried: DataTransfer | null): readonly NamedFile[];
}

/** For the texts of a card that is open: a picture that is pasted into one is attached to the card. Null: one may not, or there is no card. */
export const CardFilesContext = createContext<CardFiles | null>(null);

/** The ways of files to a card; null for who may not attach any. */
export function useCardFiles(cardId: string): CardFiles | null {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const uploads = useUploads();
  const mostBytes = useMostBytes();
  const canAttach = useCan("attachment.add");

  const attach = useCallback<CardFiles["attach"]>(
    (files, onCalledOff) => {
      if (files.length === 0) return [];
      tellUploads(desk, uploads);
      const ids = uploads.add({ live: desk.live, cardId, mostBytes }, files, onCalledOff);
      return files.map((file, index) => ({ ...file, id: ids[index] ?? "" }));
    },
    [uploads, desk, cardId, mostBytes],
  );

  const take = useCallback<CardFiles["take"]>(
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

  return useMemo(() => (canAttach ? { attach, take } : null), [canAttach, attach, take]);
}
