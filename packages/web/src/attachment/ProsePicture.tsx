import { ImageIcon, ImageOff } from "lucide-react";
import { type CSSProperties, use, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { DeskContext, useBoardIfAny } from "../board/board-desk.ts";
import { useStore } from "../ui/store.ts";
import { PictureViewer } from "./lazy-attachment.ts";
import { isPicture } from "./media.ts";
import { usePicture } from "./use-picture.ts";
import { useUploads } from "./use-uploads.ts";

interface ProsePictureProps {
  readonly attachmentId: string;
  readonly alt: string;
}

/** A picture of this board in a text. Who is no member of it sees its name. */
export function ProsePicture(props: ProsePictureProps) {
  const { t } = useTranslation();
  const hasBoard = use(DeskContext) !== null;
  if (!hasBoard) return <Word icon="there" text={t("attachment.picture.membersOnly", { name: props.alt })} />;
  return <OwnPicture {...props} />;
}

function OwnPicture({ attachmentId, alt }: ProsePictureProps) {
  const { t } = useTranslation();
  const upload = useStore(useUploads().list, (list) => list.find(({ id }) => id === attachmentId));
  const known = useBoardIfAny(({ view }) => view.attachments.get(attachmentId));
  const isDeleted = known !== undefined && known.deletedAt !== null;
  if (upload && upload.state !== "there" && !known) {
    return <Word icon="there" text={t("attachment.sending", { name: alt || upload.name })} />;
  }
  if (isDeleted) return <Gone alt={alt} />;
  const size = known && isPicture(known) ? known.file : undefined;
  return (
    <Shown
      attachmentId={attachmentId}
      alt={alt}
      // Asked for once more when it has come to be known: the text may have been there before it.
      isKnown={known !== undefined}
      cardId={known?.cardId}
      ratio={size?.width && size.height ? { width: size.width, height: size.height } : undefined}
    />
  );
}

interface ShownProps extends ProsePictureProps {
  readonly isKnown: boolean;
  readonly cardId: string | undefined;
  readonly ratio: { readonly width: number; readonly height: number } | undefined;
}

function Shown({ attachmentId, alt, isKnown, cardId, ratio }: ShownProps) {
  const { t } = useTranslation();
  const { state, again } = usePicture(attachmentId, "thumbnail");
  const [viewed, setViewed] = useState<string>();
  useEffect(() => {
    if (isKnown) again();
  }, [isKnown, again]);

  if (state.status === "missing") return <Gone alt={alt} />;
  if (state.status === "failed") {
    const text = alt ? t("attachment.picture.failed", { name: alt }) : t("attachment.picture.failedNameless");
    return (
      <button type="button" className="prose-word" onClick={again}>
        <ImageOff aria-hidden size={16} />
        <span>
          {text} <span className="underline underline-offset-2">{t("app.retry")}</span>
        </span>
      </button>
    );
  }
  const style = ratio && ({ "--ratio": ratio.width / ratio.height, "--width": `${ratio.width}px` } as CSSProperties);
  const picture =
    state.status === "ready" ? (
      <img src={state.url} alt={alt} draggable={false} />
    ) : (
      <span aria-busy className="skeleton">
        <span className="sr-only">{t("attachment.viewer.loading")}</span>
      </span>
    );
  if (cardId === undefined) {
    return (
      <span className="prose-picture" style={style}>
        {picture}
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        className="prose-picture"
        style={style}
        aria-label={alt ? t("attachment.picture.open", { name: alt }) : t("attachment.picture.openNameless")}
        onClick={() => setViewed(attachmentId)}
      >
        {picture}
      </button>
      {viewed !== undefined && (
        <PictureViewer cardId={cardId} attachmentId={viewed} onView={setViewed} onClose={() => setViewed(undefined)} />
      )}
    </>
  );
}

function Gone({ alt }: { readonly alt: string }) {
  const { t } = useTranslation();
  return (
    <Word icon="gone" text={alt ? t("attachment.picture.gone", { name: alt }) : t("attachment.picture.goneNameless")} />
  );
}

/** In the place of a picture. */
function Word({ icon, text }: { readonly icon: "there" | "gone"; readonly text: string }) {
  const Icon = icon === "gone" ? ImageOff : ImageIcon;
  return (
    <span className="prose-word">
      <Icon aria-hidden size={16} />
      <span>{text}</span>
    </span>
  );
}
