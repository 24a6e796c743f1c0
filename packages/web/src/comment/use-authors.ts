import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { type Person, personOf } from "../member/use-people.ts";

/** Who said something, those who have left since included. */
export function useAuthors(): (userId: string) => Person {
  const { t } = useTranslation();
  const { live, me } = useDesk();
  const profiles = useBoard((state) => state.profiles);
  // Stands for the view, which stays the same object: another list whenever a member is another.
  const members = useBoard((state) => state.members);
  return useCallback(
    (userId) => {
      const member = members && live.getState().view.members.get(userId);
      const profile = userId === me.id ? me : profiles.get(userId);
      if (member) return personOf(member, profile);
      const { name = t("activity.some.person"), username = "", avatarUrl: url = null } = profile ?? {};
      return { id: userId, name, username, url, isActive: true };
    },
    [live, me, profiles, members, t],
  );
}
