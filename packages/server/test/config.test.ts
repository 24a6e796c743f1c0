import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sqlite } from "../../../services/test-databases.ts";
import * as limits from "../../model/src/limits.ts";
import { type Config, readConfig, SETTINGS, STATUS_OF, startServer } from "../src/index.ts";
import type { Description } from "./arbitrary-requests.ts";
import { configFor, startTestServer } from "./running-server.ts";

const ROOT = new URL("../../../", import.meta.url).pathname;
const MAIN = new URL("../src/main.js", import.meta.url).pathname;

function read(environment: Record<string, string> = {}): Config {
  const result = readConfig(environment);
  if ("faults" in result) throw new Error(result.faults.join("\n"));
  return result.config;
}

function faultsOf(environment: Record<string, string>): string[] {
  const result = readConfig(environment);
  return "faults" in result ? result.faults : [];
}

describe("settings", () => {
  const DEFAULTS: Config = {
    port: 3000,
    host: "0.0.0.0",
    dataDir: "./data",
    s3: undefined,
    databaseUrl: undefined,
    databasePool: { size: 5, overflow: 10, connectTimeout: 10, recycle: 3_600, tls: "url" },
    redisUrl: undefined,
    drainDelay: 0,
    publicUrl: undefined,
    mail: undefined,
    digest: { delay: 600, interval: 3_600 },
    embeddings: undefined,
    isDevelopment: false,
    jwtSecret: undefined,
    accessTokenTtl: 1_800,
    refreshTokenTtl: 604_800,
    trashTtl: 2_592_000,
    bcryptRounds: 12,
    registration: "open",
    corsOrigins: [],
    logLevel: "info",
    maxUploadBytes: 26_214_400,
    boardQuotaBytes: 1_073_741_824,
    userQuotaBytes: 1_073_741_824,
    rateLimit: { requests: 1_200, seconds: 60 },
    authRateLimit: { requests: 30, seconds: 60 },
    guessLimit: { requests: 10, seconds: 900 },
    isCookieSecure: false,
    trustProxy: false,
  };

  test("without any, the defaults; an empty one and one that is not known say nothing", () => {
    expect(read()).toEqual(DEFAULTS);
    const empty = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, ""]));
    expect(read({ ...empty, PATH: "/bin", SYNCBOARD: "x" })).toEqual(DEFAULTS);
  });

  test("the default of each is a value that it takes", () => {
    const defaults = Object.fromEntries(Object.entries(SETTINGS).map(([name, { byDefault }]) => [name, byDefault]));
    expect(read(defaults)).toEqual(DEFAULTS);
  });

  test.each<[string, string, Partial<Config>]>([
    ["PORT", "0", { port: 0 }],
    ["PORT", "65535", { port: 65_535 }],
    ["HOST", "::1", { host: "::1" }],
    [
      "STORAGE_URL",
      "s3://AKIA:a%2Fb+c%3D@s3.eu-central-1.amazonaws.com/our-files?region=eu-central-1",
      {
        s3: {
          endpoint: "https://s3.eu-central-1.amazonaws.com/our-files",
          region: "eu-central-1",
          accessKeyId: "AKIA",
          secretAccessKey: "a/b+c=",
          folder: "",
        },
      },
    ],
    [
      "STORAGE_URL",
      "s3://me:secret@minio:9000/files/board/two/?tls=off",
      {
        s3: {
          endpoint: "http://minio:9000/files",
          region: "us-east-1",
          accessKeyId: "me",
          secretAccessKey: "secret",
          folder: "board/two/",
        },
      },
    ],
    ["DATABASE_URL", "postgres://me:secret@db.example/board", { databaseUrl: "postgres://me:secret@db.example/board" }],
    ["DATABASE_URL", "postgresql://localhost/board", { databaseUrl: "postgresql://localhost/board" }],
    ["DB_SSL", "verify", { databasePool: { ...DEFAULTS.databasePool, tls: "verify" } }],
    ["DB_POOL_SIZE", "2", { databasePool: { ...DEFAULTS.databasePool, size: 2 } }],
    ["DB_POOL_OVERFLOW", "0", { databasePool: { ...DEFAULTS.databasePool, overflow: 0 } }],
    ["DB_CONNECT_TIMEOUT", "3s", { databasePool: { ...DEFAULTS.databasePool, connectTimeout: 3 } }],
    ["DB_POOL_RECYCLE", "5m", { databasePool: { ...DEFAULTS.databasePool, recycle: 300 } }],
    ["DRAIN_DELAY", "5s", { drainDelay: 5 }],
    ["PUBLIC_URL", "https://board.example.org", { publicUrl: "https://board.example.org", isCookieSecure: true }],
    ["PUBLIC_URL", "http://board.example.org", { publicUrl: "http://board.example.org" }],
    ["MAIL_FROM", "board@example.org", {}],
    ["NODE_ENV", "development", { isDevelopment: true }],
    ["NODE_ENV", "staging", {}],
    ["JWT_SECRET", "x".repeat(32), { jwtSecret: "x".repeat(32) }],
    ["ACCESS_TOKEN_TTL", "90s", { accessTokenTtl: 90 }],
    ["ACCESS_TOKEN_TTL", "2h", { accessTokenTtl: 7_200 }],
    ["REFRESH_TOKEN_TTL", "30d", { refreshTokenTtl: 2_592_000 }],
    ["TRASH_TTL", "7d", { trashTtl: 604_800 }],
    ["DIGEST_DELAY", "1s", { digest: { delay: 1, interval: 3_600 } }],
    ["DIGEST_INTERVAL", "1d", { digest: { delay: 600, interval: 86_400 } }],
    [
      "CORS_ORIGINS",
      "https://a.example, http://localhost:5173",
      { corsOrigins: ["https://a.example", "http://localhost:5173"] },
    ],
    ["RATE_LIMIT", "on", {}],
    ["RATE_LIMIT", "10/1", { rateLimit: { requests: 10, seconds: 1 } }],
    ["RATE_LIMIT", "off", { rateLimit: undefined, authRateLimit: undefined, guessLimit: undefined }],
    ["AUTH_RATE_LIMIT", "off", { authRateLimit: undefined }],
    ["GUESS_LIMIT", "3/60", { guessLimit: { requests: 3, seconds: 60 } }],
    ["GUESS_LIMIT", "off", { guessLimit: undefined }],
    ["COOKIE_SECURE", "on", { isCookieSecure: true }],
    ["TRUST_PROXY", "on", { trustProxy: true }],
    ["TRUST_PROXY", "10.0.0.0/8, ::1", { trustProxy: ["10.0.0.0/8", "::1"] }],
    ["LOG_LEVEL", "silent", { logLevel: "silent" }],
  ])("%s=%s is taken", (name, text, changed) => {
    expect(read({ [name]: text })).toEqual({ ...DEFAULTS, ...changed });
  });

  test("a limit that is set holds though the others are off", () => {
    const off = { ...DEFAULTS, rateLimit: undefined, authRateLimit: undefined, guessLimit: undefined };
    expect(read({ RATE_LIMIT: "off", AUTH_RATE_LIMIT: "", GUESS_LIMIT: "" })).toEqual(off);
    expect(read({ RATE_LIMIT: "off", AUTH_RATE_LIMIT: "30/60" })).toEqual({
      ...off,
      authRateLimit: DEFAULTS.authRateLimit,
    });
    expect(read({ RATE_LIMIT: "off", GUESS_LIMIT: "on" })).toEqual({ ...off, guessLimit: DEFAULTS.guessLimit });
  });

  test.each([
    ["PORT", ["abc", "-1", "65536", "80.5", " 80", "0x50"]],
    ["HOST", ["two words", "http://localhost"]],
    ["DATA_DIR", [" "]],
    [
      "STORAGE_URL",
      [
        "https://me:secret@minio/files",
        "s3://files",
        "s3://minio/files",
        "s3://me@minio/files",
        "s3://me:secret@minio",
        "s3://me:se/cret@minio/files",
        "s3://me:sec%ret@minio/files",
        "s3://me:secret@minio/files/..%2f",
        "s3://me:secret@minio/files/.hidden",
        "s3://me:secret@minio/files?tls=no",
        "s3://me:secret@minio/files?regoin=garage",
        "s3://me:secret@minio/files#x",
      ],
    ],
    ["DATABASE_URL", ["mysql://localhost/syncboard", "localhost:5432"]],
    ["DB_SSL", ["on", "true", "verify-full"]],
    ["DB_POOL_SIZE", ["0", "1001"]],
    ["DB_POOL_OVERFLOW", ["-1"]],
    ["DB_CONNECT_TIMEOUT", ["0s", "10", "30d"]],
    ["DB_POOL_RECYCLE", ["never", "30d"]],
    ["REDIS_URL", ["http://localhost", "localhost:6379"]],
    ["DRAIN_DELAY", ["6s", "-1s", "1"]],
    [
      "PUBLIC_URL",
      ["board.example.org", "https://board.example.org/", "https://board.example.org/x", "ftp://a.example"],
    ],
    ["SMTP_URL", ["mail.example.org:25", "http://mail.example.org"]],
    [
      "MAIL_FROM",
      ["board", "board@example.org, eve@example.org", "Board <board>", "a@example.org\r\nBcc: b@example.org"],
    ],
    ["JWT_SECRET", ["short", "x".repeat(31)]],
    ["ACCESS_TOKEN_TTL", ["30", "0m", "-1m", "1.5h", "1w", "m"]],
    ["REFRESH_TOKEN_TTL", ["forever"]],
    ["TRASH_TTL", ["0d", "1h"]],
    ["EMBEDDINGS_URL", ["localhost:11434", "ftp://localhost/v1", "http://me:secret@localhost/v1"]],
    ["EMBEDDINGS_MODEL", ["x".repeat(201)]],
    ["EMBEDDINGS_KEY", ["two words", "clé"]],
    ["DIGEST_DELAY", ["0s", "2d"]],
    ["DIGEST_INTERVAL", ["0s", "8d"]],
    ["BCRYPT_ROUNDS", ["3", "17", "ten"]],
    ["CORS_ORIGINS", ["*", "example.org", "https://example.org/", "https://a.example,", "https://a.example/path"]],
    ["LOG_LEVEL", ["loud", "INFO"]],
    ["MAX_UPLOAD_BYTES", ["0", "25MB"]],
    ["RATE_LIMIT", ["yes", "100", "0/60", "100/0", "100/60/1"]],
    ["AUTH_RATE_LIMIT", ["yes"]],
    ["GUESS_LIMIT", ["10", "10/0"]],
    ["COOKIE_SECURE", ["true", "1"]],
    ["TRUST_PROXY", ["nginx", "true"]],
  ])("%s takes none of %j", (name, texts) => {
    for (const text of texts) {
      const faults = faultsOf({ [name]: text });
      expect(faults, text).toHaveLength(1);
      expect(faults[0]).toMatch(new RegExp(`^${name} is .+; it must be .+\\.$`));
      expect(faults[0]).not.toContain("\n");
    }
  });

  test("several processes need PostgreSQL and one secret, and that is said", () => {
    const redis = { REDIS_URL: "redis://localhost:6379" };
    const postgres = { DATABASE_URL: "postgres://localhost/board" };
    expect(faultsOf(redis)).toEqual([
      "REDIS_URL is set and DATABASE_URL is not; several processes need PostgreSQL.",
      "REDIS_URL is set and JWT_SECRET is not; all processes must have the same one.",
    ]);
    expect(faultsOf({ ...redis, ...postgres })).toHaveLength(1);
    expect(read({ ...redis, ...postgres, JWT_SECRET: "x".repeat(32) }).redisUrl).toBe("redis://localhost:6379");
  });

  test("a site that is reached by HTTPS keeps its cookie to HTTPS, unless it is told otherwise", () => {
    const isSecure = (environment: Record<string, string>) => read(environment).isCookieSecure;
    for (const [url, byItself] of [
      ["https://board.example.org", true],
      ["http://board.example.org", false],
      ["", false],
    ] as const) {
      expect(isSecure({ PUBLIC_URL: url })).toBe(byItself);
      expect(isSecure({ PUBLIC_URL: url, COOKIE_SECURE: "" })).toBe(byItself);
      expect(isSecure({ PUBLIC_URL: url, COOKIE_SECURE: "on" })).toBe(true);
      expect(isSecure({ PUBLIC_URL: url, COOKIE_SECURE: "off" })).toBe(false);
    }
  });

  test("mails need a sender and an address that their links lead to, and that is said", () => {
    const smtp = { SMTP_URL: "smtps://me:hunter2@mail.example.org" };
    const rest = { MAIL_FROM: "Our boards <board@example.org>", PUBLIC_URL: "https://board.example.org" };
    expect(faultsOf(smtp)).toEqual([
      "SMTP_URL is set and MAIL_FROM is not; mails need a sender.",
      "SMTP_URL is set and PUBLIC_URL is not; links in mails lead there.",
    ]);
    expect(read({ ...smtp, ...rest }).mail).toEqual({
      smtpUrl: smtp.SMTP_URL,
      from: { name: "Our boards", address: "board@example.org" },
    });
  });

  test("vectors are of a model, and the key that they want is not said again", () => {
    const url = "http://localhost:11434/v1";
    expect(faultsOf({ EMBEDDINGS_URL: url })).toEqual([
      "EMBEDDINGS_URL is set and EMBEDDINGS_MODEL is not; vectors are of a model.",
    ]);
    expect(read({ EMBEDDINGS_MODEL: "m", EMBEDDINGS_KEY: "k" }).embeddings).toBeUndefined();
    const whole = { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: "nomic-embed-text" };
    expect(read(whole).embeddings).toEqual({ url, model: "nomic-embed-text", key: undefined });
    expect(read({ ...whole, EMBEDDINGS_KEY: "sk-1" }).embeddings?.key).toBe("sk-1");
    const [fault = ""] = faultsOf({ ...whole, EMBEDDINGS_KEY: "hunter2 hunter3" });
    expect(fault).toMatch(/^EMBEDDINGS_KEY is what it is; /);
    expect(fault).not.toContain("hunter2");
  });

  test("each fault has its line, in the order of the settings, and none shows the secret", () => {
    const faults = faultsOf({ TRUST_PROXY: "x y", JWT_SECRET: "hunter2", PORT: "abc", LOG_LEVEL: "loud" });
    expect(faults.map((line) => line.split(" ")[0])).toEqual(["PORT", "JWT_SECRET", "LOG_LEVEL", "TRUST_PROXY"]);
    expect(faults.join()).not.toContain("hunter2");
  });

  test("the server says what does not fit, and does not start", () => {
    const environment = { PATH: process.env.PATH, PORT: "abc", COOKIE_SECURE: "maybe" };
    const { status, stderr, stdout } = spawnSync(process.execPath, [MAIN], { cwd: tmpdir(), env: environment });
    expect(status).toBe(1);
    expect(stdout.toString()).toBe("");
    expect(stderr.toString().trimEnd().split("\n")).toEqual([
      "SyncBoard cannot start with these settings:",
      '  PORT is "abc"; it must be a whole number from 0 to 65535.',
      '  COOKIE_SECURE is "maybe"; it must be on or off.',
    ]);
  });
});

test("an address with a password in it is not said again", () => {
  for (const name of ["DATABASE_URL", "REDIS_URL", "SMTP_URL", "STORAGE_URL", "EMBEDDINGS_URL", "JWT_SECRET"]) {
    const read = readConfig({ [name]: "x://me:hunter2@db/x" });
    expect("faults" in read && read.faults.join()).toContain(name);
    expect("faults" in read && read.faults.join()).not.toContain("hunter2");
  }
});

test("the data folder is made for the owner of the process alone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "syncboard-folder-"));
  const dataDir = join(folder, "data");
  const running = await startServer(configFor(dataDir));
  await running.stop();
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  rmSync(folder, { recursive: true, force: true });
});

describe("the secret that signs access tokens", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "syncboard-secret-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is made once, for its owner alone, and is the same after a restart", async () => {
    const server = await startTestServer(sqlite);
    try {
      const file = join(server.dataDir, "jwt-secret");
      const secret = readFileSync(file, "utf8");
      expect(secret).toMatch(/^[\w-]{64}$/);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const { token } = await server.register();
      await server.restart();
      expect(readFileSync(file, "utf8")).toBe(secret);
      const headers = { authorization: `Bearer ${token}` };
      expect((await server.call("GET", "/auth/me", { headers })).status).toBe(200);
    } finally {
      await server.stop();
    }
  });

  test("is not kept when it is set", async () => {
    const server = await startTestServer(sqlite, { JWT_SECRET: "a secret that is long enough for the tests" });
    try {
      expect(existsSync(join(server.dataDir, "jwt-secret"))).toBe(false);
    } finally {
      await server.stop();
    }
  });

  test.each(["", "short\n"])("a file that holds %j in its place stops the start and is named", async (content) => {
    const file = join(folder, "jwt-secret");
    writeFileSync(file, content);
    await expect(startServer(configFor(folder))).rejects.toThrow(file);
    // And lets go of the folder: the next start is not told that another server has it.
    rmSync(file);
    await (await startServer(configFor(folder))).stop();
    rmSync(file);
  });
});

describe("the documents", () => {
  const operate = readFileSync(join(ROOT, "docs/operate.md"), "utf8");

  /** The rows of the table under a heading, without its head. */
  function tableUnder(heading: string): string[][] {
    const [, section = ""] = operate.split(`\n## ${heading}\n`);
    const [table = ""] = /(^\|.*\n)+/m.exec(section.split("\n## ")[0] ?? "") ?? [];
    const rows = table.trimEnd().split("\n").slice(2);
    return rows.map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  }

  const code = (text: string) => (text === "" ? "" : `\`${text}\``);

  test(".env.example lists each setting with its default and what it is", () => {
    const [, ...settings] = readFileSync(join(ROOT, ".env.example"), "utf8").trimEnd().split("\n\n");
    const wanted = Object.entries(SETTINGS).map(([name, { about, byDefault }]) => `# ${about}\n# ${name}=${byDefault}`);
    expect(settings).toEqual(wanted);
  });

  test("operate.md lists each setting with its default and what it is", () => {
    const wanted = Object.entries(SETTINGS).map(([name, { about, byDefault }]) => [code(name), code(byDefault), about]);
    expect(tableUnder("Settings")).toEqual(wanted);
  });

  test("operate.md lists each code of an error with its status and its meaning", () => {
    const rows = tableUnder("Errors");
    const wanted = Object.entries(STATUS_OF).map(([name, status]) => [code(name), String(status)]);
    expect(rows.map(([name, status]) => [name, status]).toSorted()).toEqual(wanted.toSorted());
    for (const [, , meaning] of rows) expect(meaning).toMatch(/\w.*\.$/);
  });

  test("operate.md names the limits as they are", async () => {
    const server = await startTestServer(sqlite);
    try {
      const { paths } = (await (await fetch(`${server.url}/openapi.json`)).json()) as Description;
      const bodyOf = (path: string) =>
        paths[`/api/v1${path}`]?.post?.requestBody?.content["application/json"]?.schema.properties;
      const [board, commands] = [bodyOf("/boards"), bodyOf("/boards/{boardId}/commands")];
      const [wipLimit] = bodyOf("/boards/{boardId}/columns")?.wipLimit?.anyOf ?? [];
      const [limit] = paths["/api/v1/boards"]?.get?.parameters ?? [];
      const wanted: Record<string, number | undefined> = {
        ...limits,
        Title: board?.title?.maxLength,
        Description: board?.description?.anyOf?.[0]?.maxLength,
        WipLimit: wipLimit?.maximum,
        commands: commands?.commands?.maxItems,
        columns: board?.columns?.maxItems,
        limit: limit?.schema.maximum,
      };
      const rows = Object.fromEntries(tableUnder("Limits").map(([name = "", most]) => [name, most]));
      expect(rows).toEqual(
        Object.fromEntries(Object.entries(wanted).map(([name, most]) => [code(name), most?.toLocaleString("en")])),
      );
    } finally {
      await server.stop();
    }
  });
});
