import { useTranslation } from "react-i18next";
import { send } from "../board/actions/send.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { useColumnWidth } from "../board/use-column-width.ts";
import { usePickable } from "../card/use-pickable.ts";
import { announce } from "../ui/Announcer.tsx";
import { type CardPickerProps, Picker } from "../ui/Picker.tsx";
import { type Choice, PickList } from "../ui/PickList.tsx";
import { PersonAvatar } from "./PersonAvatar.tsx";
import { personOf, usePeople } from "./use-people.ts";

/** Whom a card is for. I stand first; who has left only where they have the card. */
export function PeoplePicker({ cardId, ...place }: CardPickerProps) {
  const card = usePickable(cardId, place.onClose);
  return card && <Open card={card} {...place} />;
}

type OpenProps = Omit<CardPickerProps, "cardId"> & { readonly card: Parameters<typeof usePeople>[0] };

function Open({ card, typed, ...place }: OpenProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { me } = desk;
  const { isPhone } = useColumnWidth();
  const members = useBoard((state) => state.members);
  const assigned = new Set(usePeople(card).map(({ id }) => id));

  const people = members
    .filter(({ userId, deactivatedAt }) => deactivatedAt === null || assigned.has(userId))
    .map((member) => personOf(member, member.userId === me.id ? me : member.user))
    .toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || a.name.localeCompare(b.name));

  const choices = people.map(
    (person): Choice => ({
      id: person.id,
      name: `${person.name} ${person.username}`,
      isChosen: assigned.has(person.id),
      look: (
        <>
          <PersonAvatar person={person} size={24} />
          <span className="min-w-0 truncate">
            <bdi>{person.name}</bdi>
            {person.id === me.id && <span className="text-ink-faint"> ({t("member.share.you")})</span>}
            {!person.isActive && <span className="text-ink-faint"> · {t("member.share.deactivated")}</span>}
          </span>
        </>
      ),
    }),
  );

  function toggle(userId: string) {
    const name = people.find(({ id }) => id === userId)?.name ?? "";
    const isTheirs = desk.live.getState().view.liveCard(card.id)?.assigneeIds.includes(userId) === true;
    send(desk, { type: isTheirs ? "card.unassign" : "card.assign", cardId: card.id, userId });
    announce(t(isTheirs ? "people.unassigned" : "people.assigned", { name }));
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
        begun={typed}
      />
    </Picker>
  );
}
