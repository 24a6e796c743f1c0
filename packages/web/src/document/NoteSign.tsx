import { CircleAlert, CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { NoteState } from "./note-keeper.ts";

/** The honest sign: it says "Saved" only when the server has answered for all of it. */
export function NoteSign({ status }: Pick<NoteState, "status">) {
  const { t } = useTranslation();
  const look = "inline-flex h-7 items-center gap-1.5 rounded-full px-2 text-xs whitespace-nowrap";
  return (
    // Silent: what matters of it is said by `useNoteWords`.
    <div role="status" aria-live="off" aria-label={t("document.note.state")} className="shrink-0">
      {status === "refused" && (
        <span className={`${look} bg-danger-soft font-medium text-danger-text`}>
          <CircleAlert aria-hidden size={14} />
          {t("document.note.sign.refused")}
        </span>
      )}
      {status === "kept" && (
        <span className={`${look} bg-warn-soft font-medium text-warn-text`}>
          <CloudOff aria-hidden size={14} />
          {t("document.note.sign.kept")}
        </span>
      )}
      {(status === "saving" || status === "saved") && (
        <span className={`${look} text-ink-faint`}>
          <span
            aria-hidden
            className={`size-1.5 rounded-full transition-colors ${status === "saved" ? "bg-good-text" : "bg-ink-faint"}`}
          />
          {t(`document.note.sign.${status}`)}
        </span>
      )}
    </div>
  );
}
