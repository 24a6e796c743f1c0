import { CircleAlert, RotateCw, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { announce } from "../ui/Announcer.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { sizeText } from "./media.ts";
import { mayRetry, type UploadTarget, uploadFault } from "./upload-fault.ts";
import type { Upload } from "./uploads.ts";
import { useMostBytes } from "./use-most-bytes.ts";
import { useUploads } from "./use-uploads.ts";

interface UploadRowProps {
  readonly upload: Upload;
  /** What it goes to, which says why it was not taken. */
  readonly to: UploadTarget;
  readonly isOnline: boolean;
  /** Before the button goes that had the focus. */
  readonly onGone: () => void;
}

/** A file on its way: how much of it has gone, or why it was not taken. */
export function UploadRow({ upload, to, isOnline, onGone }: UploadRowProps) {
  const { id, name, bytes, state, share, isCut, error } = upload;
  const { t, i18n } = useTranslation();
  const uploads = useUploads();
  const mostBytes = useMostBytes();
  const hasFailed = state === "failed";
  const size = sizeText(bytes, i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" }).format(share);

  function progressText() {
    if (state === "queued") return t("attachment.queued");
    if (isCut) return t("attachment.again");
    return share === 1 ? t("attachment.storing") : t("attachment.progress", { percent, size });
  }

  function callOff() {
    onGone();
    uploads.callOff(id);
    if (!hasFailed) announce(t("attachment.cancelled", { name }));
  }

  function retry() {
    onGone();
    uploads.retry(id);
  }

  return (
    <li className="upload-row" data-failed={hasFailed || undefined}>
      {hasFailed && <CircleAlert aria-hidden size={18} className="mt-0.5 shrink-0 self-start text-danger-text" />}
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium" title={name}>
          <bdi>{name}</bdi>
        </p>
        {hasFailed ? (
          <>
            <p role="alert" className="text-sm text-danger-text">
              {uploadFault(error, { t, locale: i18n.language, to, mostBytes, isOnline })}
            </p>
            {mayRetry(error) && (
              <Button icon={RotateCw} aria-label={t("attachment.retryOf", { name })} className="mt-1.5" onClick={retry}>
                {t("app.retry")}
              </Button>
            )}
          </>
        ) : (
          <div className="mt-1 flex items-center gap-3">
            <progress
              aria-label={t("attachment.sending", { name })}
              value={state === "queued" ? 0 : share}
              className="upload-bar min-w-0 flex-1"
            />
            <span className="shrink-0 text-xs text-ink-soft tabular-nums">{progressText()}</span>
          </div>
        )}
      </div>
      {state !== "there" && (
        <IconButton
          icon={X}
          label={t(hasFailed ? "attachment.dismissOf" : "attachment.cancel", { name })}
          onClick={callOff}
        />
      )}
    </li>
  );
}
