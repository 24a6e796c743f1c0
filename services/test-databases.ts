import { newDatabase } from "./new-database.ts";

export interface TestDatabase {
  readonly name: "SQLite" | "PostgreSQL";
  /** Makes an empty database, and says what a server must be told of it. */
  create(): Promise<CreatedDatabase>;
}

export interface CreatedDatabase {
  /** As environment variables; none for SQLite, which lives in DATA_DIR. */
  readonly environment: Readonly<Record<string, string>>;
  drop(): Promise<void>;
}

export const sqlite: TestDatabase = {
  name: "SQLite",
  create: async () => ({ environment: {}, drop: async () => {} }),
};

function postgresAt(url: string): TestDatabase {
  return {
    name: "PostgreSQL",
    async create() {
      const made = await newDatabase(url);
      return { environment: { DATABASE_URL: made.url }, drop: made.drop };
    },
  };
}

const url = process.env.TEST_DATABASE_URL;

/** Those that are here: SQLite always, PostgreSQL where `for-tests.ts` found or started one. */
export const databases: readonly TestDatabase[] = url ? [sqlite, postgresAt(url)] : [sqlite];
