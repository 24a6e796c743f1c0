import { ImageIcon, ImageOff, Paperclip } from "lucide-react";
import { type ReactNode, use } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { usePicture } from "../attachment/use-picture.ts";
import { useUploads } from "../attachment/use-uploads.ts";
import { MeContext } from "../session/use-session.ts";
import { useStore } from "../ui/store.ts";
import { downloadDocument } from "./document-acts.ts";

interface ProseDocumentProps {
  readonly documentId: string;
  /** The link's words as plain text. */
  readonly words: string;
  readonly children?: ReactNode;
}

/** A document of one's own that a text names: a download. */
export function ProseDocument({ documentId, words, children }: ProseDocumentProps) {
  const { t } = useTranslation();
  const client = useClient();
  const isSignedIn = use(MeContext) !== null;
  if (!isSignedIn) return <span>{children}</span>;
  return (
    <button
      type="button"
      className="prose-file"
      onClick={() => void downloadDocument({ client, t }, { id: documentId, title: words })}
    >
      <Paperclip aria-hidden size={14} />
      {children}
    </button>
  );
}

interface ProseDocumentPictureProps {
  readonly documentId: string;
  readonly alt: string;
}

/** A picture among one's documents, in a text. Nobody else sees it. */
export function ProseDocumentPicture(props: ProseDocumentPictureProps) {
  const isSignedIn = use(MeContext) !== null;
  return isSignedIn ? <OwnPicture {...props} /> : <Word icon="there" text={props.alt} />;
}

function OwnPicture({ documentId, alt }: ProseDocumentPictureProps) {
  const { t } = useTranslation();
  const upload = useStore(useUploads().list, (list) => list.find(({ id }) => id === documentId));
  if (upload && upload.state !== "there") {
    return <Word icon="there" text={t("attachment.sending", { name: alt || upload.name })} />;
  }
  // It is asked for when it is there, and not before.
  return <Shown key={String(upload === undefined)} documentId={documentId} alt={alt} />;
}

function Shown({ documentId, alt }: ProseDocumentPictureProps) {
  const { t } = useTranslation();
  const { state, again } = usePicture(documentId, "thumbnail", "document");
  if (state.status === "missing") {
    const text = alt ? t("attachment.picture.gone", { name: alt }) : t("attachment.picture.goneNameless");
    return <Word icon="gone" text={text} />;
  }
  if (state.status === "failed") {
    return (
      <button type="button" className="prose-word" onClick={again}>
        <ImageOff aria-hidden size={16} />
        <span>
          {alt ? t("attachment.picture.failed", { name: alt }) : t("attachment.picture.failedNameless")}{" "}
          <span className="underline underline-offset-2">{t("app.retry")}</span>
        </span>
      </button>
    );
  }
  return (
    <span className="prose-picture">
      {state.status === "ready" ? (
        <img src={state.url} alt={alt} draggable={false} />
      ) : (
        <span aria-busy className="skeleton">
          <span className="sr-only">{t("attachment.viewer.loading")}</span>
        </span>
      )}
    </span>
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
