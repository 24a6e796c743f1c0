import type { Card } from "@syncboard/model";
import { dateFormat, spanFormat } from "../locales/formats.ts";
import { dateOf, type Edge, writtenOf } from "./moment.ts";

export type DueState = "done" | "overdue" | "soon" | "later";

const DAY_MS = 86_400_000;

/** How a card stands to its due date; undefined: it has none, and is not done. */
export function dueState({ dueAt, doneAt }: Pick<Card, "dueAt" | "doneAt">, now: number): DueState | undefined {
  if (doneAt !== null) return "done";
  if (dueAt === null) return undefined;
  const left = Date.parse(dueAt) - now;
  if (left < 0) return "overdue";
  return left <= DAY_MS ? "soon" : "later";
}

/** Of the local calendar, so that a day with 23 hours is one too. */
function dayNumber(moment: Date): number {
  return Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()) / DAY_MS;
}

/** "yesterday", "today", "tomorrow, 14:00", else the date; the year where it is another. */
export function momentWords(moment: string, edge: Edge, locale: string, now: number): string {
  const [then, today] = [new Date(moment), new Date(now)];
  const days = dayNumber(then) - dayNumber(today);
  const isNear = Math.abs(days) <= 1;
  const year = then.getFullYear() === today.getFullYear() ? {} : ({ year: "numeric" } as const);
  const day = isNear
    ? spanFormat(locale).format(days, "day")
    : dateFormat(locale, { day: "numeric", month: "short", ...year }).format(then);
  if (writtenOf(moment, edge).time === "") return day;
  return `${day}, ${dateFormat(locale, { timeStyle: "short" }).format(then)}`;
}

/** The dates that are asked for most, as a date field writes them. "Next week" is its Monday. */
export function quickDates(now: number): { today: string; tomorrow: string; nextWeek: string } {
  const today = new Date(now);
  const after = (days: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + days);
  const toMonday = (8 - today.getDay()) % 7 || 7;
  return { today: dateOf(after(0)), tomorrow: dateOf(after(1)), nextWeek: dateOf(after(toMonday)) };
}

/** The beginnings of today and tomorrow, of this week (its Monday) and the next: local time, in milliseconds. */
export function dayBounds(now: number): { today: number; tomorrow: number; week: number; nextWeek: number } {
  const today = new Date(now);
  const after = (days: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + days).getTime();
  const sinceMonday = (today.getDay() + 6) % 7;
  return { today: after(0), tomorrow: after(1), week: after(-sinceMonday), nextWeek: after(7 - sinceMonday) };
}
