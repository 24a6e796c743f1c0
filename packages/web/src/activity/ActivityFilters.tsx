import { KINDS, type Kind } from "@syncboard/model";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useBoard } from "../board/board-desk.ts";
import type { Entry } from "./activity-days.ts";

interface ActivityFiltersProps {
  readonly entries: readonly Entry[] | undefined;
  readonly actor: string | undefined;
  readonly onActor: (userId: string | undefined) => void;
  readonly kind: Kind | undefined;
  /** Without it there is one kind alone. */
  readonly onKind?: (kind: Kind | undefined) => void;
}

/** By person and by what it is about. */
export function ActivityFilters({ entries = [], actor, onActor, kind, onKind }: ActivityFiltersProps) {
  const { t, i18n } = useTranslation();
  const members = useBoard((state) => state.members);
  const people = new Map(entries.flatMap((entry) => entry.people.map(({ id, name }) => [id, name] as const)));
  for (const { userId, user } of members) people.set(userId, user.name);
  const byName = [...people].toSorted(([, one], [, other]) => one.localeCompare(other, i18n.language));
  return (
    <div className="flex flex-wrap gap-2">
      {byName.length > 1 && (
        <Select label={t("activity.person")} value={actor} onChoose={onActor}>
          <option value="">{t("activity.everybody")}</option>
          {byName.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      {onKind && (
        <Select
          label={t("activity.kind")}
          value={kind}
          onChoose={(value) => onKind(KINDS.find((each) => each === value))}
        >
          <option value="">{t("activity.everything")}</option>
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`activity.kinds.${each}`)}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
  readonly children: ReactNode;
}

/** The browser's own list: it works with every keyboard and every phone. */
function Select({ label, value = "", onChoose, children }: SelectProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value || undefined)}
      className="field-box h-9 max-w-full min-w-0 px-2 text-sm pointer-coarse:h-11"
    >
      {children}
    </select>
  );
}
