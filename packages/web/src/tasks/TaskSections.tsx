import type { Task } from "@syncboard/client";
import { ChevronDown, CircleCheckBig, CloudOff, SearchX } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { numberFormat } from "../locales/formats.ts";
import { announce } from "../ui/Announcer.tsx";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Problem } from "../ui/Problem.tsx";
import { canHold } from "./place-task.ts";
import { TaskRow } from "./TaskRow.tsx";
import { TasksSkeleton } from "./TasksSkeleton.tsx";
import { idOf } from "./task.ts";
import { isFiltering } from "./task-filter.ts";
import { focusTask } from "./task-focus.ts";
import { GROUPS, type Group, placeOf, type TaskGroups } from "./task-groups.ts";
import { patchTasksUi, useMyCards, useTasksDesk, useTasksUi, useTodos } from "./tasks-desk.ts";
import { useShownTasks } from "./use-shown-tasks.ts";
import { useTaskDrag } from "./use-task-drag.ts";
import { useTaskFilter } from "./use-task-filter.ts";

/** So many rows of a group are shown at first: each costs a phone a millisecond whenever the list is another. */
const ROWS = 40;
/** And so many more each time; the rest is counted. */
const MORE_ROWS = 200;
/** A quick hand is not talked over. */
const QUIET_MS = 600;

interface TaskSectionsProps {
  /** The level of the headings of the days. */
  readonly heading?: "h2" | "h3";
  /** What is shown where there is nothing, in place of what a whole screen says. */
  readonly nothing?: ReactNode;
}

/** Everything, by when it is due. */
export function TaskSections({ heading = "h2", nothing }: TaskSectionsProps) {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const list = useRef<HTMLDivElement>(null);
  const { groups, isEmpty, isNothingFound } = useShownTasks();
  const status = useTodos((state) => state.status);
  const isOffline = useTodos(({ line }) => line === "offline");
  const cards = useMyCards();
  useTaskDrag(desk, list);
  useFoundWords(groups);
  const isLoading = status === "loading" || (cards.open === undefined && !cards.isUnread);
  const level = { heading };

  let instead: ReactNode = null;
  if (isEmpty && status === "failed")
    instead = <Problem icon={CloudOff} title={t("tasks.failed.title")} text={t("tasks.failed.text")} {...level} />;
  else if (isEmpty && isLoading && isOffline)
    instead = (
      <Problem icon={CloudOff} title={t("board.unreachable.title")} text={t("board.unreachable.text")} {...level} />
    );
  else if (isEmpty && isLoading) instead = <TasksSkeleton />;
  else if ((isEmpty || isNothingFound) && nothing !== undefined) instead = nothing;
  else if (isEmpty)
    instead = <Empty icon={CircleCheckBig} title={t("tasks.empty.title")} text={t("tasks.empty.text")} {...level} />;
  else if (isNothingFound)
    instead = <Empty icon={SearchX} title={t("tasks.filter.none")} text={t("tasks.filter.noneText")} {...level} />;

  return (
    <div ref={list} aria-busy={isLoading}>
      {cards.isUnread && (
        <p
          role="status"
          className="mt-3 flex flex-wrap items-center gap-2 rounded-control bg-panel px-3 py-2 text-sm text-ink-soft"
        >
          {t("tasks.card.unread")}
          <Button look="quiet" className="ms-auto" onClick={() => void desk.cards?.read()}>
            {t("app.retry")}
          </Button>
        </p>
      )}
      {instead ?? GROUPS.map((group) => <TaskSection key={group} group={group} groups={groups} heading={heading} />)}
    </div>
  );
}

interface TaskSectionProps {
  readonly group: Group;
  readonly groups: TaskGroups;
  readonly heading: "h2" | "h3";
}

function TaskSection({ group, groups, heading: Heading }: TaskSectionProps) {
  const { t, i18n } = useTranslation();
  const desk = useTasksDesk();
  const tasks = groups[group];
  const isDoneShown = useTasksUi((ui) => ui.isDoneShown);
  const carry = useTasksUi((ui) => ui.carry);
  const activeIndex = useTasksUi(({ active }) => tasks.findIndex((task) => idOf(task) === active));
  const wanted = useTasksUi((ui) => ui.shownRows[group] ?? ROWS);
  const entry = useEntry(groups);
  const carried = carry && findIn(groups, carry.id);
  // While something is carried, what it may be put into is there to be seen.
  const isWaiting = carried !== undefined && carried !== null && canHold(group, carried, Date.now());
  if (group === "done") {
    if (tasks.length === 0 && !isDoneShown && desk.cards?.store.get().open === undefined) return null;
  } else if (tasks.length === 0 && !isWaiting) return null;
  const most = Math.max(wanted, activeIndex + 1);
  const count = numberFormat(i18n.language).format(tasks.length);
  const name = t(`tasks.group.${group}`);
  const isOpen = group !== "done" || isDoneShown;
  return (
    <section aria-label={name} data-group={group} className="task-section">
      <Heading className="task-heading" data-late={group === "overdue" || undefined}>
        {group === "done" ? (
          <button
            type="button"
            aria-expanded={isDoneShown}
            onClick={() => {
              desk.cards?.wantDone();
              patchTasksUi(desk, { isDoneShown: !isDoneShown });
            }}
          >
            <ChevronDown aria-hidden size={15} className={isDoneShown ? "" : "-rotate-90 rtl:rotate-90"} />
            {name}
          </button>
        ) : (
          <span>{name}</span>
        )}
        {tasks.length > 0 && <span className="task-count">{count}</span>}
      </Heading>
      {isOpen && (
        <ul aria-label={t("tasks.listOf", { group: name })} className="task-list">
          {tasks.slice(0, most).map((task) => (
            <TaskRow
              key={idOf(task)}
              task={task}
              group={group}
              isEntry={idOf(task) === entry}
              carriedBy={carry?.id === idOf(task) ? carry.by : undefined}
            />
          ))}
        </ul>
      )}
      {isOpen && tasks.length > most && (
        <Button
          look="quiet"
          className="mt-1 w-full"
          onClick={() => {
            patchTasksUi(desk, { shownRows: { ...desk.ui.get().shownRows, [group]: most + MORE_ROWS } });
            // The button goes, or is far below: the hands go on where the new ones begin.
            const first = tasks[most];
            if (first) focusTask(idOf(first));
          }}
        >
          {t("tasks.more", { count: tasks.length - most })}
        </Button>
      )}
      {isOpen && tasks.length === 0 && (
        <p className="task-empty">{t(group === "done" ? "tasks.noneDone" : "tasks.putHere")}</p>
      )}
    </section>
  );
}

function findIn(groups: TaskGroups, id: string): Task | undefined {
  const place = placeOf(groups, id);
  return place && groups[place.group][place.index];
}

/** Where Tab enters the lists. */
function useEntry(groups: TaskGroups): string | undefined {
  const isDoneShown = useTasksUi((ui) => ui.isDoneShown);
  const active = useTasksUi((ui) => ui.active);
  const place = active === null ? undefined : placeOf(groups, active);
  if (active !== null && place && (place.group !== "done" || isDoneShown)) return active;
  const first = GROUPS.flatMap((group) => (group === "done" && !isDoneShown ? [] : groups[group].slice(0, 1)))[0];
  return first && idOf(first);
}

/** Says how many are found, when the filter has been another for a moment. */
function useFoundWords(groups: TaskGroups): void {
  const { t } = useTranslation();
  const filter = useTaskFilter();
  const said = useRef(filter);
  const now = useRef(groups);
  now.current = groups;
  useEffect(() => {
    if (said.current === filter) return;
    const timer = setTimeout(() => {
      said.current = filter;
      const count = GROUPS.reduce((sum, group) => sum + now.current[group].length, 0);
      announce(isFiltering(filter) ? t("tasks.filter.found", { count }) : t("tasks.filter.all"));
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [filter, t]);
}
