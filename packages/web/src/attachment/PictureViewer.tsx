import { useEffect, useEffectEvent } from "react";
import { useDesk } from "../board/board-desk.ts";
import { download } from "./attachment-acts.ts";
import { isPicture } from "./media.ts";
import { PictureStage } from "./PictureStage.tsx";
import { useAttachments } from "./use-attachments.ts";

interface PictureViewerProps {
  readonly cardId: string;
  readonly attachmentId: string;
  readonly onView: (attachmentId: string) => void;
  readonly onClose: () => void;
}

/** The pictures of a card. */
export function PictureViewer({ cardId, attachmentId, onView, onClose }: PictureViewerProps) {
  const desk = useDesk();
  const { attachments } = useAttachments(cardId);
  const pictures = attachments?.filter(isPicture) ?? [];
  const find = (wanted: string) => pictures.find(({ id }) => id === wanted);

  // Somebody has deleted it.
  const isGone = attachments !== undefined && find(attachmentId) === undefined;
  const leave = useEffectEvent(onClose);
  useEffect(() => {
    if (isGone) leave();
  }, [isGone]);

  return (
    <PictureStage
      of="attachment"
      pictures={pictures.map(({ id, name, file: { width, height } }) => ({ id, name, width, height }))}
      viewed={attachmentId}
      onView={onView}
      onDownload={(id) => {
        const picture = find(id);
        if (picture) void download(desk, picture);
      }}
      onClose={onClose}
    />
  );
}
