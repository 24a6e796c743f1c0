import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { failing } from "../app/failing.ts";
import type { AddedFile, PlaceFiles } from "../attachment/place-files.ts";
import { useUploads } from "../attachment/use-uploads.ts";
import { documentInTrash } from "../subject/in-trash.ts";
import { useSubjectHistory } from "../subject/use-subject-history.ts";
import { did } from "../undo/take-back.ts";
import { addedFiles } from "./added-files.ts";
import { useSubjectFiles } from "./use-subject-files.ts";

/** The ways of files to a subject that is shown, where adding them can be taken back. `onChange`: told when there are others. */
export function useAddedFiles(
  subject: { readonly id: string; readonly name: string },
  onChange: () => void,
): PlaceFiles {
  const { t } = useTranslation();
  const client = useClient();
  const uploads = useUploads();
  const history = useSubjectHistory();
  const [sent] = useState(() => new Set<string>());
  const onSent = useCallback(
    (id: string) => {
      sent.add(id);
      onChange();
    },
    [sent, onChange],
  );
  const { attach, take } = useSubjectFiles(subject, onSent);

  return useMemo(() => {
    const { documents } = client;
    const saidRemoved = (files: readonly AddedFile[]) => {
      const [first] = files;
      if (first && files.length === 1) return documentInTrash({ client, t }, { id: first.id, title: first.name });
      return { text: t("document.deletedMany", { count: files.length }) };
    };
    const world = {
      uploads,
      sent,
      send: attach,
      remove: (id: string) => documents.delete(id).then(onChange),
      restore: (id: string) => documents.restore(id).then(onChange),
      failed: failing(t),
      saidRemoved,
    };
    return {
      take,
      attach(files, onCalledOff) {
        const added = attach(files, onCalledOff);
        if (added.length > 0) did(history, addedFiles(added, world));
        return added;
      },
    };
  }, [attach, take, client, t, uploads, sent, onChange, history]);
}
