import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useBoard } from "../board/board-desk.ts";
import { UploadRow } from "./UploadRow.tsx";
import { useUploadList } from "./use-uploads.ts";

interface TextUploadsProps {
  readonly ids: readonly string[];
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The pictures of a text that are on their way. */
export function TextUploads({ ids, field }: TextUploadsProps) {
  const { t } = useTranslation();
  const isOnline = useBoard(({ line }) => line === "online");
  const shown = useUploadList().filter(({ id }) => ids.includes(id));
  if (shown.length === 0) return null;
  return (
    <ul aria-label={t("attachment.uploads")} className="mt-1 flex flex-col gap-1">
      {shown.map((upload) => (
        <UploadRow
          key={upload.id}
          upload={upload}
          to="card"
          isOnline={isOnline}
          onGone={() => field.current?.focus()}
        />
      ))}
    </ul>
  );
}
