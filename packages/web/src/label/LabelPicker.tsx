import { Palette, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { useColumnWidth } from "../board/use-column-width.ts";
import { usePickable } from "../card/use-pickable.ts";
import { IconButton } from "../ui/Button.tsx";
import { plain } from "../ui/matching.ts";
import { type CardPickerProps, Picker } from "../ui/Picker.tsx";
import { type Choice, PickList } from "../ui/PickList.tsx";
import { LabelChip } from "./LabelChip.tsx";
import { LabelForm } from "./LabelForm.tsx";
import { createLabel, deleteLabel, editLabel, type LabelFields, toggleLabel } from "./label-acts.ts";
import { nextColor } from "./next-color.ts";
import { labelsShown } from "./use-labels.ts";

type Editing = { readonly labelId: string } | { readonly create: LabelFields };

/** The labels of a card: put on, taken off, made, edited and deleted. */
export function LabelPicker({ cardId, typed, ...place }: CardPickerProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { isPhone } = useColumnWidth();
  const card = usePickable(cardId, place.onClose);
  const labels = useBoard((state) => state.view.labels);
  const [editing, setEditing] = useState<Editing>();
  // What was typed before the list was there is for its first time: back from a form it shows all.
  const [isBack, setBack] = useState(false);
  if (!card) return null;

  const on = new Set(labelsShown(desk.live.getState().view, card).map(({ id }) => id));
  const choices = labels.map(
    (label): Choice => ({
      id: label.id,
      name: label.name,
      isChosen: on.has(label.id),
      look: <LabelChip label={label} />,
      trailing: (tabIndex) => (
        <IconButton
          icon={Pencil}
          label={t("label.edit", { name: label.name })}
          tabIndex={tabIndex}
          onClick={() => setEditing({ labelId: label.id })}
        />
      ),
    }),
  );

  function creating(name: string): Choice | undefined {
    if (labels.some((label) => plain(label.name) === plain(name))) return undefined;
    const fields = { name, color: nextColor(labels) };
    return {
      id: "new",
      name,
      isChosen: false,
      look: (
        <>
          <Plus aria-hidden size={16} className="shrink-0 text-ink-faint" />
          <span className="truncate">{t("label.create", { name })}</span>
        </>
      ),
      trailing: (tabIndex) => (
        <IconButton
          icon={Palette}
          label={t("label.createWith", { name })}
          tabIndex={tabIndex}
          onClick={() => setEditing({ create: fields })}
        />
      ),
    };
  }

  const edited = editing && "labelId" in editing ? labels.find(({ id }) => id === editing.labelId) : undefined;
  const done = () => {
    setBack(true);
    setEditing(undefined);
  };
  return (
    <Picker title={t("label.title")} {...place}>
      {editing && "create" in editing ? (
        <LabelForm
          title={t("label.new")}
          initial={editing.create}
          submit={t("label.submitNew")}
          onSave={(fields) => createLabel(desk, fields, cardId)}
          onDone={done}
        />
      ) : edited ? (
        <LabelForm
          title={t("label.editTitle")}
          initial={edited}
          submit={t("app.save")}
          onSave={(fields) => editLabel(desk, edited.id, fields)}
          onDelete={() => deleteLabel(desk, edited)}
          onDone={done}
        />
      ) : (
        <PickList
          label={t("label.title")}
          placeholder={t("label.filter")}
          choices={choices}
          onToggle={(id) => {
            const label = labels.find((each) => each.id === id);
            if (label) toggleLabel(desk, cardId, label);
          }}
          extra={creating}
          onExtra={(name) => createLabel(desk, { name, color: nextColor(labels) }, cardId)}
          empty={
            <>
              {t("label.none")}
              <br />
              {t("label.noneHint")}
            </>
          }
          hasFocus={!isPhone}
          begun={isBack ? "" : typed}
        />
      )}
    </Picker>
  );
}
