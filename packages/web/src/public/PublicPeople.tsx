import type { PublicCard } from "@syncboard/client";
import { UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../ui/Avatar.tsx";
import { peopleWords } from "./public-people.ts";

const MOST = 3;

/** Circles with the initials of those who show their name, and one for each of the others. No pictures: their addresses tell whose they are. */
export function PublicPeople({ card }: { readonly card: PublicCard }) {
  const { t } = useTranslation();
  const { people } = card;
  if (people.length === 0) return null;
  const shown = people.slice(0, MOST).map((name, place) => ({ name, key: `${place} ${name ?? ""}` }));
  const rest = people.length - shown.length;
  return (
    <span className="ms-auto flex shrink-0 items-center -space-x-1" title={peopleWords(card, t).join(", ")}>
      {shown.map(({ name, key }) =>
        name === null ? (
          <span
            key={key}
            className="inline-flex size-5 items-center justify-center rounded-full bg-panel text-ink-soft ring-2 ring-card"
          >
            <UserRound aria-hidden size={12} />
          </span>
        ) : (
          <Avatar key={key} userId={name} name={name} size={20} className="ring-2 ring-card" />
        ),
      )}
      {rest > 0 && (
        <span className="ps-2.5 text-xs text-ink-soft tabular-nums">{t("label.more", { count: rest })}</span>
      )}
    </span>
  );
}
