import type { Attachment } from "@syncboard/model";
import { Link2 } from "lucide-react";
import { isPicture, signOf } from "./media.ts";
import type { PictureOf } from "./pictures.ts";
import { usePicture } from "./use-picture.ts";

/** What an attachment looks like, small: of a picture the picture, of anything else a sign. Its name is said beside it. */
export function Thumbnail({ attachment }: { readonly attachment: Attachment }) {
  if (isPicture(attachment)) return <PictureThumbnail attachmentId={attachment.id} />;
  const Sign = attachment.file ? signOf(attachment.file.mediaType) : Link2;
  return (
    <span className="thumbnail">
      <Sign aria-hidden size={22} strokeWidth={1.6} />
    </span>
  );
}

interface PictureThumbnailProps {
  readonly attachmentId: string;
  readonly of?: PictureOf;
}

export function PictureThumbnail({ attachmentId, of = "attachment" }: PictureThumbnailProps) {
  const { state } = usePicture(attachmentId, "thumbnail", of);
  const Sign = signOf("image/");
  return (
    <span className="thumbnail" data-loading={state.status === "loading" || undefined}>
      {state.status === "ready" ? (
        <img src={state.url} alt="" draggable={false} />
      ) : (
        state.status !== "loading" && <Sign aria-hidden size={22} strokeWidth={1.6} />
      )}
    </span>
  );
}
