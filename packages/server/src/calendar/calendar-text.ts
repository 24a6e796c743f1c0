import { ICalCalendar, ICalEventTransparency } from "ical-generator";

/** Something that is to be done by a moment. */
export interface CalendarEntry {
  /** Its own for good: calendars tell by it what they have already. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly dueAt: string;
  readonly updatedAt: string;
  /** The title of its board; undefined: it lies on none. */
  readonly boardTitle: string | undefined;
  /** Where it is to be seen. */
  readonly url: string;
}

/** What a text in a calendar may not have in it. Tabs and ends of lines it may. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** How often a calendar should ask anew, in seconds. */
const AGAIN_SECONDS = 900;

/** As a calendar (RFC 5545) of events that block nobody's time: many programs show no to-dos. */
export function calendarText(name: string, timeZone: string, entries: readonly CalendarEntry[]): string {
  const calendar = new ICalCalendar({
    name,
    prodId: { company: "SyncBoard", product: "SyncBoard", language: "EN" },
    ttl: AGAIN_SECONDS,
  });
  const dayOf = dueDayIn(timeZone);
  for (const { id, title, text, dueAt, updatedAt, boardTitle, url } of entries) {
    const day = dayOf(dueAt);
    const stamp = new Date(updatedAt);
    calendar.createEvent({
      id,
      summary: allowed(title),
      description: text === "" ? null : allowed(text),
      ...(day ? { start: day, allDay: true } : { start: new Date(dueAt) }),
      stamp,
      lastModified: stamp,
      transparency: ICalEventTransparency.TRANSPARENT,
      categories: boardTitle === undefined ? [] : [{ name: allowed(boardTitle) }],
      url,
    });
  }
  // Each line of a calendar ends, the last one too; the library ends all but that.
  return `${calendar.toString()}\r\n`;
}

function allowed(text: string): string {
  return text.replace(FORBIDDEN, " ");
}

/**
 * What is due at the very end of a day is due on that day, without a time of day. Answers the day as its midnight in UTC, of which an event
 * of a whole day takes the date; undefined when there is a time of day.
 */
function dueDayIn(timeZone: string): (moment: string) => Date | undefined {
  const clock = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  const dayAt = (moment: number) => {
    const parts = new Map(clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(parts.get("year") ?? 0, (parts.get("month") ?? 1) - 1, parts.get("day"));
  };
  return (moment) => {
    const at = Date.parse(moment);
    const day = dayAt(at);
    // Its last millisecond: with the next one another day begins, in whatever zone and on whatever day of 23 hours.
    return dayAt(at + 1) > day ? new Date(day) : undefined;
  };
}
