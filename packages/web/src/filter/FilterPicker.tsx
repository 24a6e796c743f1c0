import { useTranslation } from "react-i18next";
import { useDesk } from "../board/board-desk.ts";
import { Picker } from "../ui/Picker.tsx";
import { PickList } from "../ui/PickList.tsx";
import { choose } from "./choose.ts";
import type { ChoiceKind } from "./filter.ts";
import { useChoices } from "./use-choices.tsx";

interface FilterPickerProps {
  readonly kind: ChoiceKind;
  readonly anchor: () => HTMLElement | null;
  readonly onClose: () => void;
}

/** The labels, people or due dates that are wanted: any of those chosen. */
export function FilterPicker({ kind, anchor, onClose }: FilterPickerProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const choices = useChoices(kind);
  const title = t(`filter.kind.${kind}`);
  return (
    <Picker title={title} anchor={anchor} finalFocus={anchor} onClose={onClose}>
      <PickList
        label={title}
        placeholder={t("filter.find")}
        choices={choices}
        onToggle={(id) => choose(desk, kind, id)}
        empty={t("filter.notFound")}
        hasFocus
        begun={undefined}
      />
    </Picker>
  );
}
