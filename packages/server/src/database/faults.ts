// What a database's own errors mean, by the codes that SQLite gives them.

const SQLITE_UNIQUE = new Set([2067, 1555]);

/** A row with the same unique value is there already. */
export function isUniqueViolation(error: unknown): boolean {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  return typeof code === "number" && SQLITE_UNIQUE.has(code);
}
