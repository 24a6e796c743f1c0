import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type NewDatabase, newDatabase } from "../../../services/new-database.ts";
import { type Postgres, startPostgres } from "../../../services/postgres.ts";
import { connectionOf, type DatabaseTls } from "../src/database/postgres.ts";
import { startInstance } from "./instances.ts";
import { add, sharedBoard } from "./made-board.ts";
import { register } from "./running-server.ts";

// The connections that a process has to PostgreSQL: how many, and how they are made.

const databaseUrl = process.env.TEST_DATABASE_URL;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "syncboard-pool-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!databaseUrl)("a process with one connection to PostgreSQL", () => {
  let database: NewDatabase;
  beforeAll(async () => {
    database = await newDatabase(databaseUrl ?? "");
  });
  afterAll(() => database?.drop());

  test("answers 503 and soon while somebody holds it up, says how it stands, and goes on afterwards", async () => {
    const environment = {
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      DB_POOL_SIZE: "1",
      DB_POOL_OVERFLOW: "0",
      DB_CONNECT_TIMEOUT: "1s",
    };
    const instance = await startInstance({ environment });
    onTestFinished(() => instance.stop());
    const ann = await register(instance.url, "ann");
    const bob = await register(instance.url, "bob");
    const board = await sharedBoard(ann, bob);
    const ready = async () => {
      const answer = await fetch(`${instance.url}/health/ready`);
      return { status: answer.status, body: await answer.json() };
    };
    expect(await ready()).toEqual({
      status: 200,
      body: {
        status: "ok",
        database: "ok",
        bus: "none",
        storage: "ok",
        pool: { open: 1, idle: 1, waiting: 0, most: 1 },
      },
    });

    const holding = new Client({ connectionString: database.url });
    await holding.connect();
    onTestFinished(() => holding.end());
    await holding.query("begin");
    await holding.query("select from board where id = $1 for update", [board.boardId]);
    const held = ann.call("PATCH", `/boards/${board.boardId}`, { body: { title: "Held up" } });
    await expect.poll(async () => await connections(instance.url, "idle")).toBe(0);

    for (let count = 0; count < 3; count++) {
      const from = performance.now();
      const { status, headers, body } = await bob.call("GET", "/boards");
      expect([status, body.code]).toEqual([503, "unavailable"]);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
      expect(performance.now() - from).toBeLessThan(3_000);
    }
    // The pool is busy, and the database is there: another process would have no more luck.
    expect(await ready()).toMatchObject({ status: 200, body: { pool: { open: 1, idle: 0, most: 1 } } });
    expect(await connections(instance.url, "open")).toBe(1);
    expect(await connections(instance.url, "most")).toBe(1);

    await holding.query("rollback");
    expect((await held).status).toBe(200);
    expect((await bob.call("GET", "/boards")).status).toBe(200);
    expect(await add(ann, board)).toBe(4);
    expect((await ready()).status).toBe(200);
  });

  test("gives up on a lock that nobody lets go of, with 503", { timeout: 30_000 }, async () => {
    const instance = await startInstance({ environment: { DATA_DIR: folder, DATABASE_URL: database.url } });
    onTestFinished(() => instance.stop());
    const ann = await register(instance.url, "ann");
    const bob = await register(instance.url, "bob");
    const board = await sharedBoard(ann, bob);
    const holding = new Client({ connectionString: database.url });
    await holding.connect();
    onTestFinished(() => holding.end());
    await holding.query("begin");
    await holding.query("select from board where id = $1 for update", [board.boardId]);
    const from = performance.now();
    const path = `/boards/${board.boardId}`;
    const change = () => ann.call("PATCH", path, { body: { title: "Held up" } });
    const first = change();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    // Those that come behind it do not wait for one time-out after the other.
    const behind = [bob.call("GET", path), change(), bob.call("GET", path), change()];
    const answers = await Promise.all([first, ...behind]);
    for (const { status, headers } of answers) {
      expect(status).toBe(503);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(performance.now() - from).toBeLessThan(9_000);
    await holding.query("rollback");
    expect(await add(ann, board)).toBe(3);
  });
});

describe("what an address says of TLS, and DB_SSL", () => {
  const encrypted = { rejectUnauthorized: false };
  const verified = { rejectUnauthorized: true };
  test.each<[string, DatabaseTls, string, unknown]>([
    ["", "url", "", false],
    ["?sslmode=disable", "url", "", false],
    ["?sslmode=prefer", "url", "", encrypted],
    ["?sslmode=require", "url", "", encrypted],
    ["?ssl=true", "url", "", encrypted],
    ["?sslmode=verify-full", "url", "", verified],
    ["?ssl=true&sslrootcert=/ca.pem", "off", "", false],
    ["?sslmode=disable", "require", "", encrypted],
    ["?sslmode=require&connect_timeout=3", "verify", "?connect_timeout=3", verified],
    ["?sslmode=require&sslrootcert=/ca.pem", "url", "?sslrootcert=%2Fca.pem", undefined],
    ["?application_name=kanban&statement_timeout=0", "url", "", false],
  ])("%j with %s", (said, setting, left, ssl) => {
    const base = "postgres://me@db.example/board";
    expect(connectionOf(base + said, setting)).toEqual({ url: base + left, ssl });
  });
});

describe.skipIf(!databaseUrl)("a PostgreSQL that speaks TLS with a certificate of its own making", () => {
  let postgres: Postgres;
  beforeAll(async () => {
    const certFile = join(folder, "server.crt");
    const keyFile = join(folder, "server.key");
    // Comes with every PostgreSQL of Debian.
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", keyFile];
    execFileSync("openssl", ["req", "-x509", ...key, "-out", certFile, "-days", "2", ...subject], { stdio: "pipe" });
    postgres = await startPostgres({ tls: { certFile, keyFile } });
  });
  afterAll(() => postgres?.stop());

  const start = async (query: string, environment: Readonly<Record<string, string>>) => {
    const { url } = await postgres.newDatabase();
    return await startInstance({ environment: { DATA_DIR: folder, DATABASE_URL: url + query, ...environment } });
  };

  test.each([
    ["", { DB_SSL: "require" }, true],
    ["?sslmode=require", {}, true],
    ["", {}, false],
    ["?sslmode=require", { DB_SSL: "off" }, false],
  ] as const)("is reached with %j and %j: encrypted %s", async (query, environment, isEncrypted) => {
    const instance = await start(query, environment);
    onTestFinished(() => instance.stop());
    await register(instance.url, "ann");
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query<{ ssl: boolean }>(
      "select ssl from pg_stat_ssl join pg_stat_activity using (pid) where application_name = 'syncboard'",
    );
    await client.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ ssl }) => ssl))).toEqual(new Set([isEncrypted]));
  });

  test.each([
    ["", { DB_SSL: "verify" }],
    ["?sslmode=verify-full", {}],
  ] as const)("is refused with %j and %j, and the process says why", async (query, environment) => {
    await expect(start(query, environment)).rejects.toThrow(/self-signed certificate/);
  });
});

async function connections(url: string, state: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^syncboard_database_connections\\{state="${state}"\\} (\\d+)$`, "m").exec(text)?.[1]);
}
