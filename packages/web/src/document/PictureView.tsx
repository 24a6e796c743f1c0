import type { Document } from "@syncboard/client";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { PictureStage } from "../attachment/lazy-attachment.ts";
import { usePicture } from "../attachment/use-picture.ts";
import { Button } from "../ui/Button.tsx";
import { downloadDocument } from "./document-acts.ts";

/** A picture, as large as the page lets it. The small one, which is at hand, stands there until the whole one has come. */
export function PictureView({ document: { id, title, width, height } }: { readonly document: Document }) {
  const { t } = useTranslation();
  const client = useClient();
  const [isStaged, setStaged] = useState(false);
  useEffect(() => PictureStage.preload(), []);
  const small = usePicture(id, "thumbnail", "document").state;
  const { state, again } = usePicture(id, "content", "document");
  const url = state.status === "ready" ? state.url : small.status === "ready" ? small.url : undefined;
  if (state.status === "failed" || state.status === "missing") {
    return (
      <div role="alert" className="flex flex-col items-center gap-3 py-16">
        <p className="text-ink-soft">{t("attachment.viewer.failed")}</p>
        <Button onClick={again}>{t("app.retry")}</Button>
      </div>
    );
  }
  const size = width !== null && height !== null && { width, height };
  return (
    <div aria-busy={state.status === "loading"} className="picture-view">
      {url !== undefined && (
        <button
          type="button"
          aria-label={t("attachment.picture.open", { name: title })}
          onClick={() => setStaged(true)}
        >
          <img src={url} alt={title} draggable={false} {...size} />
        </button>
      )}
      {state.status === "loading" && <span className="sr-only">{t("attachment.viewer.loading")}</span>}
      {isStaged && (
        <PictureStage
          of="document"
          pictures={[{ id, name: title, width, height }]}
          viewed={id}
          onView={() => {}}
          onDownload={() => void downloadDocument({ client, t }, { id, title })}
          onClose={() => setStaged(false)}
        />
      )}
    </div>
  );
}
