import { findPostgres, startPostgres } from "./postgres.ts";
import { findRedis, startRedis } from "./redis.ts";
import { findS3, startS3 } from "./s3.ts";
import type { Service } from "./service.ts";

// Before the first test: the servers that tests want, in the variables by which their workers find them. Who has set a
// variable has servers already; its user on PostgreSQL may create databases, and the bucket is on 127.0.0.1.

interface Wanted {
  readonly name: string;
  readonly variable: string;
  readonly debianPackage: string;
  readonly find: () => string | undefined;
  readonly start: () => Promise<Service>;
}

const WANTED: readonly Wanted[] = [
  {
    name: "PostgreSQL",
    variable: "TEST_DATABASE_URL",
    debianPackage: "postgresql",
    find: findPostgres,
    start: startPostgres,
  },
  {
    name: "Redis",
    variable: "TEST_REDIS_URL",
    debianPackage: "redis-server",
    find: findRedis,
    start: startRedis,
  },
  {
    name: "OpenStack Swift (for S3)",
    variable: "TEST_S3_URL",
    debianPackage: "python3-swift",
    find: findS3,
    start: startS3,
  },
];

const started: Service[] = [];

export async function setup(): Promise<void> {
  await Promise.all(WANTED.map(provide));
}

export async function teardown(): Promise<void> {
  await Promise.all(started.map((service) => service.stop()));
}

async function provide({ name, variable, debianPackage, find, start }: Wanted): Promise<void> {
  if (process.env[variable]) return;
  if (find() === undefined) {
    const how = `${name} is not here: the tests on it are skipped. Get it with: apt-get install ${debianPackage}`;
    if (process.env.CI) throw new Error(how);
    process.stdout.write(`${how}\n`);
    return;
  }
  const service = await start();
  started.push(service);
  process.env[variable] = service.url;
}
