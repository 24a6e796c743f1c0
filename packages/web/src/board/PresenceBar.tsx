import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { personColor } from "../look/person-color.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { useBoard, useDesk } from "./board-desk.ts";

const SHOWN = 4;

/** The others who are on the board right now, each once however many windows they have. */
export function PresenceBar() {
  const { t } = useTranslation();
  const { me } = useDesk();
  const here = useBoard((state) => state.here);
  const profiles = useBoard((state) => state.profiles);
  const people = useMemo(() => {
    const ids = new Set(here.map(({ userId }) => userId));
    ids.delete(me.id);
    return [...ids].map((id) => ({ id, name: profiles.get(id)?.name ?? "?", url: profiles.get(id)?.avatarUrl }));
  }, [here, profiles, me.id]);
  if (people.length === 0) return null;
  const more = people.slice(SHOWN);
  return (
    <ul aria-label={t("board.here")} className="flex items-center -space-x-1.5 px-1">
      {people.slice(0, SHOWN).map(({ id, name, url }, index) => (
        <li key={id} title={name} className={`flex ${index > 1 ? "max-sm:hidden" : ""}`}>
          <Avatar userId={id} name={name} url={url} size={28} className="ring-2 ring-canvas" />
          <span className="sr-only">{name}</span>
        </li>
      ))}
      {more.length > 0 && (
        <li
          title={more.map(({ name }) => name).join(", ")}
          className="inline-flex size-7 items-center justify-center rounded-full text-xs font-semibold text-white ring-2 ring-canvas max-sm:hidden"
          style={{ background: personColor("") }}
        >
          <span aria-hidden>+{more.length}</span>
          <span className="sr-only">{more.map(({ name }) => name).join(", ")}</span>
        </li>
      )}
    </ul>
  );
}
