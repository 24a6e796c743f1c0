import { useState } from "react";
import { useTranslation } from "react-i18next";
import { KeptVersion } from "../prose/KeptVersion.tsx";
import { Prose } from "../prose/lazy-prose.tsx";
import { MarkdownField } from "../prose/MarkdownField.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { send, sendWithUndo } from "./actions/send.ts";
import { useBoard, useCan, useDesk } from "./board-desk.ts";

/** What a board is for: its description. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { title, description } = useBoard((state) => state.view.info);
  const canEdit = useCan("board.edit");
  const [isEditing, setEditing] = useState(canEdit && description === null);

  function save(text: string, base = description ?? "") {
    send(desk, { type: "board.edit", description: text, base });
  }

  function putBack(earlier: string) {
    sendWithUndo(desk, { type: "board.edit", description: earlier }, t("prose.keptDone"));
  }

  return (
    <Dialog title={title} width={600} onClose={onClose}>
      {isEditing ? (
        <MarkdownField
          label={t("board.about.field")}
          placeholder={t("board.about.placeholder")}
          draftKey={`board-description.${desk.live.boardId}`}
          saved={description ?? ""}
          under={2}
          onSave={save}
          onDone={() => setEditing(false)}
        />
      ) : (
        <>
          <KeptVersion cardId={null} text={description ?? ""} onPutBack={canEdit ? putBack : undefined} />
          {description ? (
            <Prose text={description} under={2} {...(canEdit && { onTick: (text: string) => save(text) })} />
          ) : (
            <p className="text-ink-soft">{t("board.about.none")}</p>
          )}
          {canEdit && (
            <Button className="mt-4" onClick={() => setEditing(true)}>
              {t("board.about.edit")}
            </Button>
          )}
        </>
      )}
    </Dialog>
  );
}
