import type { Document, Subject } from "@syncboard/client";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { failing } from "../app/failing.ts";
import { faultText } from "../app/fault.ts";
import { useColumnWidth } from "../board/use-column-width.ts";
import { allSubjects } from "../subject/all-subjects.ts";
import { useSubjectHistory } from "../subject/use-subject-history.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { notify } from "../ui/notices.ts";
import { type Choice, PickList } from "../ui/PickList.tsx";
import { askedAct } from "../undo/asked-act.ts";
import { did } from "../undo/take-back.ts";

interface MoveDocumentDialogProps {
  readonly document: Document;
  readonly onMoved: () => void;
  readonly onClose: () => void;
}

/** To which other subject a document goes. */
export function MoveDocumentDialog({ document: moved, onMoved, onClose }: MoveDocumentDialogProps) {
  const { t } = useTranslation();
  const { subjects, documents } = useClient();
  const history = useSubjectHistory();
  const { isPhone } = useColumnWidth();
  const [found, setFound] = useState<readonly Subject[]>();

  useEffect(() => {
    let isWanted = true;
    allSubjects(subjects).then(
      (all) => isWanted && setFound(all),
      (error: unknown) => {
        if (!isWanted) return;
        notify(faultText(error, t), { tone: "problem" });
        setFound([]);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [subjects, t]);

  async function move(subjectId: string, name: string) {
    onClose();
    try {
      await documents.change(moved.id, { subjectId });
      onMoved();
      const to = (id: string) => documents.change(moved.id, { subjectId: id }).then(onMoved);
      const act = askedAct({ again: () => to(subjectId), back: () => to(moved.subjectId), failed: failing(t) });
      did(history, act, { text: t("document.move.done", { title: moved.title, name }) });
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  const choices = (found ?? [])
    .filter(({ id }) => id !== moved.subjectId)
    .map(
      ({ id, name, color }): Choice => ({
        id,
        name,
        isChosen: false,
        look: (
          <>
            <span aria-hidden className="subject-dot" data-color={color ?? undefined} />
            <bdi className="min-w-0 truncate">{name}</bdi>
          </>
        ),
      }),
    );

  return (
    <Dialog title={t("document.move.title")} width={400} onClose={onClose}>
      <div className="-mx-2 rounded-card border border-line">
        <PickList
          label={t("subject.title")}
          placeholder={t("document.move.find")}
          choices={choices}
          onToggle={(id) => void move(id, choices.find((choice) => choice.id === id)?.name ?? "")}
          empty={t(found === undefined ? "app.loading" : "document.move.none")}
          hasFocus={!isPhone}
          begun={undefined}
        />
      </div>
    </Dialog>
  );
}
