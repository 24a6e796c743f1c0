import { useTranslation } from "react-i18next";
import { useAuthors } from "../comment/use-authors.ts";
import { LabelChip } from "../label/LabelChip.tsx";
import type { LeftBehind } from "./left-behind.ts";

interface LeftBehindNoteProps {
  readonly left: LeftBehind;
  /** What comes along in any case. */
  readonly hint: string;
}

/** Says before a card goes to another board what of it stays here. */
export function LeftBehindNote({ left: { labels, people }, hint }: LeftBehindNoteProps) {
  const { t, i18n } = useTranslation();
  const personOf = useAuthors();
  const names = people.map((id) => personOf(id).name);
  const listed = new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(names);
  return (
    <div role="status" className="mt-4 space-y-2 text-sm break-words text-ink-soft">
      <p>{hint}</p>
      {labels.length > 0 && (
        <div className="rounded-control bg-panel p-2.5">
          <p className="mb-1.5">{t("card.board.labelsStay")}</p>
          <ul className="flex flex-wrap gap-1.5">
            {labels.map((label) => (
              <li key={label.id} className="max-w-full">
                <LabelChip label={label} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {people.length > 0 && (
        <div className="rounded-control bg-panel p-2.5">
          <p>{t("card.board.peopleStay")}</p>
          <p className="mt-0.5 font-medium break-words text-ink">{listed}</p>
        </div>
      )}
    </div>
  );
}
