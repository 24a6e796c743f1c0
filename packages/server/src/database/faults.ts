// What a database's own errors mean, by the codes that each database gives them.

const SQLITE_UNIQUE = new Set([2067, 1555]);
const SQLITE_FOREIGN_KEY = 787;
const POSTGRES_UNIQUE = "23505";
const POSTGRES_FOREIGN_KEY = "23503";

function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  if ("errcode" in error) return error.errcode;
  return "code" in error ? error.code : undefined;
}

/** A row with the same unique value is there already. */
export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error);
  return (typeof code === "number" && SQLITE_UNIQUE.has(code)) || code === POSTGRES_UNIQUE;
}

/** A row names another one that is not there. */
export function isForeignKeyViolation(error: unknown): boolean {
  const code = codeOf(error);
  return code === SQLITE_FOREIGN_KEY || code === POSTGRES_FOREIGN_KEY;
}
