import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { type PlaceFiles, useTake } from "../attachment/place-files.ts";
import { useMostBytes } from "../attachment/use-most-bytes.ts";
import { useUploads } from "../attachment/use-uploads.ts";
import { subjectPlace } from "./subject-place.ts";
import { tellSubjectUploads } from "./tell-subject-uploads.ts";

/** The ways of files to a subject. */
export function useSubjectFiles(
  subject: { readonly id: string; readonly name: string },
  onSent: (id: string) => void,
): PlaceFiles {
  const { t } = useTranslation();
  const client = useClient();
  const uploads = useUploads();
  const mostBytes = useMostBytes();
  const take = useTake();
  const { id: subjectId, name } = subject;

  const attach = useCallback<PlaceFiles["attach"]>(
    (files, onCalledOff) => {
      if (files.length === 0) return [];
      tellSubjectUploads({ subjectId, name, t }, uploads);
      const ids = uploads.add(subjectPlace(client, { subjectId, mostBytes, onSent }), files, onCalledOff);
      return files.map((file, index) => ({ ...file, id: ids[index] ?? "" }));
    },
    [client, uploads, subjectId, name, t, mostBytes, onSent],
  );

  return useMemo(() => ({ attach, take }), [attach, take]);
}
