import { Type } from "typebox";
import { COLORS } from "./colors.ts";
import { MAX_COMMENT, MAX_NOTE, MAX_TEXT } from "./limits.ts";

/** A UUID in lower case: one spelling, so that ids compare as text on every database. */
export const Id = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
  description: "a UUID in lower case",
});

/** ISO 8601, UTC, with milliseconds. */
export const Time = Type.String({
  pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$",
  description: "an ISO 8601 time in UTC with milliseconds",
});

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isOnCalendar(time: string): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = time.split(/[-T:.]/).map(Number);
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeapYear ? 29 : (DAYS[month - 1] ?? 0);
  return year >= 1 && day >= 1 && day <= days && hour <= 23 && minute <= 59 && second <= 59;
}

/** A time that somebody says: one that the calendar has, and every database. */
export const CalendarTime = Type.Refine(Time, isOnCalendar);

/** One line of text that is not blank. */
export const Title = Type.String({
  minLength: 1,
  maxLength: 500,
  pattern: "^[^\\r\\n]*[^\\s][^\\r\\n]*$",
  description: "one line of 1 to 500 characters, not blank",
});

/** Markdown. */
export const Description = Type.String({ maxLength: MAX_TEXT, description: "Markdown, at most 50,000 characters" });

/** The Markdown of a note. */
export const NoteText = Type.String({ maxLength: MAX_NOTE, description: "Markdown, at most 100,000 characters" });

/** The description that an edit was begun from: what others made of it since is kept, line by line. */
export const Base = Type.Union([Description, Type.Null()]);

/** Lines that the text had before do not stand in it, although somebody changed them while this was written. */
export const Collided = Type.Literal(true);

/** Markdown that says something. */
export const CommentText = Type.String({
  minLength: 1,
  maxLength: MAX_COMMENT,
  pattern: "\\S",
  description: "Markdown of 1 to 20,000 characters, not blank",
});

/** What an attachment is called. */
export const AttachmentName = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: "^[^\\r\\n]*[^\\s][^\\r\\n]*$",
  description: "one line of 1 to 255 characters, not blank",
});

/** Where a link leads: what a browser may be sent to, and nothing that it would run. */
export const Url = Type.String({
  maxLength: 2_048,
  pattern: "^([Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#]|[Mm][Aa][Ii][Ll][Tt][Oo]:)[^\\s]+$",
  description: "an address that begins with https://, http:// or mailto:, of at most 2,048 characters",
});

export const Pixels = Type.Integer({ minimum: 1, maximum: 1_000_000 });

export const WipLimit = Type.Integer({ minimum: 1, maximum: 9_999 });

/** A 0-based place in a list; past the end means the end. */
export const Position = Type.Integer({ minimum: 0, maximum: 1_000_000 });

/** What a label is called; its colour is never all that it is known by. */
export const LabelName = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: "^[^\\r\\n]*[^\\s][^\\r\\n]*$",
  description: "one line of 1 to 100 characters, not blank",
});

export const ColorName = Type.Enum(COLORS, {
  description: "red, orange, amber, green, teal, blue, indigo, violet, pink, gray",
});

export const RoleName = Type.Union([
  Type.Literal("owner"),
  Type.Literal("editor"),
  Type.Literal("commenter"),
  Type.Literal("viewer"),
]);
