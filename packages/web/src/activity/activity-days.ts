import type { EventPage } from "@syncboard/client";
import type { BoardEvent } from "@syncboard/model";
import { dateOf } from "../due/moment.ts";

/** An event, with the names that came with its page. */
export interface Entry extends Pick<EventPage, "names" | "people"> {
  /** Its number. */
  readonly id: string;
  readonly event: BoardEvent;
}

/** The same done by the same person again and again: the last time, and those before it. */
export interface Run {
  readonly last: Entry;
  readonly earlier: readonly Entry[];
}

export interface Day {
  /** Of the reader's calendar. */
  readonly id: string;
  readonly at: string;
  readonly runs: readonly Run[];
}

/** So many of a kind one after the other are told as one. */
const LEAST_ALIKE = 3;

/** By days, the last first; `isFolding`: what is alike stands together. */
export function daysOf(entries: readonly Entry[], isFolding: boolean): readonly Day[] {
  const days: { id: string; at: string; runs: Entry[][] }[] = [];
  for (const entry of entries) {
    const id = dateOf(new Date(entry.event.at));
    let day = days.at(-1);
    if (day?.id !== id) {
      day = { id, at: entry.event.at, runs: [] };
      days.push(day);
    }
    const run = day.runs.at(-1);
    const [before] = run ?? [];
    if (run && before && isFolding && isAlike(before.event, entry.event)) run.push(entry);
    else day.runs.push([entry]);
  }
  return days.map((day) => ({ ...day, runs: day.runs.flatMap(runsOf) }));
}

/** What says what was before is read for that, each by itself. */
function isAlike(one: BoardEvent, other: BoardEvent): boolean {
  if ("changes" in one) return false;
  return one.type === other.type && one.actorId === other.actorId;
}

function runsOf(entries: readonly Entry[]): readonly Run[] {
  const [last, ...earlier] = entries;
  if (last && entries.length >= LEAST_ALIKE) return [{ last, earlier }];
  return entries.map((entry) => ({ last: entry, earlier: [] }));
}

const DAY_MS = 86_400_000;

/** "today", "yesterday", else the date; the year where it is another. */
export function dayName(time: string, locale: string, now: number): string {
  const [then, today] = [new Date(time), new Date(now)];
  const numberOf = (day: Date) => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) / DAY_MS;
  const days = numberOf(then) - numberOf(today);
  if (Math.abs(days) <= 1) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
  const year = then.getFullYear() === today.getFullYear() ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", ...year }).format(then);
}
