import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { Avatar } from "../ui/Avatar.tsx";

/** Who else has this card open right now. */
export function CardLookers({ cardId }: { readonly cardId: string }) {
  const { t, i18n } = useTranslation();
  const { me } = useDesk();
  // A string, because it compares by content.
  const looking = useBoard(({ here }) => {
    const ids = here.filter((one) => one.cardId === cardId && one.userId !== me.id).map(({ userId }) => userId);
    return [...new Set(ids)].sort().join(" ");
  });
  const profiles = useBoard((state) => state.profiles);
  const people = useMemo(
    () =>
      looking
        .split(" ")
        .filter(Boolean)
        .map((id) => ({ id, name: profiles.get(id)?.name ?? "?", url: profiles.get(id)?.avatarUrl })),
    [looking, profiles],
  );
  if (people.length === 0) return null;
  const names = new Intl.ListFormat(i18n.language).format(people.map(({ name }) => name));
  return (
    <span title={t("card.lookedAtBy", { names })}>
      <span className="flex -space-x-1.5">
        {people.slice(0, 3).map(({ id, name, url }) => (
          <Avatar key={id} userId={id} name={name} url={url} size={20} className="ring-2 ring-card" />
        ))}
      </span>
      <span className="sr-only">{t("card.lookedAtBy", { names })}</span>
    </span>
  );
}
