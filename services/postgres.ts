import { execFile, execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  statfsSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { folderWith } from "./find-program.ts";
import { type NewDatabase, newDatabase } from "./new-database.ts";
import { type Owner, type Service, startService } from "./service.ts";

const DEBIAN = "/usr/lib/postgresql";
const SUPERUSER = "syncboard";
/** The best that this machine has. Texts are not ordered by their bytes: a query that forgets to say `collate "C"` shows. */
const LOCALES: readonly (readonly string[])[] = [
  ["--locale-provider=icu", "--icu-locale=en", "--locale=C.UTF-8"],
  ["--locale-provider=icu", "--icu-locale=en", "--locale=C"],
  ["--locale=en_US.UTF-8"],
  ["--locale=C"],
];

const NOT_DURABLE = {
  // A program that is killed loses nothing by it: what it wrote is in the system's hands. A machine without power does.
  fsync: "off",
  full_page_writes: "off",
  max_wal_size: "256MB",
  // In its folder: removed with it, also after a kill.
  dynamic_shared_memory_type: "mmap",
};
/** A folder in memory, where Linux has one: an empty database is three hundred files, and a disk may want 400 ms for them. */
const MEMORY = "/dev/shm";
const ENOUGH_BYTES = 2 ** 30;

export interface PostgresOptions {
  /** Where its data lives and stays; by default a temporary folder, in memory if it can be, removed in the end. */
  readonly folder?: string;
  readonly port?: number;
  /** It survives a power cut, as for people; by default only its own death. */
  readonly isDurable?: boolean;
  /** As in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly tls?: TlsFiles;
}

interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

export interface Postgres extends Service {
  /** Makes an empty database. */
  newDatabase(name?: string): Promise<NewDatabase>;
}

/** The folder of PostgreSQL's programs, those on PATH or else the newest; undefined when this machine has none. */
export function findPostgres(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one)) : [];
  const installed = versions.map((version) => join(DEBIAN, version, "bin"));
  const programs = ["postgres", "initdb"];
  const folder = folderWith(programs) ?? folderWith(programs, installed);
  return folder && dirname(realpathSync(join(folder, "postgres")));
}

/** Starts a PostgreSQL on 127.0.0.1 that trusts whoever connects. Throws when this machine has none. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const programs = findPostgres();
  if (programs === undefined) throw new Error("PostgreSQL is not here. Get it with: apt-get install postgresql");
  const folder = options.folder ?? mkdtempSync(join(temporaryFolder(options.isDurable), "syncboard-postgres-"));
  const owner = ownerOf();
  const data = join(folder, "data");
  const tls = { certFile: join(folder, "tls.crt"), keyFile: join(folder, "tls.key") };
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    max_connections: "200",
    ...(!options.isDurable && NOT_DURABLE),
    ...(options.tls && { ssl: "on", ssl_cert_file: tls.certFile, ssl_key_file: tls.keyFile }),
    ...options.settings,
  };
  const urlFor = (port: number) => `postgres://${SUPERUSER}@127.0.0.1:${port}/postgres`;
  const service = await startService({
    name: "PostgreSQL",
    folder,
    isFolderKept: options.folder !== undefined,
    async prepare() {
      mkdirSync(folder, { recursive: true });
      if (owner) chownSync(folder, owner.uid, owner.gid);
      if (!existsSync(join(data, "PG_VERSION"))) await initialise(join(programs, "initdb"), data, owner);
      if (options.tls) copyTls(options.tls, tls, owner);
    },
    program: join(programs, "postgres"),
    argumentsFor: (port) => [
      ...["-D", data, "-p", String(port)],
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    owner,
    port: options.port,
    urlFor,
    isReady: (port) => accepts(urlFor(port)),
    // "Fast": it cuts off whoever is connected, and leaves its data whole.
    stopSignal: "SIGINT",
  });
  // Not a copy, whose pid would stay that of the first start.
  return Object.assign(service, { newDatabase: (name?: string) => newDatabase(service.url, name) });
}

function temporaryFolder(isDurable = false): string {
  if (isDurable || process.env.TMPDIR || !existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH_BYTES ? MEMORY : tmpdir();
}

/** PostgreSQL refuses to run as root; then it is Debian's user for it, or nobody. */
function ownerOf(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, name], { stdio: "pipe" })));
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch {
      // No such user.
    }
  }
  throw new Error("PostgreSQL does not run as root, and this machine has no user for it");
}

async function initialise(initdb: string, data: string, owner: Owner | undefined): Promise<void> {
  let fault: unknown;
  for (const locale of LOCALES) {
    const options = ["-D", data, "-U", SUPERUSER, "-A", "trust", "--encoding=UTF8", "--no-sync", ...locale];
    try {
      await promisify(execFile)(initdb, options, { cwd: dirname(data), ...owner });
      return;
    } catch (error) {
      // An older one without this option, or a machine without this locale.
      fault = error;
    }
  }
  throw fault;
}

/** It wants a key that is its own and that nobody else can read. */
function copyTls(from: TlsFiles, to: TlsFiles, owner: Owner | undefined): void {
  copyFileSync(from.certFile, to.certFile);
  copyFileSync(from.keyFile, to.keyFile);
  chmodSync(to.keyFile, 0o600);
  for (const file of [to.certFile, to.keyFile]) if (owner) chownSync(file, owner.uid, owner.gid);
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
