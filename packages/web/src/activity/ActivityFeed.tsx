import type { Kind } from "@syncboard/model";
import { History } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../due/use-now.ts";
import { Empty } from "../ui/Empty.tsx";
import { PagedList } from "../ui/PagedList.tsx";
import { ActivityFilters } from "./ActivityFilters.tsx";
import { ActivityRow } from "./ActivityRow.tsx";
import { type Day, dayName, daysOf } from "./activity-days.ts";
import { useActivity } from "./use-activity.ts";

interface ActivityFeedProps {
  /** Of this card alone. */
  readonly cardId?: string;
}

/** What happened, by days, the last first. */
export function ActivityFeed({ cardId }: ActivityFeedProps) {
  const { t } = useTranslation();
  const [actor, setActor] = useState<string>();
  const [kind, setKind] = useState<Kind>();
  const { items, ...pages } = useActivity({ card: cardId, actor, kind });
  const list = useRef<HTMLDivElement>(null);
  const isCard = cardId !== undefined;
  const isEmpty = items?.length === 0 && pages.error === undefined;
  const isFiltered = actor !== undefined || kind !== undefined;
  const focusList = () => list.current?.focus({ preventScroll: true });
  return (
    <>
      <ActivityFilters
        entries={items}
        actor={actor}
        onActor={setActor}
        kind={kind}
        {...(!isCard && { onKind: setKind })}
      />
      <div ref={list} tabIndex={-1} className="mt-4 outline-none">
        {isEmpty ? (
          <Empty
            icon={History}
            title={isFiltered ? t("activity.noneSuch") : t("activity.none")}
            text={isFiltered ? t("activity.noneSuchText") : t("activity.noneText")}
            heading={isCard ? "h4" : "h3"}
          />
        ) : (
          <PagedList
            label={t("activity.title")}
            {...pages}
            items={items && daysOf(items, !isCard)}
            row={(day) => <OneDay key={day.id} day={day} cardId={cardId} onPutBack={focusList} />}
          />
        )}
      </div>
    </>
  );
}

interface OneDayProps {
  readonly day: Day;
  readonly cardId: string | undefined;
  readonly onPutBack: () => void;
}

function OneDay({ day, cardId, onPutBack }: OneDayProps) {
  const { i18n } = useTranslation();
  const name = useNow((now) => dayName(day.at, i18n.language, now));
  const Heading = cardId === undefined ? "h3" : "h4";
  const id = `activity-${day.id}`;
  return (
    <li className="py-3 first:pt-0">
      <Heading id={id} className="mb-2 text-xs font-medium text-ink-soft first-letter:uppercase">
        {name}
      </Heading>
      <ul aria-labelledby={id} className="space-y-3">
        {day.runs.map(({ last, earlier }) => (
          <ActivityRow key={last.id} entry={last} alike={earlier} cardId={cardId} onPutBack={onPutBack} />
        ))}
      </ul>
    </li>
  );
}
