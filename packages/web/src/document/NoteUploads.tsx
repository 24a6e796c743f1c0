import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { UploadRow } from "../attachment/UploadRow.tsx";
import { useUploadList } from "../attachment/use-uploads.ts";

interface NoteUploadsProps {
  readonly ids: readonly string[];
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The files of a note that are on their way. */
export function NoteUploads({ ids, field }: NoteUploadsProps) {
  const { t } = useTranslation();
  const shown = useUploadList().filter(({ id, state }) => ids.includes(id) && state !== "there");
  if (shown.length === 0) return null;
  return (
    <ul aria-label={t("attachment.uploads")} className="mt-1 flex flex-col gap-1">
      {shown.map((upload) => (
        <UploadRow
          key={upload.id}
          upload={upload}
          to="subject"
          isOnline={false}
          onGone={() => field.current?.focus()}
        />
      ))}
    </ul>
  );
}
