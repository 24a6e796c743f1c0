// Days of the local calendar, as its midnights: counted by the calendar and not by hours, of which a day may have 23.

export function dayAfter(day: Date, days: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}

export function startOfDay(now: number): Date {
  return dayAfter(new Date(now), 0);
}

/** The next day with this weekday, Sunday being 0; today itself only where that is said. */
export function nextWeekday(today: Date, weekday: number, isToday: "counts" | "counts not"): Date {
  const days = (weekday - today.getDay() + 7) % 7;
  return dayAfter(today, days === 0 && isToday === "counts not" ? 7 : days);
}

export function nextMonday(today: Date): Date {
  return nextWeekday(today, 1, "counts not");
}

/** The day of a month, or the last that it has. */
export function dayOfMonth(year: number, month: number, day: number): Date {
  const last = new Date(year, month + 1, 0);
  return day < last.getDate() ? new Date(year, month, day) : last;
}

/** Undefined where a month has no such day. */
export function exactDay(year: number, month: number, day: number): Date | undefined {
  const date = new Date(year, month, day);
  return date.getMonth() === month && date.getDate() === day && day > 0 ? date : undefined;
}

/** The next day with this number, today included, in a month that has it. */
export function nextWithNumber(today: Date, day: number): Date | undefined {
  for (let month = 0; month < 3; month++) {
    const found = exactDay(today.getFullYear(), today.getMonth() + month, day);
    if (found && found >= today) return found;
  }
  return undefined;
}

/** This year's, or the next's where that is over. */
export function nextOfYear(today: Date, month: number, day: number): Date | undefined {
  // Four years on there is a 29th of February again.
  for (let year = 0; year < 5; year++) {
    const found = exactDay(today.getFullYear() + year, month, day);
    if (found && found >= today) return found;
  }
  return undefined;
}
