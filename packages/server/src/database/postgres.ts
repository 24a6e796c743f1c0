import { createHash } from "node:crypto";
import type { ConnectionOptions } from "node:tls";
import {
  type Dialect,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from "kysely";
import pg from "pg";

// The one file that knows pg. Rows come as the rest of the program has them: times as ISO texts, whole numbers as numbers.

/** Whether to speak TLS: `require` encrypts, `verify` also proves who the server is; `url`: as the address says. */
export type DatabaseTls = "url" | "off" | "require" | "verify";

export interface PoolSettings {
  /** Connections that are kept. */
  readonly size: number;
  /** How many more there may be for a while. */
  readonly overflow: number;
  /** Seconds to wait for a connection, new or free. */
  readonly connectTimeout: number;
  /** Seconds after which a connection is closed and made anew. */
  readonly recycle: number;
  readonly tls: DatabaseTls;
}

/** How the connections stand, for those who watch over the server. */
export interface PoolFigures {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
  readonly most: number;
}

export interface Postgres {
  readonly dialect: Dialect;
  figures(): PoolFigures;
  /** Whether the database answers, now and whatever the pool has to do: resolves within a second, or throws. */
  ping(): Promise<void>;
  closePing(): Promise<void>;
}

/** One that nobody used for so long may have been dropped without a word, by the server or by something on the way. */
const CHECK_AFTER_MS = 1_000;
const CHECK_MS = 2_000;
const PING_MS = 400;
/** The server gives up on a statement before we give up on the server. */
const STATEMENT_MS = 10_000;
const ANSWER_MS = 12_000;
/** Somebody who was cut off in the middle of a transaction must not lock others out of a board for longer. */
const IDLE_IN_TRANSACTION_MS = 10_000;
const LOCK_MS = 5_000;
const IN_UTC = "set timezone = 'UTC'";
const WITH_LIMITS =
  `set statement_timeout = ${STATEMENT_MS}; set lock_timeout = ${LOCK_MS}; ` +
  `set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`;
const OVERFLOW_IDLE_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;
const STATEMENTS_KEPT = 500;
/** How many values there are, or what they are, decides how a statement with these is best done. */
const LIST_OR_WORDS = /\bin \(\$\d+, | @@ /;

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;

function timeFrom(text: string): string {
  if (!text.endsWith("+00")) return new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00")).toISOString();
  const [seconds = "", fraction = ""] = text.slice(11, -3).split(".");
  return `${text.slice(0, 10)}T${seconds}.${fraction.padEnd(3, "0")}Z`;
}

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === TIMESTAMPTZ) return timeFrom;
    // Sums and counts: all of ours are far below 2^53.
    if (oid === INT8 || oid === NUMERIC) return Number;
    return pg.types.getTypeParser(oid, format as "text");
  },
};

/** What an address may say that is for us to say: pg would take its word. */
const OURS = ["application_name", "fallback_application_name", "statement_timeout", "lock_timeout", "query_timeout"];
const TLS = ["ssl", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslnegotiation", "uselibpqcompat"];

/**
 * The address without what is not its business, and what it says of TLS in Node's terms. The words are those of libpq,
 * but nothing falls back to plain text: `allow` and `prefer` are taken for `require`. A certificate of one's own in the
 * address is verified by.
 */
export function connectionOf(
  databaseUrl: string,
  setting: DatabaseTls,
): { readonly url: string; readonly ssl: ConnectionOptions | false | undefined } {
  const address = new URL(databaseUrl);
  const { searchParams: said } = address;
  for (const name of OURS) said.delete(name);
  const wanted = setting === "url" ? wantedBy(said) : setting;
  const hasCertificate = said.has("sslrootcert") && wanted === "verify";
  for (const name of TLS) if (!hasCertificate || name === "ssl" || name === "sslmode") said.delete(name);
  if (wanted === "off") return { url: address.href, ssl: false };
  // pg reads the certificate by itself, and takes nothing else then.
  return { url: address.href, ssl: hasCertificate ? undefined : { rejectUnauthorized: wanted === "verify" } };
}

function wantedBy(said: URLSearchParams): Exclude<DatabaseTls, "url"> {
  const mode = said.get("sslmode");
  if (mode === "disable") return "off";
  if (mode?.startsWith("verify") || said.has("sslrootcert")) return "verify";
  return mode !== null || ["true", "1"].includes(said.get("ssl") ?? "") ? "require" : "off";
}

/**
 * Whether a statement is prepared under a name, and after a few times runs by a plan that was made for any values. With
 * a list it is not: that plan does not know how many rows the values have, and would rather read all events of one
 * member than look for two hundred of them; and lists of any length make any number of texts. Neither is it with words that
 * are looked for: it does not know whether nearly everything has them, or nothing.
 */
export function isPreparedByName(text: string): boolean {
  return !LIST_OR_WORDS.test(text);
}

/** A client of the pool as Kysely uses it: statements are prepared once for each connection, under a name made of their text. */
class Client implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #names: Map<string, string>;
  freeSince = performance.now();

  constructor(client: pg.PoolClient, names: Map<string, string>) {
    this.#client = client;
    this.#names = names;
  }

  query<Row>(text: string, values?: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== "string") throw new Error("Streaming from PostgreSQL is not supported");
    const name = values.length > 0 ? this.#nameOf(text) : undefined;
    return this.#client.query({ text, values: [...values], ...(name !== undefined && { name }) });
  }

  /** Whether somebody is at the other end. */
  async answers(): Promise<boolean> {
    try {
      const check = { text: "select 1", query_timeout: CHECK_MS };
      await this.#client.query(check);
      return true;
    } catch {
      return false;
    }
  }

  release(destroy?: boolean): void {
    this.freeSince = performance.now();
    this.#client.release(destroy);
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    // Rows to insert, any number at once, make any number of texts too; those that come late are not worth the server's memory.
    if (known !== undefined || this.#names.size >= STATEMENTS_KEPT || !isPreparedByName(text)) return known;
    const name = createHash("sha256").update(text).digest("base64url").slice(0, 24);
    this.#names.set(text, name);
    return name;
  }
}

/** A pool of connections that are looked at before they are used. */
class CheckedPool implements PostgresPool {
  readonly #pool: pg.Pool;
  readonly options = {};
  readonly #clients = new WeakMap<pg.PoolClient, Client>();
  readonly #names = new Map<string, string>();
  /** Of those that were free before this moment one was dead, and the others are likely to be. */
  #distrustedBefore = Number.NEGATIVE_INFINITY;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
    // One that breaks while nobody uses it is gone from the pool already; whoever uses one hears of it himself, and
    // besides it is said to nobody in particular, which would end the process.
    pool.on("error", () => {});
    pool.on("connect", (client) => client.on("error", () => {}));
  }

  async connect(): Promise<Client> {
    for (;;) {
      const raw = await this.#pool.connect();
      const known = this.#clients.get(raw);
      if (!known) {
        const client = new Client(raw, this.#names);
        this.#clients.set(raw, client);
        return client;
      }
      if (known.freeSince > this.#distrustedBefore) {
        const now = performance.now();
        if (now - known.freeSince < CHECK_AFTER_MS || (await known.answers())) return known;
        this.#distrustedBefore = now;
      }
      known.release(true);
    }
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

/** The way to a PostgreSQL database. No connection is made before it is needed. `isPatient`: statements may take for ever. */
export function openPostgres(databaseUrl: string, settings: PoolSettings, isPatient = false): Postgres {
  const { url, ssl } = connectionOf(databaseUrl, settings.tls);
  const most = settings.size + settings.overflow;
  const pool = new pg.Pool({
    connectionString: url,
    ...(ssl !== undefined && { ssl }),
    types,
    max: most,
    min: settings.size,
    idleTimeoutMillis: OVERFLOW_IDLE_MS,
    connectionTimeoutMillis: settings.connectTimeout * 1_000,
    maxLifetimeSeconds: settings.recycle,
    application_name: APPLICATION,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    ...(!isPatient && { query_timeout: ANSWER_MS }),
    // A query that is not answered in time ends its connection, instead of leaving the next one waiting behind it.
    pipeline: true,
    // By statement, for a pooler in between refuses what it does not know of when it comes with the start-up.
    verify: (client, done) => {
      const greeting = { text: isPatient ? IN_UTC : `${IN_UTC}; ${WITH_LIMITS}`, query_timeout: CHECK_MS };
      client.query(greeting, (error) => done(error ?? undefined));
    },
  });
  // Apart from the pool: one that is busy is no database that is away.
  const pinging = new pg.Pool({
    connectionString: url,
    ...(ssl !== undefined && { ssl }),
    application_name: APPLICATION,
    max: 1,
    connectionTimeoutMillis: PING_MS,
    query_timeout: PING_MS,
    pipeline: true,
  });
  pinging.on("error", () => {});
  return {
    dialect: new PostgresDialect({ pool: new CheckedPool(pool) }),
    figures: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount, most }),
    async ping() {
      await pinging.query("select 1");
    },
    closePing: () => pinging.end(),
  };
}

/** The name under which our connections stand in `pg_stat_activity`. */
export const APPLICATION = "syncboard";
