import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import { v7 } from "uuid";
import type { TestDatabase } from "../../../services/test-databases.ts";
import { type Config, type Running, readConfig, type Sources, startServer } from "../src/index.ts";

// A real server on a real database and a real port, and a caller that knows no more than HTTP.

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Person {
  readonly userId: string;
  readonly email: string;
  readonly token: string;
  readonly cookie: string;
  call<Body = Problem>(method: string, path: string, options?: CallOptions): Promise<Answer<Body>>;
}

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  /** A caller who is not signed in. */
  call<Body = Problem>(method: string, path: string, options?: CallOptions): Promise<Answer<Body>>;
  register(name?: string): Promise<Person>;
  /** Does it on the database behind the server's back. */
  execute(sql: string): Promise<void>;
  /** The one value that a query answers, behind the server's back. */
  read(sql: string): Promise<unknown>;
  /** Ends the server and starts another on the same data, with other settings where some are given. */
  restart(environment?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
}

export function configFor(dataDir: string, environment: Record<string, string> = {}): Config {
  const read = readConfig({
    DATA_DIR: dataDir,
    PORT: "0",
    HOST: "127.0.0.1",
    BCRYPT_ROUNDS: "4",
    RATE_LIMIT: "off",
    LOG_LEVEL: "fatal",
    ...environment,
  });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  return read.config;
}

/** Calls the API of the server at `url`. */
export async function call<Body = Problem>(
  url: string,
  method: string,
  path: string,
  { body, headers }: CallOptions = {},
  token?: string,
): Promise<Answer<Body>> {
  // With a media type that `fetch` makes for it.
  const isForm = body instanceof FormData;
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && !isForm && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" || isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  // What a test expects of a body it says by the type it asks for, and then checks.
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
}

/** A new account on the server at `url`, signed in. */
export async function register(url: string, name: string): Promise<Person> {
  const email = `${name}.${v7()}@example.org`;
  const body = { email, password: "correct horse", name };
  const answer = await call<{ user: { id: string }; accessToken: string }>(url, "POST", "/auth/register", { body });
  if (answer.status !== 201) throw new Error(`register answered ${answer.status}`);
  const { user, accessToken } = answer.body;
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return at(url, { userId: user.id, email, token: accessToken, cookie });
}

/** The same person by a program that holds a token of theirs. */
export async function programOf(url: string, person: Person, scope: "read" | "write"): Promise<Person> {
  const body = { name: "Script", scope };
  const made = await person.call<{ token: string }>("POST", "/users/me/tokens", { body });
  return at(url, { ...person, token: made.body.token });
}

/** The same person, with the same token, on the server at `url`. */
export function at(url: string, person: Omit<Person, "call">): Person {
  return { ...person, call: (method, path, options) => call(url, method, path, options, person.token) };
}

async function execute(dataDir: string, databaseUrl: string | undefined, sql: string): Promise<void> {
  if (databaseUrl === undefined) {
    const database = new DatabaseSync(join(dataDir, "syncboard.db"), { timeout: 5_000 });
    database.exec(sql);
    database.close();
    return;
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function read(dataDir: string, databaseUrl: string | undefined, sql: string): Promise<unknown> {
  if (databaseUrl === undefined) {
    const database = new DatabaseSync(join(dataDir, "syncboard.db"), { timeout: 5_000 });
    const row = database.prepare(sql).get();
    database.close();
    return Object.values(row ?? {})[0];
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return Object.values(rows[0] ?? {})[0];
}

/** A server on a database of its own, which is there until `stop`. */
export async function startTestServer(
  database: TestDatabase,
  environment: Record<string, string> = {},
  sources?: Sources,
  more?: NonNullable<Parameters<typeof startServer>[1]>["more"],
): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "syncboard-test-"));
  const created = await database.create();
  const start = (changed?: Record<string, string>): Promise<Running> => {
    const config = configFor(dataDir, { ...created.environment, ...environment, ...changed });
    return startServer(config, { ...(sources && { sources }), more });
  };
  let running = await start();
  let count = 0;
  return {
    get url() {
      return running.url;
    },
    dataDir,
    call: (method, path, options) => call(running.url, method, path, options),
    async register(name = `person${++count}`) {
      const person = await register(running.url, name);
      // Wherever the server is by then: a restart takes another port.
      return { ...person, call: (method, path, options) => call(running.url, method, path, options, person.token) };
    },
    execute: (sql) => execute(dataDir, created.environment.DATABASE_URL, sql),
    read: (sql) => read(dataDir, created.environment.DATABASE_URL, sql),
    async restart(changed) {
      await running.stop();
      running = await start(changed);
    },
    async stop() {
      await running.stop();
      await created.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
