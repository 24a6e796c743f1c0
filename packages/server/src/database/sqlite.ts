import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { OperatorError } from "../operator-error.ts";

// The one file that knows node:sqlite. Its calls are synchronous: a transaction of Kysely's asynchronous steps runs in
// one turn of the event loop as long as nothing in it waits for anything but the database.

const STATEMENTS_KEPT = 500;

interface Prepared {
  readonly statement: StatementSync;
  readonly givesRows: boolean;
}

class Connection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { statement, givesRows } = this.#prepare(sql);
    const values = parameters as readonly SQLInputValue[];
    // Rows are typed by Kysely's schema; SQLite has no types to check them against.
    if (givesRows) return { rows: statement.all(...values) as Row[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("Streaming from SQLite is not supported");
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    if (this.#prepared.size >= STATEMENTS_KEPT) this.#prepared.clear();
    const statement = this.#database.prepare(sql);
    const prepared = { statement, givesRows: statement.columns().length > 0 };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

// With a plain BEGIN, two writers that both read first end with one of them refused.
const BEGIN_WRITING = CompiledQuery.raw("begin immediate");
const BEGIN_READING = CompiledQuery.raw("begin");
const COMMIT = CompiledQuery.raw("commit");
const ROLLBACK = CompiledQuery.raw("rollback");

/** One connection, handed to one user at a time in the order of asking. */
class OneConnection implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: Connection;
  readonly #begin: CompiledQuery;
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  constructor(database: DatabaseSync, begin: CompiledQuery) {
    this.#database = database;
    this.#connection = new Connection(database);
    this.#begin = begin;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    // Handed over without letting go, so that nobody slips in between.
    if (next) next();
    else this.#isTaken = false;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(this.#begin);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(COMMIT);
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(ROLLBACK);
  }

  async destroy(): Promise<void> {
    this.#database.close();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  // Kysely's default is false, and a failed migration would then leave half a schema.
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Opens (and makes) the database file. Everything that was committed survives a power cut: `synchronous=FULL`. */
export function openSqlite(file: string): Dialect {
  const database = new DatabaseSync(file);
  database.exec(`
    pragma busy_timeout = 5000;
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma cache_size = -32000;
  `);
  return dialectOf(database, BEGIN_WRITING);
}

/** Opens a database file to look at it alone, beside whoever writes it: a transaction sees one moment. Throws when there is none. */
export function openSqliteReader(file: string): Dialect {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    // The second notices what is no database, which opening does not.
    database.exec("pragma busy_timeout = 5000; pragma schema_version");
  } catch (error) {
    database.close();
    throw error;
  }
  return dialectOf(database, BEGIN_READING);
}

function dialectOf(database: DatabaseSync, begin: CompiledQuery): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new OneConnection(database, begin),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/**
 * Copies a database file as it is at one moment, also while others write to it, and reads the copy to be sure of it.
 * The copy is one file, on the disk, that nobody but its owner reads. Throws when the target is there or the copy is
 * not whole, and then leaves no copy.
 */
export function copySqlite(file: string, target: string): void {
  if (existsSync(target)) throw new OperatorError(`${target} is there already.`);
  const part = `${target}.${process.pid}.part`;
  try {
    closeSync(openSync(part, "wx", 0o600));
    writeCopy(file, part);
    sync(part);
    moveFile(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw new OperatorError(`${file} cannot be copied: ${error instanceof Error ? error.message : error}`);
  }
}

function writeCopy(file: string, target: string): void {
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    source.exec("pragma busy_timeout = 5000");
    source.prepare("vacuum into ?").run(target);
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(target, { readOnly: true });
  try {
    const said = copy.prepare("pragma integrity_check").all();
    const faults = said.map((row) => String(row.integrity_check)).filter((line) => line !== "ok");
    if (faults.length > 0) throw new Error(`the copy is not whole: ${faults.join("; ")}`);
  } finally {
    copy.close();
  }
}

/** Brings a database file that nobody has open into one file, without `-wal` and `-shm`. Throws when somebody has it open. */
export function foldSqlite(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec("pragma busy_timeout = 1000; pragma journal_mode = delete");
  } finally {
    database.close();
  }
}

/** Gives a file another name, in the place of what has that name; after a power cut it has one of the two. */
export function moveFile(from: string, to: string): void {
  renameSync(from, to);
  // Windows opens no folders, and writes their changes itself.
  if (process.platform !== "win32") sync(dirname(to));
}

function sync(path: string): void {
  const opened = openSync(path, "r");
  fsyncSync(opened);
  closeSync(opened);
}

/**
 * Takes the only place beside a database file, for as long as the process lives; undefined when another process has it.
 * The operating system lets go of it however the process ends.
 */
export function takePlace(file: string): (() => void) | undefined {
  const place = new DatabaseSync(file);
  try {
    place.exec("pragma locking_mode = exclusive; begin exclusive");
    return () => place.close();
  } catch (error) {
    place.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}
