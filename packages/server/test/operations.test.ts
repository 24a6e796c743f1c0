import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { Client } from "pg";
import { v7 } from "uuid";
import { describe, expect, onTestFinished, test } from "vitest";
import { databases, sqlite } from "../../../services/test-databases.ts";
import { keepCopy } from "../src/database/backups.ts";
import { openDatabase, sqliteFile, withDatabase, withReader } from "../src/database/connect.ts";
import { readMigrations } from "../src/database/migrate.ts";
import { openSqliteReader } from "../src/database/sqlite.ts";
import { backUp } from "../src/operations/backup.ts";
import { check } from "../src/operations/check.ts";
import { configAt, copyDatabase } from "../src/operations/copy.ts";
import { restore } from "../src/operations/restore.ts";
import { arbitraryRows, fill } from "./arbitrary-rows.ts";
import { startInstance } from "./instances.ts";
import { give, liveIn } from "./lived-in.ts";
import { broughtUp, db, folderOf, newFolder, newPlace, type Place, rowsIn, rowsInFile } from "./operator.ts";
import { at, configFor, register } from "./running-server.ts";

const KNOWN = await readMigrations();
const NAMES = Object.keys(KNOWN);
const SILENT = { isWithFaults: false, onFault: (line: string) => expect.fail(line) };

function fileIn(place: Place, name = "backup.db"): string {
  return join(place.config.dataDir, name);
}

function urlOf({ config }: Place): string {
  return config.databaseUrl ?? `sqlite:${config.dataDir}`;
}

async function faultsInFile(file: string): Promise<string[]> {
  const faults: string[] = [];
  await withReader(configFor(await folderOf(file)), (database) => check(database, (line) => faults.push(line)));
  return faults;
}

/** A place on which people were, and where no server runs any more. */
async function leftPlace(database: (typeof databases)[number]) {
  const place = await newPlace(database);
  const server = await place.serve();
  const people = await liveIn(server);
  await server.stop();
  return { place, people };
}

for (const database of databases) {
  describe(database.name, () => {
    test("a backup is of one moment, while people go on writing", { timeout: 60_000 }, async () => {
      const place = await newPlace(database);
      const server = await place.serve();
      onTestFinished(() => server.stop());
      const { ann, boardId, cardIds, columnIds } = await liveIn(server);
      let isOver = false;
      let written = 0;
      const work = async () => {
        while (!isOver) {
          await give(ann, boardId, { type: "card.add", cardId: v7(), columnId: columnIds[0] ?? "", title: "More" });
          await give(ann, boardId, { type: "card.edit", cardId: cardIds[1] ?? "", title: v7(), description: v7() });
          written++;
        }
      };
      const working = Promise.all([work(), work(), work(), work()]);
      for (let round = 0; round < 3; round++) {
        const file = fileIn(place, `${round}.db`);
        const before = written;
        const { code, err } = await db(["backup", file], place.environment);
        expect({ code, err }).toEqual({ code: 0, err: "" });
        expect(written).toBeGreaterThan(before);
        expect(await faultsInFile(file)).toEqual([]);
        expect((await stat(file)).mode & 0o777).toBe(0o600);
      }
      isOver = true;
      await working;
      const events = async (name: string) => (await rowsInFile(fileIn(place, name))).event?.length ?? 0;
      expect(await events("1.db")).toBeGreaterThan(await events("0.db"));
      const left = (await readdir(place.config.dataDir)).filter((name) => /part|syncboard-/.test(name));
      expect(left).toEqual([]);
    });

    test("what was backed up comes back, on an empty place too, and the server goes on from there", async () => {
      const { place, people } = await leftPlace(database);
      const before = await rowsIn(place.config);
      const file = fileIn(place);
      await backUp(place.config, file);
      expect(await rowsInFile(file)).toEqual(before);
      await expect(backUp(place.config, file)).rejects.toThrow(`${file} is there already.`);

      await place.execute(`delete from card; delete from event; update "user" set name = 'lost'`);
      await restore(place.config, file, SILENT);
      expect(await rowsIn(place.config)).toEqual(before);

      const empty = await newPlace(database);
      const { code, out, err } = await db(["restore", file], empty.environment);
      expect({ code, out, err }).toEqual({ code: 0, out: `${file} is restored.\n`, err: "" });
      expect(await rowsIn(empty.config)).toEqual(before);

      const server = await place.serve();
      onTestFinished(() => server.stop());
      const login = { identifier: people.ann.email, password: "correct horse" };
      expect((await server.call("POST", "/auth/login", { body: login })).status).toBe(200);
      const again = await liveIn(server);
      await give(again.ben, again.boardId, { type: "board.edit", title: "Going on" });
      expect((await db(["check"], place.environment)).out).toMatch(/^boards: 8, events: \d+, files: 0, faults: 0\n$/);
    });

    test("somebody is made an administrator where nobody is left who could", async () => {
      const place = await newPlace(database);
      const server = await place.serve();
      const [first, second, gone] = [await server.register(), await server.register(), await server.register()];
      await gone.call("DELETE", "/users/me", { body: { password: "correct horse" } });
      expect((await second.call("GET", "/admin/users")).status).toBe(403);
      if (database.name === "SQLite") {
        const { code, err } = await db(["appoint", second.email], place.environment);
        expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^Another SyncBoard is running on /) });
        await server.stop();
      }
      const { code, out, err } = await db(["appoint", second.email.toUpperCase()], place.environment);
      expect({ code, out, err }).toEqual({
        code: 0,
        out: expect.stringMatching(/^\S+ is an administrator\.\n$/),
        err: "",
      });
      for (const [email, why] of [
        ["nobody@example.org", "There is no account with this e-mail address.\n"],
        [gone.email, "This account is deactivated.\n"],
      ] as const) {
        expect(await db(["appoint", email], place.environment)).toEqual({ code: 1, out: "", err: why });
      }
      const again = database.name === "SQLite" ? await place.serve() : server;
      onTestFinished(() => again.stop());
      for (const { token } of [first, second]) {
        expect((await at(again.url, { ...second, token }).call("GET", "/admin/users")).status).toBe(200);
      }
    });

    test("nothing is restored under a running server", async () => {
      const place = await newPlace(database);
      const server = await place.serve();
      onTestFinished(() => server.stop());
      const file = fileIn(place);
      await backUp(place.config, file);
      await server.register();
      const { code, out, err } = await db(["restore", file], place.environment);
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toMatch(/^(Another SyncBoard is running on .*|A SyncBoard is connected to this database .*)\n$/);
      expect((await rowsIn(place.config)).user).toHaveLength(1);
    });

    test("a backup of an older version is brought up, and stays as it is", async () => {
      const old = await newPlace(sqlite);
      const opened = await openDatabase(old.config, Object.fromEntries(Object.entries(KNOWN).slice(0, 1)));
      await fill(opened.db, { ...(fc.sample(arbitraryRows, { numRuns: 1, seed: 3 })[0] ?? expect.fail()), event: [] });
      await opened.close();
      const rows = broughtUp(await rowsIn(old.config));
      const file = fileIn(old, "old.db");
      await backUp(old.config, file);
      const bytes = createHash("sha256")
        .update(await readFile(file))
        .digest("hex");

      const place = await newPlace(database);
      // These boards have no log, which is a fault that one may want to live with.
      const faults: string[] = [];
      const options = { isWithFaults: true, onFault: (line: string) => faults.push(line) };
      await restore(place.config, file, options);
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.every((line) => line.endsWith(": there is no log"))).toBe(true);
      const brought = await rowsIn(place.config);
      // Whoever came first administers from here on.
      const [first] = brought.user?.filter(({ appointed_at }) => appointed_at !== null) ?? [];
      expect(first?.appointed_at).toBe(first?.created_at);
      expect(brought.setting).toEqual([{ name: "first_user", value: first?.id }]);
      const before = rows.user?.find(({ id }) => id === first?.id);
      const user = brought.user?.map((row) => (row.id === first?.id ? before : row));
      expect({ ...first, appointed_at: null, updated_at: before?.updated_at }).toEqual(before);
      expect({ ...brought, user, setting: [] }).toEqual(rows);
      expect(
        createHash("sha256")
          .update(await readFile(file))
          .digest("hex"),
      ).toBe(bytes);
      expect((await db(["check"], place.environment)).err).toBe("");
    });

    test("a restore that fails leaves what was there", { timeout: 60_000 }, async () => {
      const { place, people } = await leftPlace(database);
      const before = await rowsIn(place.config);
      const file = fileIn(place);
      await backUp(place.config, file);
      const refused = async (name: string, text: string | RegExp) => {
        const { code, err } = await db(["restore", fileIn(place, name)], place.environment);
        expect(code).toBe(1);
        expect(err).toMatch(text);
        expect(err.trimEnd()).not.toContain("\n");
        expect(await rowsIn(place.config)).toEqual(before);
      };
      const spoilt = async (name: string, statement: string) => {
        await writeFile(fileIn(place, name), await readFile(file));
        const opened = new DatabaseSync(fileIn(place, name), { enableForeignKeyConstraints: false });
        opened.exec(statement);
        opened.close();
      };

      await refused("nowhere.db", /^There is no .*nowhere\.db\.$/m);
      await writeFile(fileIn(place, "text.db"), "something else");
      await refused("text.db", /^.*text\.db cannot be restored\. .* file is not a database$/m);
      new DatabaseSync(fileIn(place, "empty.db")).close();
      await refused("empty.db", /It is no backup of a SyncBoard\.$/m);
      await spoilt("newer.db", "insert into kysely_migration values ('9000-future', '2030-01-01T00:00:00.000Z')");
      await refused("newer.db", /^.*newer\.db cannot be restored\. .* newer SyncBoard \(9000-future\)/);
      const bytes = await readFile(file);
      bytes.fill(0xff, bytes.length - 4_096 * 10);
      await writeFile(fileIn(place, "torn.db"), bytes);
      await refused("torn.db", /^.*torn\.db cannot be (copied|used|restored).*/);

      await spoilt("faulty.db", `delete from card where id = '${people.cardIds[2]}'`);
      const { code, out, err } = await db(["restore", fileIn(place, "faulty.db")], place.environment);
      expect({ code, out }).toEqual({
        code: 1,
        out: `board ${people.boardId}: card ${people.cardIds[2]} is not there, and is by its log\n`,
      });
      expect(err).toMatch(/faulty\.db was not restored \(faults: 1\)\. With --with-faults it is\.\n$/);
      expect(await rowsIn(place.config)).toEqual(before);
      expect((await readdir(place.config.dataDir)).filter((name) => name.startsWith("syncboard-"))).toEqual([]);
      expect((await db(["restore", "--with-faults", fileIn(place, "faulty.db")], place.environment)).code).toBe(0);
      expect((await rowsIn(place.config)).card).toHaveLength((before.card?.length ?? 0) - 1);
    });

    for (const other of databases) {
      test(`everything is copied to ${other.name}, and from there back, row by row`, { timeout: 120_000 }, async () => {
        const sampled = fc.asyncProperty(arbitraryRows, async (rows) => {
          const [from, there, back] = [await newPlace(database), await newPlace(other), await newPlace(database)];
          const opened = await openDatabase(from.config, KNOWN);
          await fill(opened.db, rows);
          await opened.close();
          const count = await copyDatabase(from.config, there.config);
          expect(count).toBe(Object.values(rows).reduce((sum, { length }) => sum + length, 0));
          const before = await rowsIn(from.config);
          expect(await rowsIn(there.config)).toEqual(before);
          await copyDatabase(there.config, back.config);
          expect(await rowsIn(back.config)).toEqual(before);
        });
        await fc.assert(sampled, { numRuns: 4, endOnFailure: true });
      });
    }

    test("only what is of this version is copied, and only to where nobody is", { timeout: 60_000 }, async () => {
      const { place } = await leftPlace(database);
      const target = await newPlace(database);
      const copied = await db(["copy", urlOf(place), urlOf(target)], place.environment);
      expect(copied).toEqual({
        code: 0,
        out: expect.stringMatching(/^Copied and compared \(rows: \d+\)\.\n$/),
        err: "",
      });
      const rows = await rowsIn(target.config);
      const again = await db(["copy", urlOf(place), urlOf(target)], place.environment);
      expect(again).toEqual({
        code: 1,
        out: "",
        err: "There are users in the database that is copied to; it must be an empty one.\n",
      });
      expect(await rowsIn(target.config)).toEqual(rows);

      const old = await newPlace(database);
      await (await openDatabase(old.config, Object.fromEntries(Object.entries(KNOWN).slice(0, 1)))).close();
      await expect(copyDatabase(old.config, (await newPlace(database)).config)).rejects.toThrow(
        `The database has not had ${NAMES[1]}. Run: npm run migrate -- up`,
      );
    });

    test("what the database refuses is one line", async () => {
      const { place } = await leftPlace(database);
      await place.execute("drop table event");
      const { code, err } = await db(["check"], place.environment);
      expect(code).toBe(1);
      expect(err).toMatch(/^The database refused: (no such table: event|relation "event" does not exist)\n$/);
    });

    test("a copy that is not what was copied is not kept", async () => {
      const { place } = await leftPlace(database);
      const target = await newPlace(database);
      await (await openDatabase(target.config, KNOWN)).close();
      await meddle(target);
      await expect(copyDatabase(place.config, target.config)).rejects.toThrow('The copy of "card" differs');
      const rows = await rowsIn(target.config);
      expect(Object.values(rows).every(({ length }) => length === 0)).toBe(true);

      const file = fileIn(place);
      await backUp(place.config, file);
      if (database.name === "SQLite") return;
      await expect(restore(target.config, file, SILENT)).rejects.toThrow('The copy of "card" differs');
      expect(await rowsIn(target.config)).toEqual(rows);
    });
  });
}

/** Makes the database change titles on their way in, unseen. */
async function meddle({ config }: Place): Promise<void> {
  if (config.databaseUrl === undefined) {
    const opened = new DatabaseSync(sqliteFile(config.dataDir));
    opened.exec("create trigger meddle after insert on card begin update card set title = 'x' where id = new.id; end");
    opened.close();
    return;
  }
  const client = new Client({ connectionString: config.databaseUrl });
  await client.connect();
  await client.query(
    "create function meddle() returns trigger language plpgsql as $$ begin new.title = 'x'; return new; end $$",
  );
  await client.query("create trigger meddle before insert on card for each row execute function meddle()");
  await client.end();
}

describe("on SQLite", () => {
  test("what was there is kept, also what lay beside the file when a server was killed", {
    timeout: 60_000,
  }, async () => {
    const place = await newPlace(sqlite);
    const instance = await startInstance({ environment: { ...place.environment, DATA_DIR: place.config.dataDir } });
    const register = async (email: string) => {
      const response = await fetch(`${instance.url}/api/v1/auth/register`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password: "correct horse" }),
      });
      expect(response.status).toBe(201);
    };
    await register("first@example.org");
    const file = fileIn(place);
    await backUp(place.config, file);
    await register("second@example.org");
    await instance.kill();
    expect(existsSync(`${sqliteFile(place.config.dataDir)}-wal`)).toBe(true);

    const kept = await restore(place.config, file, SILENT);
    expect((await rowsIn(place.config)).user).toHaveLength(1);
    expect((await rowsInFile(kept ?? "")).user).toHaveLength(2);
    expect(kept).toMatch(/backups\/.*-before-restore\.db$/);
  });

  test("what a killed server left is not done over again on what is restored, though the file itself was taken away", async () => {
    const place = await newPlace(sqlite);
    const file = fileIn(place);
    await (await place.serve()).stop();
    await backUp(place.config, file);
    const instance = await startInstance({ environment: { ...place.environment, DATA_DIR: place.config.dataDir } });
    await register(instance.url, "late");
    await instance.kill();
    await rm(sqliteFile(place.config.dataDir));
    expect(existsSync(`${sqliteFile(place.config.dataDir)}-wal`)).toBe(true);

    await restore(place.config, file, SILENT);
    expect((await rowsIn(place.config)).user).toHaveLength(0);
  });

  test("a backup goes over a database that is broken, which is kept as it is", async () => {
    const { place } = await leftPlace(sqlite);
    const file = fileIn(place);
    await backUp(place.config, file);
    const before = await rowsIn(place.config);
    await writeFile(sqliteFile(place.config.dataDir), "broken");
    await writeFile(`${sqliteFile(place.config.dataDir)}-wal`, "broken too");
    const kept = await restore(place.config, file, SILENT);
    expect(await rowsIn(place.config)).toEqual(before);
    expect(await readFile(kept ?? "", "utf8")).toBe("broken");
    expect(await readFile(`${kept}-wal`, "utf8")).toBe("broken too");
  });

  test("a database of a newer version is left behind by restoring the copy made before it", async () => {
    const { place } = await leftPlace(sqlite);
    const before = await rowsIn(place.config);
    const newer = { ...KNOWN, "9000-future": { up: async () => {}, down: async () => {} } };
    await (await openDatabase(place.config, newer)).close();
    const [copy = ""] = await readdir(join(place.config.dataDir, "backups"));
    expect(copy).toMatch(/-before-9000-future\.db$/);
    await restore(place.config, join(place.config.dataDir, "backups", copy), SILENT);
    await (await openDatabase(place.config, KNOWN)).close();
    expect(await rowsIn(place.config)).toEqual(before);
  });

  test("the oldest copy is still there when it has been restored", async () => {
    const { place } = await leftPlace(sqlite);
    const { dataDir } = place.config;
    const copies: string[] = [];
    for (let minute = 0; minute < 5; minute++) {
      const now = new Date(Date.UTC(2020, 0, 1, 0, minute));
      copies.push(await keepCopy(dataDir, sqliteFile(dataDir), "test", { now }));
    }
    await restore(place.config, copies[0] ?? "", SILENT);
    expect(copies.filter((copy) => existsSync(copy))).toEqual(copies);
    await restore(place.config, copies[4] ?? "", SILENT);
    expect(copies.filter((copy) => existsSync(copy))).toEqual(copies.slice(2));
  });

  test("nothing is swapped under somebody who reads", async () => {
    const { place } = await leftPlace(sqlite);
    const file = fileIn(place);
    await backUp(place.config, file);
    await withDatabase(place.config, async () => {});
    const before = await rowsIn(place.config);
    await withReader(place.config, async (reader) => {
      await reader.db.transaction().execute(async (trx) => {
        await trx.selectFrom("user").select("id").execute();
        await expect(restore(place.config, file, SILENT)).rejects.toThrow(/Another program has .* open/);
      });
    });
    expect(await rowsIn(place.config)).toEqual(before);
    expect(() => openSqliteReader(fileIn(place, "none.db"))).toThrow();
  });
});

describe("the command line", () => {
  test("says how it is used", async () => {
    const { code, out, err } = await db([], {});
    expect({ code, out }).toEqual({ code: 1, out: "" });
    for (const call of ["backup FILE ", "restore FILE [--with-faults] ", "check ", "copy FROM_URL TO_URL "]) {
      expect(err).toContain(`\n  ${call}`);
    }
    for (const words of [["constructor"], ["backup"], ["backup", "a", "b"], ["check", "--all"]]) {
      expect((await db(words, {})).err, words.join(" ")).toBe(err);
    }
  });

  test("says in one line what it could not do, and no password", async () => {
    const folder = await newFolder();
    const wrong = async (...words: string[]) => {
      const { code, out, err } = await db(words, { DATA_DIR: folder });
      expect({ code, out }, words.join(" ")).toEqual({ code: 1, out: "" });
      expect(err).not.toContain("s3cret");
      return err;
    };
    const address = "An address must be like sqlite:./data or postgres://user:password@host/database.\n";
    const missing = `There is no database at ${sqliteFile(folder)}.\n`;
    expect(await wrong("check")).toBe(missing);
    expect(await wrong("backup", join(folder, "b.db"))).toBe(missing);
    expect(await wrong("copy", `sqlite:${folder}`, `sqlite:${folder}/other`)).toBe(missing);
    expect(await wrong("copy", "mysql://ann:s3cret@host/x", "sqlite:./data")).toBe(address);
    expect(await wrong("copy", "sqlite://data", "sqlite:./data")).toBe(address);
    const away = "postgres://ann:s3cret@127.0.0.1:1/x";
    expect(await wrong("copy", away, "sqlite:./data")).toBe(
      "PostgreSQL at 127.0.0.1:1 cannot be used: connect ECONNREFUSED 127.0.0.1:1\n",
    );
  });

  test("knows where a database is", () => {
    const config = configFor("/unused");
    const folderAt = (url: string) => configAt(url, config).dataDir;
    expect(folderAt("sqlite:./data")).toBe("./data");
    expect(folderAt("sqlite:data")).toBe("data");
    expect(folderAt("sqlite:/var/board")).toBe("/var/board");
    expect(folderAt("sqlite:///var/board")).toBe("/var/board");
    expect(configAt("postgres://host/x", config).databaseUrl).toBe("postgres://host/x");
  });
});
