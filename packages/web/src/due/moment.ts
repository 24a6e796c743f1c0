// A date without a time lasts the whole day, in the time zone of who writes it: a start is the beginning of that day and
// a due date its very end. This is the only place that knows; the server has moments alone.

export type Edge = "start" | "due";

/** A moment as the browser's own fields write it, in local time. `time` is empty for a whole day. */
export interface Written {
  readonly date: string;
  readonly time: string;
}

const EDGES: Record<Edge, string> = { start: "00:00:00.000", due: "23:59:59.999" };

export const BLANK: Written = { date: "", time: "" };

function digits(value: number, length: number): string {
  return String(value).padStart(length, "0");
}

export function dateOf(moment: Date): string {
  return `${digits(moment.getFullYear(), 4)}-${digits(moment.getMonth() + 1, 2)}-${digits(moment.getDate(), 2)}`;
}

/** ISO 8601, UTC, with milliseconds. */
export function momentOf({ date, time }: Written, edge: Edge): string {
  return new Date(`${date}T${time === "" ? EDGES[edge] : `${time.slice(0, 5)}:00.000`}`).toISOString();
}

export function writtenOf(moment: string | null, edge: Edge): Written {
  if (moment === null) return BLANK;
  const local = new Date(moment);
  const date = dateOf(local);
  const isWholeDay = momentOf({ date, time: "" }, edge) === moment;
  const time = isWholeDay ? "" : `${digits(local.getHours(), 2)}:${digits(local.getMinutes(), 2)}`;
  return { date, time };
}
