import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { sendWithUndo } from "../board/actions/send.ts";
import { useBoard, useBoardUi, useDesk } from "../board/board-desk.ts";
import { useColumnWidth } from "../board/use-column-width.ts";
import { LabelChip } from "../label/LabelChip.tsx";
import { PersonAvatar } from "../member/PersonAvatar.tsx";
import { personOf } from "../member/use-people.ts";
import { Picker } from "../ui/Picker.tsx";
import { type Choice, PickList } from "../ui/PickList.tsx";
import { selectedCards } from "./selection.ts";

interface SelectionPickerProps {
  readonly what: "move" | "labels" | "people";
  readonly onClose: () => void;
}

const ACT = { move: "selection.move", labels: "selection.labels", people: "selection.assign" } as const;

/** Where the selected cards go, what labels they have, or whose they are. */
export function SelectionPicker({ what, onClose }: SelectionPickerProps) {
  const desk = useDesk();
  const isEmpty = useBoardUi(({ selected }) => selected.size === 0);
  useEffect(() => {
    if (isEmpty) onClose();
  }, [isEmpty, onClose]);
  const place = {
    anchor: () => document.querySelector<HTMLElement>(`[data-selection-act="${ACT[what]}"]`),
    finalFocus: () => {
      const { active } = desk.ui.get();
      return active && desk.dom.at(active);
    },
    onClose,
  };
  if (isEmpty) return null;
  if (what === "move") return <Columns {...place} />;
  return what === "labels" ? <Labels {...place} /> : <People {...place} />;
}

type PlaceProps = Omit<Parameters<typeof Picker>[0], "title" | "children">;

/** What is ticked is so of all of them. */
function useSelected() {
  const desk = useDesk();
  useBoard((state) => state.version);
  useBoardUi(({ selected }) => selected);
  return selectedCards(desk);
}

function Columns(place: PlaceProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { isPhone } = useColumnWidth();
  const cards = useSelected();
  const columns = useBoard((state) => state.view.columns);
  const choices = columns.map(
    ({ id, title }): Choice => ({
      id,
      name: title,
      isChosen: cards.every(({ columnId }) => columnId === id),
      look: (
        <span dir="auto" className="truncate">
          {title}
        </span>
      ),
    }),
  );
  function move(columnId: string) {
    const cardIds = cards.map(({ id }) => id);
    const column = columns.find(({ id }) => id === columnId)?.title ?? "";
    place.onClose();
    const text = desk.t("board.selection.moved", { count: cardIds.length, column });
    sendWithUndo(desk, { type: "cards.move", cardIds, columnId }, text);
  }
  return (
    <Picker title={t("board.selection.moveTo")} {...place}>
      <PickList
        label={t("board.selection.moveTo")}
        placeholder={t("board.selection.findColumn")}
        choices={choices}
        onToggle={move}
        empty={t("board.selection.noColumn")}
        hasFocus={!isPhone}
        begun=""
      />
    </Picker>
  );
}

function Labels(place: PlaceProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { isPhone } = useColumnWidth();
  const cards = useSelected();
  const labels = useBoard((state) => state.view.labels);
  const has = (labelId: string) => cards.every(({ labelIds }) => labelIds.includes(labelId));
  const choices = labels.map(
    (label): Choice => ({ id: label.id, name: label.name, isChosen: has(label.id), look: <LabelChip label={label} /> }),
  );
  function toggle(labelId: string) {
    const name = labels.find(({ id }) => id === labelId)?.name ?? "";
    const cardIds = cards.map(({ id }) => id);
    const isOn = has(labelId);
    const text = desk.t(isOn ? "label.tookOff" : "label.putOn", { name });
    sendWithUndo(desk, { type: isOn ? "cards.unlabel" : "cards.label", cardIds, labelId }, text);
  }
  return (
    <Picker title={t("label.title")} {...place}>
      <PickList
        label={t("label.title")}
        placeholder={t("label.filter")}
        choices={choices}
        onToggle={toggle}
        empty={t("label.none")}
        hasFocus={!isPhone}
        begun=""
      />
    </Picker>
  );
}

function People(place: PlaceProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { me } = desk;
  const { isPhone } = useColumnWidth();
  const cards = useSelected();
  const members = useBoard((state) => state.members);
  const has = (userId: string) => cards.every(({ assigneeIds }) => assigneeIds.includes(userId));
  const people = members
    .filter(({ deactivatedAt }) => deactivatedAt === null)
    .map((member) => personOf(member, member.userId === me.id ? me : member.user))
    .toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || a.name.localeCompare(b.name));
  const choices = people.map(
    (person): Choice => ({
      id: person.id,
      name: `${person.name} ${person.username}`,
      isChosen: has(person.id),
      look: (
        <>
          <PersonAvatar person={person} size={24} />
          <bdi className="min-w-0 truncate">{person.name}</bdi>
        </>
      ),
    }),
  );
  function toggle(userId: string) {
    const name = people.find(({ id }) => id === userId)?.name ?? "";
    const cardIds = cards.map(({ id }) => id);
    const isTheirs = has(userId);
    const text = desk.t(isTheirs ? "people.unassigned" : "people.assigned", { name });
    sendWithUndo(desk, { type: isTheirs ? "cards.unassign" : "cards.assign", cardIds, userId }, text);
  }
  return (
    <Picker title={t("people.title")} {...place}>
      <PickList
        label={t("people.title")}
        placeholder={t("people.filter")}
        choices={choices}
        onToggle={toggle}
        empty={t("people.notFound")}
        hasFocus={!isPhone}
        begun=""
      />
    </Picker>
  );
}
