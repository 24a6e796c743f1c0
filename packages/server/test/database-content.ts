import { createHash } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";

/** What a refused request may write all the same: when a session or a token was last used, and the answer that an Idempotency-Key keeps. */
const PASSED_OVER: Readonly<Record<string, readonly string[] | "all">> = {
  answer: "all",
  session: ["used_at"],
  personal_token: ["used_at"],
};

/** What is found by words is brought up to date afterwards, whoever asks meanwhile. */
const FOLLOWING = "search_";

type Rows = readonly Readonly<Record<string, unknown>>[];

interface Source {
  /** Another after each commit: while it is the same, nothing was written. */
  mark(): Promise<string>;
  tables(): Promise<readonly string[]>;
  rows(table: string): Promise<Rows>;
  close(): Promise<void>;
}

/** Everything that stands in a database, as one hash, looked at behind the server's back. */
export class DatabaseContent {
  readonly #source: Source;
  #seen: { readonly mark: string; readonly hash: string } | undefined;

  private constructor(source: Source) {
    this.#source = source;
  }

  static async of(dataDir: string, databaseUrl: string | undefined): Promise<DatabaseContent> {
    return new DatabaseContent(databaseUrl === undefined ? sqlite(dataDir) : await postgres(databaseUrl));
  }

  async hash(): Promise<string> {
    const mark = await this.#source.mark();
    if (this.#seen?.mark === mark) return this.#seen.hash;
    const hash = createHash("sha256");
    for (const table of await this.#source.tables()) {
      const passedOver = PASSED_OVER[table] ?? [];
      if (passedOver === "all" || table.startsWith(FOLLOWING)) continue;
      const lines = (await this.#source.rows(table)).map((row) =>
        JSON.stringify(row, (name, value: unknown) => (passedOver.includes(name) ? undefined : value)),
      );
      hash.update(`${table}\n${lines.toSorted().join("\n")}\n`);
    }
    this.#seen = { mark, hash: hash.digest("base64url") };
    return this.#seen.hash;
  }

  async close(): Promise<void> {
    await this.#source.close();
  }
}

function sqlite(dataDir: string): Source {
  const database = new DatabaseSync(join(dataDir, "syncboard.db"), { readOnly: true, timeout: 5_000 });
  const all = (sql: string): Rows => database.prepare(sql).all();
  return {
    mark: async () => JSON.stringify(all("pragma data_version")),
    tables: async () =>
      all("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name").map(
        ({ name }) => String(name),
      ),
    rows: async (table) => all(`select * from "${table}"`),
    close: async () => database.close(),
  };
}

async function postgres(url: string): Promise<Source> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const all = async (sql: string): Promise<Rows> => (await client.query<Record<string, unknown>>(sql)).rows;
  return {
    // Numbers are given to transactions that write.
    mark: async () => JSON.stringify(await all("select pg_snapshot_xmax(pg_current_snapshot())::text as mark")),
    tables: async () =>
      (await all("select table_name from information_schema.tables where table_schema = 'public' order by 1")).map(
        ({ table_name }) => String(table_name),
      ),
    rows: (table) => all(`select * from "${table}"`),
    close: () => client.end(),
  };
}
