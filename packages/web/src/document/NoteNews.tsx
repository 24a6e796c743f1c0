import { CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { Problem } from "../ui/Problem.tsx";
import type { NoteKeeper, NoteState } from "./note-keeper.ts";

interface NoteNewsProps {
  readonly keeper: NoteKeeper;
  readonly state: NoteState;
  readonly onVersions: () => void;
}

/** What one must know of a note while one writes: that it is gone, was not accepted, or was changed elsewhere in the same lines. */
export function NoteNews({ keeper, state, onVersions }: NoteNewsProps) {
  const { t } = useTranslation();
  const { documents } = useClient();
  const { status, error, isGone, collidedWith, text } = state;

  async function restore() {
    try {
      await documents.restore(keeper.documentId);
      await keeper.load();
      await keeper.flush();
    } catch (failure) {
      notify(faultText(failure, t), { tone: "problem" });
    }
  }

  async function copy() {
    await navigator.clipboard.writeText(text);
    notify(t("app.copied"));
  }

  if (status === "failed") {
    return (
      <Problem
        icon={CloudOff}
        title={t("document.failedOne")}
        text={faultText(error, t)}
        heading="h2"
        onRetry={() => void keeper.load()}
      />
    );
  }
  return (
    <>
      {isGone && (
        <div role="alert" className="note-news bg-warn-soft text-warn-text">
          <p className="me-auto">{t("document.note.gone")}</p>
          {/* Plain http has no clipboard. */}
          {navigator.clipboard && <Button onClick={() => void copy()}>{t("document.note.copy")}</Button>}
          <Button onClick={() => void restore()}>{t("board.trash.restore")}</Button>
        </div>
      )}
      {status === "refused" && !isGone && (
        <div role="alert" className="note-news bg-danger-soft text-danger-text">
          <p className="me-auto">
            {faultText(error, t)} {t("document.note.keptHere")}
          </p>
          {navigator.clipboard && <Button onClick={() => void copy()}>{t("document.note.copy")}</Button>}
        </div>
      )}
      {collidedWith !== undefined && (
        <div role="alert" className="note-news bg-warn-soft text-warn-text">
          <p className="me-auto">{t("document.note.collided")}</p>
          <Button onClick={onVersions}>{t("document.versions.open")}</Button>
          <Button look="quiet" className="text-warn-text!" onClick={() => keeper.dismissCollision()}>
            {t("app.dismiss")}
          </Button>
        </div>
      )}
    </>
  );
}
