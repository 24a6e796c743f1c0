import { useTranslation } from "react-i18next";
import { Picker } from "../ui/Picker.tsx";
import { PickList } from "../ui/PickList.tsx";
import { PriorityMark } from "./PriorityMark.tsx";
import { PRIORITIES } from "./task-filter.ts";
import { useSetTaskFilter, useTaskFilter } from "./use-task-filter.ts";

interface PriorityFilterPickerProps {
  readonly anchor: () => HTMLElement | null;
  readonly onClose: () => void;
}

/** How urgent what is looked for may be: any of those chosen. */
export function PriorityFilterPicker({ anchor, onClose }: PriorityFilterPickerProps) {
  const { t } = useTranslation();
  const filter = useTaskFilter();
  const set = useSetTaskFilter();
  const { priorities } = filter;
  const choices = PRIORITIES.map((priority) => {
    const name = t(`tasks.priority.${priority}`);
    const look = (
      <>
        <PriorityMark priority={priority} />
        {priority === 0 && name}
      </>
    );
    return { id: String(priority), name, isChosen: priorities.includes(priority), look };
  });
  return (
    <Picker title={t("tasks.priority.title")} width={240} anchor={anchor} finalFocus={anchor} onClose={onClose}>
      <PickList
        label={t("tasks.priority.title")}
        placeholder={t("filter.find")}
        choices={choices}
        onToggle={(id) => {
          const chosen = PRIORITIES.filter((each) => priorities.includes(each) !== (String(each) === id));
          set({ ...filter, priorities: chosen });
        }}
        empty={t("filter.notFound")}
        hasFocus
        begun={undefined}
      />
    </Picker>
  );
}
