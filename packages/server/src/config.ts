import { REGISTRATIONS, type Registration } from "./account/registration.ts";
import type { DatabaseTls, PoolSettings } from "./database/postgres.ts";
import { type MailAddress, readMailAddress } from "./mail/mail-address.ts";
import type { EmbeddingsSettings } from "./meaning/embeddings.ts";
import { EMBEDDINGS_SETTINGS, embeddingsOf } from "./meaning/settings.ts";
import { readS3Place, type S3Place } from "./storage/s3-place.ts";

/** `requests` in `seconds`, for one user or address. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Where files are. Undefined: in the data folder. */
  readonly s3: S3Place | undefined;
  /** Undefined: SQLite in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly databasePool: PoolSettings;
  /** Undefined: one process. */
  readonly redisUrl: string | undefined;
  /** Seconds. */
  readonly drainDelay: number;
  /** The origin under which people reach the site, for links in mails. */
  readonly publicUrl: string | undefined;
  /** Undefined: no mail is sent. */
  readonly mail: { readonly smtpUrl: string; readonly from: MailAddress } | undefined;
  /** Seconds: how long something is unread before it is mailed, and between two letters to one person. */
  readonly digest: { readonly delay: number; readonly interval: number };
  /** Who makes vectors of what people write and look for. Undefined: nobody, and nothing is sent. */
  readonly embeddings: EmbeddingsSettings | undefined;
  readonly isDevelopment: boolean;
  readonly jwtSecret: string | undefined;
  /** Seconds. */
  readonly accessTokenTtl: number;
  /** Seconds. */
  readonly refreshTokenTtl: number;
  /** Seconds. */
  readonly trashTtl: number;
  readonly bcryptRounds: number;
  /** Who may make an account; administrators may be stricter. */
  readonly registration: Registration;
  readonly corsOrigins: readonly string[];
  readonly logLevel: string;
  readonly maxUploadBytes: number;
  readonly boardQuotaBytes: number;
  readonly userQuotaBytes: number;
  readonly rateLimit: Rate | undefined;
  readonly authRateLimit: Rate | undefined;
  /** Wrong passwords for one account from one address. */
  readonly guessLimit: Rate | undefined;
  readonly isCookieSecure: boolean;
  readonly trustProxy: boolean | string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Setting<Value> {
  /** As one would write it in `.env`. */
  readonly byDefault: string;
  readonly about: string;
  /** Undefined: the text does not fit. */
  readonly read: (text: string) => Value | undefined;
  readonly wants: string;
}

/** Characters. */
export const LEAST_SECRET = 32;
const TLS: readonly DatabaseTls[] = ["url", "off", "require", "verify"];
const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

function whole(minimum: number, maximum: number, about: string, byDefault: number): Setting<number> {
  return {
    byDefault: String(byDefault),
    about,
    wants: `a whole number from ${minimum} to ${maximum}`,
    read: (text) => {
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      return value >= minimum && value <= maximum ? value : undefined;
    },
  };
}

function quota(about: string): Setting<number> {
  return whole(0, 1_000_000_000_000_000, `${about}, in bytes; 0: any amount.`, 1_073_741_824);
}

const DAY = 86_400;
const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: DAY };

/** Seconds. */
function duration(about: string, byDefault: string, least = 1, most = Number.POSITIVE_INFINITY): Setting<number> {
  return {
    byDefault,
    about,
    wants: most < Number.POSITIVE_INFINITY ? `from ${least}s to ${most}s` : "a number with s, m, h or d, like 30m",
    read: (text) => {
      const [, count, unit] = /^(0|[1-9]\d{0,8})([smhd])$/.exec(text) ?? [];
      const each = unit === undefined ? undefined : UNIT_SECONDS[unit];
      const seconds = each === undefined ? undefined : Number(count) * each;
      return seconds !== undefined && seconds >= least && seconds <= most ? seconds : undefined;
    },
  };
}

/** An address of one of these kinds; empty: none. */
function address(kinds: readonly string[], about: string): Setting<string> {
  return {
    byDefault: "",
    about,
    wants: `an address like ${kinds[0]}://host/…, or empty`,
    read: (text) => {
      const isFit = text === "" || (URL.canParse(text) && kinds.some((kind) => text.startsWith(`${kind}://`)));
      return isFit ? text : undefined;
    },
  };
}

/** `undefined` inside: no limit. */
function rate(about: string, on: Rate): Setting<{ limit: Rate | undefined }> {
  return {
    byDefault: `${on.requests}/${on.seconds}`,
    about,
    wants: "on, off, or requests/seconds like 600/60",
    read: (text) => {
      if (text === "off") return { limit: undefined };
      if (text === "on") return { limit: on };
      const [, requests, seconds] = /^([1-9]\d{0,8})\/([1-9]\d{0,5})$/.exec(text) ?? [];
      return requests === undefined ? undefined : { limit: { requests: Number(requests), seconds: Number(seconds) } };
    },
  };
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** Every setting: `.env.example` and docs/operate.md list the same, and a test holds them to it. */
export const SETTINGS = {
  PORT: whole(0, 65_535, "The port to listen on; 0 takes any free one.", 3000),
  HOST: {
    byDefault: "0.0.0.0",
    about: "The address to listen on; 127.0.0.1 for this machine alone.",
    wants: "an address or a host name",
    read: (text: string) => (/^[\w.:-]+$/.test(text) ? text : undefined),
  },
  DATA_DIR: {
    byDefault: "./data",
    about: "The folder for the database, the files and the generated secret.",
    wants: "a folder",
    read: (text: string) => (text.trim() === "" ? undefined : text),
  },
  STORAGE_URL: {
    byDefault: "",
    about: "The bucket for the files: s3://KEY:SECRET@host/bucket?region=eu-central-1. Empty: a folder in DATA_DIR.",
    wants: "an address like s3://KEY:SECRET@host/bucket, where a / in the secret is %2F, or empty",
    read: (text: string) => {
      const s3 = readS3Place(text);
      return text === "" || s3 ? { s3 } : undefined;
    },
  },
  DATABASE_URL: address(
    ["postgres", "postgresql"],
    "Where PostgreSQL is: postgres://user:password@host/database. Empty: SQLite in DATA_DIR.",
  ),
  DB_SSL: {
    byDefault: "url",
    about:
      "TLS to PostgreSQL: off, require (encrypted), verify (and by a certificate that we trust), or url: as sslmode says.",
    wants: `one of ${TLS.join(", ")}`,
    read: (text: string) => TLS.find((each) => each === text),
  },
  DB_POOL_SIZE: whole(1, 1_000, "Connections to PostgreSQL that are kept.", 5),
  DB_POOL_OVERFLOW: whole(0, 1_000, "How many more there may be while there is much to do.", 10),
  DB_CONNECT_TIMEOUT: duration(
    "How long to wait for a connection, a new or a free one, before answering 503.",
    "10s",
    1,
    60,
  ),
  DB_POOL_RECYCLE: duration("How old a connection may grow.", "1h", 1, DAY),
  REDIS_URL: address(
    ["redis", "rediss"],
    "What several processes on one PostgreSQL talk over: redis://host:6379. Empty: one process.",
  ),
  PUBLIC_URL: {
    byDefault: "",
    about: "The address under which people reach the site, for links in mails: https://board.example.org.",
    wants: "an origin like https://board.example.org, or empty",
    read: (text: string) => (text === "" || (isOrigin(text) && /^https?:/.test(text)) ? text : undefined),
  },
  SMTP_URL: address(
    ["smtp", "smtps"],
    "The server that sends mails: smtp://user:password@host:587 (STARTTLS) or smtps://. Empty: no mails, so no way to a forgotten password.",
  ),
  MAIL_FROM: {
    byDefault: "",
    about: "Whom mails are from: board@example.org, or SyncBoard <board@example.org>.",
    wants: "an e-mail address, or a name and an address in angle brackets",
    read: (text: string) => {
      const from = readMailAddress(text);
      return text === "" || from ? { from } : undefined;
    },
  },
  ...EMBEDDINGS_SETTINGS,
  DIGEST_DELAY: duration("How long a notification is unread before it is mailed.", "10m", 1, DAY),
  DIGEST_INTERVAL: duration("How long after a mail with notifications somebody gets no other.", "1h", 1, 7 * DAY),
  JWT_SECRET: {
    byDefault: "",
    about:
      "Signs access tokens; at least 32 characters. Empty: made once and kept in DATA_DIR/jwt-secret, for one process.",
    wants: "at least 32 characters, or empty",
    read: (text: string) => (text === "" || text.length >= LEAST_SECRET ? text : undefined),
  },
  ACCESS_TOKEN_TTL: duration("How long an access token is good.", "30m"),
  REFRESH_TOKEN_TTL: duration("How long a device stays signed in without being used.", "7d"),
  TRASH_TTL: duration(
    "How long what was deleted, boards and subjects too, can be had back; then it is gone for good.",
    "30d",
    DAY,
  ),
  BCRYPT_ROUNDS: whole(4, 16, "The cost of a password hash, as a power of two.", 12),
  REGISTRATION: {
    byDefault: "open",
    about:
      "Who may make an account: open (everybody), invite (who has an invite of an administrator), closed. Administrators may be stricter, not laxer. Who comes first is always let in, and administers.",
    wants: `one of ${REGISTRATIONS.join(", ")}`,
    read: (text: string) => REGISTRATIONS.find((each) => each === text),
  },
  CORS_ORIGINS: {
    byDefault: "",
    about: "Other sites whose pages may use the API, separated by commas, like https://tools.example.org.",
    wants: "origins like https://example.org, separated by commas",
    read: (text: string) => {
      const origins = text.split(",").map((each) => each.trim());
      if (text.trim() === "") return [];
      return origins.every(isOrigin) ? origins : undefined;
    },
  },
  LOG_LEVEL: {
    byDefault: "info",
    about: "How much to log.",
    wants: `one of ${LEVELS.join(", ")}`,
    read: (text: string) => (LEVELS.includes(text) ? text : undefined),
  },
  NODE_ENV: {
    byDefault: "production",
    about: "development writes the mails to the log where there is no SMTP_URL; everything else is production.",
    wants: "development or production",
    read: (text: string) => ({ isDevelopment: text === "development" }),
  },
  MAX_UPLOAD_BYTES: whole(1, 10_000_000_000, "The largest file that may be uploaded, in bytes.", 26_214_400),
  BOARD_QUOTA_BYTES: quota("How much may be attached to the cards of one board together, its trash included"),
  USER_QUOTA_BYTES: quota("How much one user may keep as files in their subjects together, the trash included"),
  RATE_LIMIT: rate("Requests for each user or address: on, off, or requests/seconds.", {
    requests: 1_200,
    seconds: 60,
  }),
  AUTH_RATE_LIMIT: rate(
    "The same for register, login and OAuth 2, for each address. Not set: off when RATE_LIMIT is off.",
    { requests: 30, seconds: 60 },
  ),
  GUESS_LIMIT: rate(
    "Wrong passwords for one account from one address; ten times as many from all. Not set: off when RATE_LIMIT is off.",
    { requests: 10, seconds: 900 },
  ),
  COOKIE_SECURE: {
    byDefault: "",
    about:
      "Send the refresh cookie over HTTPS only: on wherever users come by HTTPS. Empty: on if PUBLIC_URL is https.",
    wants: "on or off",
    read: (text: string) => {
      if (text === "") return { isSecure: undefined };
      return text === "on" || text === "off" ? { isSecure: text === "on" } : undefined;
    },
  },
  DRAIN_DELAY: duration(
    "After SIGTERM, how long to go on serving while /health/ready answers 503, so that a proxy sends no more.",
    "0s",
    0,
    5,
  ),
  TRUST_PROXY: {
    byDefault: "off",
    about: "Whose X-Forwarded-For to believe: off, on, or addresses and networks separated by commas.",
    wants: "on, off, or addresses separated by commas",
    read: (text: string) => {
      if (text === "on" || text === "off") return { proxies: text === "on" };
      const proxies = text.split(",").map((each) => each.trim());
      return proxies.every((each) => /^[\da-fA-F.:]+(\/\d{1,3})?$/.test(each)) ? { proxies } : undefined;
    },
  },
} as const satisfies Record<string, Setting<unknown>>;

const SECRETS: ReadonlySet<string> = new Set([
  ...["JWT_SECRET", "DATABASE_URL", "REDIS_URL", "SMTP_URL", "STORAGE_URL", "EMBEDDINGS_URL", "EMBEDDINGS_KEY"],
]);

type Values = { [Name in keyof typeof SETTINGS]: Exclude<ReturnType<(typeof SETTINGS)[Name]["read"]>, undefined> };

/** The configuration, or one line for each setting that does not fit. */
export function readConfig(environment: Environment): { config: Config } | { faults: string[] } {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, { read, byDefault, wants }] of Object.entries(SETTINGS)) {
    const text = environment[name] ?? byDefault;
    const value = read(text === "" ? byDefault : text);
    // A secret that does not fit is still a secret, and an address may carry a password.
    const said = SECRETS.has(name) ? "what it is" : JSON.stringify(text);
    if (value === undefined) faults.push(`${name} is ${said}; it must be ${wants}.`);
    else values[name] = value;
  }
  if (faults.length > 0) return { faults };
  const fitting = values as Values;
  const config = configOf(fitting, (name) => (environment[name] ?? "") !== "");
  const together = faultsBetween(config, fitting);
  return together.length > 0 ? { faults: together } : { config };
}

/** What fits by itself and not with the rest. */
function faultsBetween(config: Config, values: Values): string[] {
  const faults: string[] = [];
  if (config.redisUrl !== undefined && config.databaseUrl === undefined) {
    faults.push("REDIS_URL is set and DATABASE_URL is not; several processes need PostgreSQL.");
  }
  if (config.redisUrl !== undefined && config.jwtSecret === undefined) {
    faults.push("REDIS_URL is set and JWT_SECRET is not; all processes must have the same one.");
  }
  if (values.SMTP_URL !== "" && values.MAIL_FROM.from === undefined) {
    faults.push("SMTP_URL is set and MAIL_FROM is not; mails need a sender.");
  }
  if (values.SMTP_URL !== "" && config.publicUrl === undefined) {
    // Never the Host of a request: who asks could choose where the link in somebody else's mail leads.
    faults.push("SMTP_URL is set and PUBLIC_URL is not; links in mails lead there.");
  }
  if (config.embeddings?.model === "") {
    faults.push("EMBEDDINGS_URL is set and EMBEDDINGS_MODEL is not; vectors are of a model.");
  }
  return faults;
}

function configOf(values: Values, isSet: (name: keyof Values) => boolean): Config {
  const goesWithoutLimits = values.RATE_LIMIT.limit === undefined;
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    s3: values.STORAGE_URL.s3,
    databaseUrl: values.DATABASE_URL === "" ? undefined : values.DATABASE_URL,
    databasePool: {
      size: values.DB_POOL_SIZE,
      overflow: values.DB_POOL_OVERFLOW,
      connectTimeout: values.DB_CONNECT_TIMEOUT,
      recycle: values.DB_POOL_RECYCLE,
      tls: values.DB_SSL,
    },
    redisUrl: values.REDIS_URL === "" ? undefined : values.REDIS_URL,
    drainDelay: values.DRAIN_DELAY,
    publicUrl: values.PUBLIC_URL === "" ? undefined : values.PUBLIC_URL,
    mail: mailOf(values),
    digest: { delay: values.DIGEST_DELAY, interval: values.DIGEST_INTERVAL },
    embeddings: embeddingsOf(values),
    isDevelopment: values.NODE_ENV.isDevelopment,
    jwtSecret: values.JWT_SECRET === "" ? undefined : values.JWT_SECRET,
    accessTokenTtl: values.ACCESS_TOKEN_TTL,
    refreshTokenTtl: values.REFRESH_TOKEN_TTL,
    trashTtl: values.TRASH_TTL,
    bcryptRounds: values.BCRYPT_ROUNDS,
    registration: values.REGISTRATION,
    corsOrigins: values.CORS_ORIGINS,
    logLevel: values.LOG_LEVEL,
    maxUploadBytes: values.MAX_UPLOAD_BYTES,
    boardQuotaBytes: values.BOARD_QUOTA_BYTES,
    userQuotaBytes: values.USER_QUOTA_BYTES,
    rateLimit: values.RATE_LIMIT.limit,
    authRateLimit: goesWithoutLimits && !isSet("AUTH_RATE_LIMIT") ? undefined : values.AUTH_RATE_LIMIT.limit,
    guessLimit: goesWithoutLimits && !isSet("GUESS_LIMIT") ? undefined : values.GUESS_LIMIT.limit,
    isCookieSecure: values.COOKIE_SECURE.isSecure ?? values.PUBLIC_URL.startsWith("https:"),
    trustProxy: values.TRUST_PROXY.proxies,
  };
}

function mailOf({ SMTP_URL: smtpUrl, MAIL_FROM: { from } }: Values): Config["mail"] {
  return smtpUrl === "" || from === undefined ? undefined : { smtpUrl, from };
}
