import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { LabelChip } from "../label/LabelChip.tsx";
import { PersonAvatar } from "../member/PersonAvatar.tsx";
import { personOf } from "../member/use-people.ts";
import { type ChoiceKind, DUE_CHOICES, ME, NONE } from "./filter.ts";
import { useShown } from "./use-shown.ts";

export interface FilterChoice {
  readonly id: string;
  /** What it is found by. */
  readonly name: string;
  readonly isChosen: boolean;
  readonly look: ReactNode;
}

const words = (name: string) => <span className="truncate">{name}</span>;

/** What can be asked for of each kind. */
export function useChoices(kind: ChoiceKind): readonly FilterChoice[] {
  const { t } = useTranslation();
  const { me } = useDesk();
  const labels = useBoard((state) => state.view.labels);
  const members = useBoard((state) => state.members);
  const chosen: readonly string[] = useShown((shown) => shown.known[kind]);
  const as = (id: string, name: string, look = words(name)) => ({ id, name, look, isChosen: chosen.includes(id) });

  switch (kind) {
    case "labels":
      return [
        ...labels.map((label) => as(label.id, label.name, <LabelChip label={label} />)),
        as(NONE, t("filter.noLabel")),
      ];
    case "people": {
      const others = members
        .filter(({ userId }) => userId !== me.id)
        .map((member) => personOf(member, member.user))
        .toSorted((a, b) => a.name.localeCompare(b.name));
      const mine = members.find(({ userId }) => userId === me.id);
      const look = (person: ReturnType<typeof personOf>, name: string) => (
        <>
          <PersonAvatar person={person} size={24} />
          <bdi className="min-w-0 truncate">{name}</bdi>
        </>
      );
      return [
        ...(mine ? [as(ME, `${t("filter.me")} ${me.name}`, look(personOf(mine, me), t("filter.me")))] : []),
        ...others.map((person) => as(person.id, `${person.name} ${person.username}`, look(person, person.name))),
        as(NONE, t("filter.nobody")),
      ];
    }
    case "due":
      return DUE_CHOICES.map((choice) => as(choice, t(`filter.due.${choice}`)));
  }
}
