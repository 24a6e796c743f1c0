// What a database's own errors mean, by the codes that SQLite and PostgreSQL give them.

const SQLITE_UNIQUE = new Set([2067, 1555]);
const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

const UNIQUE_VIOLATION = "23505";
const UNDEFINED_TABLE = "42P01";
/** Two transactions in each other's way, of which one was chosen to end. */
const COLLISIONS = new Set(["40001", "40P01"]);
/** Waited too long for a lock, or took too long. */
const TIMEOUTS = ["55P03", "57014", "25P03", "25P04"];
/** Another server has taken over, and this one only lets read. */
const READ_ONLY = "25006";
const NOT_NOW = new Set([...TIMEOUTS, READ_ONLY]);
/** Connection exceptions, insufficient resources, operator intervention, and faults of the system beneath. */
const OUTAGE_CLASSES = new Set(["08", "53", "57", "58"]);
/** Of Node, when nobody is there or the connection breaks. */
const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
/** pg gives these no code. */
const PG_MESSAGES =
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error|Client was closed|Postgres connection has been discarded|Cannot use a pool after calling end)/;

function codeOf(error: Error): unknown {
  return "errcode" in error ? error.errcode : "code" in error ? error.code : undefined;
}

/** The database itself says so, whatever it is. */
export function isFromDatabase(error: Error): boolean {
  const code = codeOf(error);
  return typeof code === "number" || (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code));
}

/** A row with the same unique value is there already. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return code === UNIQUE_VIOLATION || (typeof code === "number" && SQLITE_UNIQUE.has(code));
}

/** The statement names a table that is not there. */
export function isMissingTable(error: unknown): boolean {
  return error instanceof Error && (codeOf(error) === UNDEFINED_TABLE || error.message.startsWith("no such table"));
}

/** The database is away, or has no room for us now: nothing is wrong with what was asked, which may be asked again. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (typeof code === "number") return code === SQLITE_BUSY || code === SQLITE_FULL;
  if (typeof code !== "string") return PG_MESSAGES.test(error.message);
  return NETWORK.has(code) || NOT_NOW.has(code) || (code.length === 5 && OUTAGE_CLASSES.has(code.slice(0, 2)));
}

/** Somebody else was quicker, or in the way: done once more, it may go well, or be refused with a reason. */
export function mayPassAlone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return isUniqueViolation(error) || (typeof code === "string" && COLLISIONS.has(code));
}
