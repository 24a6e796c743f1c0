import { type Expression, sql } from "kysely";
import type { Kind } from "./connect.ts";

type ColumnType = "uuid" | "text" | "timestamptz(3)" | Expression<unknown>;

/** How a column is declared in the tables of each database: SQLite keeps as text what PostgreSQL has types for. */
export interface ColumnTypes {
  readonly id: ColumnType;
  readonly time: ColumnType;
  /** Text that is compared, ordered or looked up: byte by byte, whatever language the database was made for. */
  readonly key: ColumnType;
}

export const COLUMN_TYPES: Record<Kind, ColumnTypes> = {
  sqlite: { id: "text", time: "text", key: "text" },
  postgres: { id: "uuid", time: "timestamptz(3)", key: sql`text collate "C"` },
};
