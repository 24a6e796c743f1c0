import { ChevronDown, Search } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { PriorityFilterPicker } from "./lazy-tasks.ts";
import { PriorityMark } from "./PriorityMark.tsx";
import { SubjectFilter } from "./SubjectFilter.tsx";
import { isFiltering, NO_FILTER } from "./task-filter.ts";
import { focusList } from "./task-focus.ts";
import { useFilterText, useSetTaskFilter, useTaskFilter } from "./use-task-filter.ts";

/** What is looked for: words, and how urgent. */
export function TaskFilters() {
  const { t } = useTranslation();
  const filter = useTaskFilter();
  const set = useSetTaskFilter();
  const [typed, setTyped] = useFilterText();
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const isOn = isFiltering(filter) || typed.trim() !== "";

  function clear() {
    setTyped("");
    set(NO_FILTER);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.key !== "Escape") return;
    event.preventDefault();
    if (typed === "") focusList();
    else setTyped("");
  }

  return (
    <search aria-label={t("tasks.filter.title")} className="mt-4 mb-2 flex flex-wrap items-center gap-1">
      <div className="relative flex-1 max-sm:basis-full sm:max-w-64">
        <Search
          aria-hidden
          size={15}
          className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-ink-faint"
        />
        <input
          ref={field}
          type="text"
          dir="auto"
          data-find-task
          autoComplete="off"
          spellCheck={false}
          aria-label={t("tasks.filter.text")}
          placeholder={t("tasks.filter.text")}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-box h-8 w-full ps-8 pe-2 text-sm pointer-coarse:h-11"
        />
      </div>
      <Button
        ref={button}
        look="quiet"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className={filter.priorities.length > 0 ? "text-accent-text!" : ""}
        onClick={() => setOpen(true)}
      >
        {t("tasks.priority.title")}
        {filter.priorities.map((priority) =>
          priority === 0 ? null : <PriorityMark key={priority} priority={priority} />,
        )}
        {filter.priorities.length > 0 && (
          <span className="sr-only">{t("filter.chosen", { count: filter.priorities.length })}</span>
        )}
        <ChevronDown aria-hidden size={14} />
      </Button>
      <SubjectFilter />
      {isOpen && <PriorityFilterPicker anchor={() => button.current} onClose={() => setOpen(false)} />}
      {isOn && (
        <Button
          look="quiet"
          onClick={() => {
            clear();
            field.current?.focus();
          }}
        >
          {t("filter.clear")}
        </Button>
      )}
    </search>
  );
}
