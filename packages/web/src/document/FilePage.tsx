import type { DocumentDetail } from "@syncboard/client";
import { useNavigate } from "@tanstack/react-router";
import { Download, FileX2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { sizeText } from "../attachment/media.ts";
import { useNow } from "../due/use-now.ts";
import { agoText, momentText } from "../locales/dates.ts";
import { useSubjectHistory } from "../subject/use-subject-history.ts";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { DocumentHead } from "./DocumentHead.tsx";
import { deleteDocument, downloadDocument, renameDocument } from "./document-acts.ts";
import { endingOf, previewOf } from "./document-kind.ts";
import { PdfView } from "./lazy-document.ts";
import { PictureView } from "./PictureView.tsx";
import { TextView } from "./TextView.tsx";

interface FilePageProps {
  readonly file: DocumentDetail;
  readonly onChange: (file: DocumentDetail) => void;
}

/** A file: what it is, a look at it where that is safe, and the way to have it. */
export function FilePage({ file, onChange }: FilePageProps) {
  const { id, title, bytes, updatedAt, subjectId, textState } = file;
  const { t, i18n } = useTranslation();
  const client = useClient();
  const history = useSubjectHistory();
  const navigate = useNavigate();
  const ago = useNow((now) => agoText(updatedAt, i18n.language, now));
  const size = sizeText(bytes, i18n.language);
  const kind = endingOf(title);
  const preview = previewOf(file);

  // Whatever else has become of it meanwhile is asked for anew.
  const learn = () => void client.documents.get(id).then(onChange, () => {});

  async function remove() {
    if (!(await deleteDocument({ client, t, history }, file, () => {}))) return;
    await navigate({ to: "/subjects/$subjectId", params: { subjectId } });
  }

  return (
    <>
      <DocumentHead
        document={file}
        onRename={(next) => renameDocument({ client, t, history }, file, next, learn)}
        onMoved={learn}
        onDelete={() => void remove()}
        about={
          <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
            <span title={momentText(updatedAt, i18n.language)}>
              {kind === undefined
                ? t("document.aboutFile", { size, ago })
                : t("document.aboutKind", { kind, size, ago })}
            </span>
            {textState !== "none" && <span>{t(`document.textState.${textState}`)}</span>}
          </p>
        }
      >
        <Button look="primary" icon={Download} onClick={() => void downloadDocument({ client, t }, file)}>
          {t("attachment.download")}
        </Button>
      </DocumentHead>
      <div className="mt-6">
        {preview === "picture" && <PictureView document={file} />}
        {preview === "pdf" && <PdfView document={file} />}
        {preview === "text" && <TextView document={file} />}
        {preview === "none" && (
          <div className="rounded-card border border-dashed border-line-strong">
            <Empty
              icon={FileX2}
              title={t("document.file.noPreview")}
              text={t("document.file.noPreviewText")}
              heading="h2"
            />
          </div>
        )}
      </div>
    </>
  );
}
