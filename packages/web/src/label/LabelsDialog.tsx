import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useCan, useDesk } from "../board/board-desk.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { LabelChip } from "./LabelChip.tsx";
import { LabelForm } from "./LabelForm.tsx";
import { createLabel, deleteLabel, editLabel } from "./label-acts.ts";
import { nextColor } from "./next-color.ts";

const NEW = "new";

/** The labels of a board. What is deleted comes back with "Undo". */
export function LabelsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const labels = useBoard((state) => state.view.labels);
  const canEdit = useCan("label.edit");
  /** A label's id, or that of none yet. */
  const [editing, setEditing] = useState<string>();
  const { target, ask } = useReturnFocus(editing !== undefined);
  const done = () => {
    ask();
    setEditing(undefined);
  };
  return (
    <Dialog title={t("label.title")} width={440} onClose={onClose}>
      {labels.length === 0 && editing === undefined && <p className="text-ink-soft">{t("label.none")}</p>}
      <ul aria-label={t("label.title")} className="-mx-2">
        {labels.map((label) =>
          canEdit && label.id === editing ? (
            <li key={label.id} className="my-1 rounded-card border border-line p-3 sm:p-0">
              <LabelForm
                title={t("label.editTitle")}
                initial={label}
                submit={t("app.save")}
                onSave={(fields) => editLabel(desk, label.id, fields)}
                onDone={done}
              />
            </li>
          ) : (
            <li key={label.id} className="flex min-h-10 items-center gap-1 rounded-control ps-2 pe-1 hover:bg-hover">
              <span className="flex min-w-0 flex-1">
                <LabelChip label={label} />
              </span>
              {canEdit && (
                <>
                  <IconButton
                    icon={Pencil}
                    label={t("label.edit", { name: label.name })}
                    onClick={() => setEditing(label.id)}
                  />
                  <IconButton
                    icon={Trash2}
                    label={t("label.deleteOf", { name: label.name })}
                    onClick={() => {
                      deleteLabel(desk, label);
                      target.current?.focus();
                    }}
                  />
                </>
              )}
            </li>
          ),
        )}
      </ul>
      {canEdit && editing === NEW && (
        <div className="mt-2 rounded-card border border-line p-3 sm:p-0">
          <LabelForm
            title={t("label.new")}
            initial={{ name: "", color: nextColor(labels) }}
            submit={t("label.submitNew")}
            onSave={(fields) => createLabel(desk, fields)}
            onDone={done}
          />
        </div>
      )}
      {canEdit && editing !== NEW && (
        <Button ref={target} icon={Plus} className="mt-3" onClick={() => setEditing(NEW)}>
          {t("label.new")}
        </Button>
      )}
    </Dialog>
  );
}
