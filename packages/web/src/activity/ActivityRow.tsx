import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../due/use-now.ts";
import { agoText, momentText } from "../locales/dates.ts";
import { PersonAvatar } from "../member/PersonAvatar.tsx";
import { Button } from "../ui/Button.tsx";
import type { Entry } from "./activity-days.ts";
import { Changes } from "./Changes.tsx";
import { RestoreItem } from "./RestoreItem.tsx";
import { Sentence } from "./Sentence.tsx";
import { toldOf } from "./told.ts";
import { useNames } from "./use-names.ts";

interface ActivityRowProps {
  readonly entry: Entry;
  /** The same done again and again before. */
  readonly alike: readonly Entry[];
  readonly cardId: string | undefined;
  readonly onPutBack: () => void;
}

const NONE: readonly Entry[] = [];

export function ActivityRow({ entry, alike, cardId, onPutBack }: ActivityRowProps) {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const names = useNames(entry);
  const { at, actorId } = entry.event;
  const ago = useNow((now) => agoText(at, i18n.language, now));
  return (
    <>
      <li className="flex gap-3">
        <PersonAvatar person={names.person(actorId)} size={24} className="mt-px" />
        <div className="min-w-0 flex-1">
          <p className="text-base break-words text-ink-soft">
            <Sentence told={toldOf(entry.event)} names={names} cardId={cardId} />{" "}
            <time
              dateTime={at}
              title={momentText(at, i18n.language)}
              className="text-xs whitespace-nowrap text-ink-faint"
            >
              {ago}
            </time>
          </p>
          <Changes event={entry.event} names={names} onPutBack={onPutBack} />
          {entry.event.type === "item.deleted" && <RestoreItem event={entry.event} onRestore={onPutBack} />}
          {alike.length > 0 && (
            <Button
              look="quiet"
              className="-ms-3 pointer-coarse:-ms-4 pointer-fine:h-7"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {t("activity.alike", { count: alike.length })}
            </Button>
          )}
        </div>
      </li>
      {isOpen &&
        alike.map((each) => (
          <ActivityRow key={each.id} entry={each} alike={NONE} cardId={cardId} onPutBack={onPutBack} />
        ))}
    </>
  );
}
