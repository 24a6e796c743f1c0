import { useTranslation } from "react-i18next";
import { useMySubjects } from "./use-my-subjects.ts";
import { useSetTaskFilter, useTaskFilter } from "./use-task-filter.ts";

/** Which subject the tasks are of that are shown, for who has any. */
export function SubjectFilter() {
  const { t } = useTranslation();
  const filter = useTaskFilter();
  const set = useSetTaskFilter();
  const subjects = useMySubjects();
  if (subjects.length === 0) return null;
  return (
    <select
      aria-label={t("tasks.subject.title")}
      value={filter.subjectId ?? ""}
      onChange={({ target }) => set({ ...filter, subjectId: target.value || null })}
      className={`h-8 max-w-44 rounded-control bg-transparent px-2 text-sm font-medium hover:bg-hover pointer-coarse:h-11 ${filter.subjectId === null ? "text-ink-soft" : "text-accent-text"}`}
    >
      <option value="">{t("tasks.subject.all")}</option>
      {subjects.map((subject) => (
        <option key={subject.id} value={subject.id}>
          {subject.name}
        </option>
      ))}
    </select>
  );
}
