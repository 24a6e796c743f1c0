import type { SubjectDetail } from "@syncboard/client";
import { useTranslation } from "react-i18next";
import { numberFormat } from "../locales/formats.ts";

/** With fewer documents than these, what is under them is in sight. */
const FEW = 4;

/** Ways to the parts of a subject where they stand one under the other, as on a phone, and the first of them is long. */
export function SubjectParts({ subject }: { readonly subject: SubjectDetail }) {
  const { t, i18n } = useTranslation();
  const { documentCount, progress, boards } = subject;
  if (documentCount + progress.todos <= FEW) return null;
  const parts = [
    { id: "documents", name: t("document.title"), count: documentCount },
    { id: "subject-todos", name: t("subject.todos.title"), count: progress.todos - progress.completed },
    { id: "subject-boards", name: t("subject.boards"), count: boards.length },
  ];
  return (
    <nav aria-label={t("subject.parts")} className="subject-parts">
      <ul>
        {parts.map(({ id, name, count }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="subject-part"
              onClick={(event) => {
                // The way back leads to the screen before, and not along the parts of this one.
                event.preventDefault();
                const heading = document.getElementById(id);
                heading?.focus({ preventScroll: true });
                heading?.scrollIntoView({ block: "start" });
              }}
            >
              {name}
              {count > 0 && <span className="task-count">{numberFormat(i18n.language).format(count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
