import type { Item } from "@syncboard/model";
import { useTranslation } from "react-i18next";
import { send } from "../board/actions/send.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { useColumnWidth } from "../board/use-column-width.ts";
import { PersonAvatar } from "../member/PersonAvatar.tsx";
import { personOf } from "../member/use-people.ts";
import { announce } from "../ui/Announcer.tsx";
import { Picker } from "../ui/Picker.tsx";
import { type Choice, PickList } from "../ui/PickList.tsx";
import { type ItemPickerProps, usePickableItem } from "./use-pickable-item.ts";

/** Whom an item is for: one of the members, myself first, or nobody. */
export function ItemPeoplePicker(props: ItemPickerProps) {
  const item = usePickableItem(props);
  return item && <Open item={item} {...props} />;
}

function Open({ item, cardId, itemId, typed: _, ...place }: ItemPickerProps & { readonly item: Item }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { me } = desk;
  const { isPhone } = useColumnWidth();
  const members = useBoard((state) => state.members);
  const people = members
    .filter(({ userId, deactivatedAt }) => deactivatedAt === null || userId === item.assigneeId)
    .map((member) => personOf(member, member.userId === me.id ? me : member.user))
    .toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || a.name.localeCompare(b.name));

  const choices = people.map(
    (person): Choice => ({
      id: person.id,
      name: `${person.name} ${person.username}`,
      isChosen: person.id === item.assigneeId,
      look: (
        <>
          <PersonAvatar person={person} size={24} />
          <span className="min-w-0 truncate">
            <bdi>{person.name}</bdi>
            {person.id === me.id && <span className="text-ink-faint"> ({t("member.share.you")})</span>}
          </span>
        </>
      ),
    }),
  );

  function choose(userId: string) {
    const name = people.find(({ id }) => id === userId)?.name ?? "";
    const isTheirs = userId === item.assigneeId;
    send(desk, { type: "item.edit", cardId, itemId, assigneeId: isTheirs ? null : userId });
    announce(t(isTheirs ? "checklist.item.unassigned" : "checklist.item.assigned", { name }));
    place.onClose();
  }

  return (
    <Picker title={t("checklist.item.assignee")} {...place}>
      <PickList
        label={t("checklist.item.assignee")}
        placeholder={t("people.filter")}
        choices={choices}
        onToggle={choose}
        empty={t("people.notFound")}
        hasFocus={!isPhone}
        begun={undefined}
      />
    </Picker>
  );
}
