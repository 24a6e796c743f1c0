import { assigneesOf, type Card, type Member, type Profile } from "@syncboard/model";
import { useMemo } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";

/** A member as a name and a picture. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly url: string | null;
  readonly isActive: boolean;
}

const NONE: readonly Person[] = [];

export function personOf(member: Member, profile: Profile | undefined): Person {
  const isActive = member.deactivatedAt === null;
  const { name = "?", username = "", avatarUrl = null } = profile ?? {};
  return { id: member.userId, name, username, url: isActive ? avatarUrl : null, isActive };
}

/** Those whom a card is for, myself first. */
export function usePeople(card: Card): readonly Person[] {
  const { live, me } = useDesk();
  const profiles = useBoard((state) => state.profiles);
  // Stands for the view, which stays the same object: another list whenever a member is another.
  const members = useBoard((state) => state.members);
  return useMemo(() => {
    if (card.assigneeIds.length === 0 || !members) return NONE;
    const { view } = live.getState();
    const people = assigneesOf(view, card).flatMap((id) => {
      const member = view.members.get(id);
      return member ? [personOf(member, id === me.id ? me : profiles.get(id))] : [];
    });
    return people.toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id));
  }, [live, me, profiles, members, card]);
}
