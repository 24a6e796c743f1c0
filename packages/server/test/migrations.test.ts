import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { type Kysely, sql } from "kysely";
import { v7 } from "uuid";
import { describe, expect, onTestFinished, test } from "vitest";
import { databases, sqlite } from "../../../services/test-databases.ts";
import { keepCopy } from "../src/database/backups.ts";
import { openDatabase, sqliteFile, withDatabase, withReader } from "../src/database/connect.ts";
import {
  type Migration,
  type Migrations,
  migrateDown,
  migrateUp,
  newMigration,
  readMigrations,
  stepsOf,
} from "../src/database/migrate.ts";
import { arbitraryRows, fill } from "./arbitrary-rows.ts";
import { type Instance, startInstance } from "./instances.ts";
import {
  broughtUp,
  migrate,
  newFolder,
  newPlace,
  db as operate,
  type Place,
  rowsIn,
  run,
  schemaOf,
} from "./operator.ts";

const KNOWN = await readMigrations();
const NAMES = Object.keys(KNOWN);
const FIRST = NAMES[0] ?? "";
const LAST = NAMES.at(-1) ?? "";

const FUTURE: Migrations = { ...KNOWN, "9000-future": { up: async () => {}, down: async () => {} } };

function first(): Migrations {
  return Object.fromEntries(Object.entries(KNOWN).slice(0, 1));
}

async function schema({ config }: Place): Promise<string[]> {
  return await withReader(config, ({ db }) => schemaOf(config, db.withTables<never>()));
}

async function openedAt(place: Place, migrations: Migrations): Promise<void> {
  await (await openDatabase(place.config, migrations)).close();
}

function everybody() {
  return fc.sample(arbitraryRows, { numRuns: 1, seed: 7 })[0] ?? expect.fail("no rows");
}

for (const database of databases) {
  describe(database.name, () => {
    test("up, down to nothing and up again give the same schema, with people's data in it", async () => {
      const place = await newPlace(database);
      await openedAt(place, KNOWN);
      const whole = await schema(place);
      expect(whole.length).toBeGreaterThan(20);
      await withDatabase(place.config, async (opened) => {
        await fill(opened.db, everybody());
        expect(await migrateDown(opened, KNOWN)).toEqual([LAST]);
        expect(await migrateUp(opened, KNOWN)).toEqual([LAST]);
        expect(await migrateDown(opened, KNOWN, true)).toEqual(NAMES.toReversed());
        expect(await schemaOf(place.config, opened.db.withTables<never>())).toEqual([]);
        expect(await migrateDown(opened, KNOWN)).toEqual([]);
        expect(await migrateUp(opened, KNOWN)).toEqual(NAMES);
      });
      expect(await schema(place)).toEqual(whole);
    });

    test("an upgrade from the first schema keeps every row", async () => {
      const place = await newPlace(database);
      await openedAt(place, first());
      await withDatabase(place.config, ({ db }) => fill(db, everybody()));
      const before = await rowsIn(place.config);
      expect(before.user?.length).toBeGreaterThan(0);

      await openedAt(place, KNOWN);
      expect(await rowsIn(place.config)).toEqual(broughtUp(before));
      const fresh = await newPlace(database);
      await openedAt(fresh, KNOWN);
      expect(await schema(place)).toEqual(await schema(fresh));
    });

    test("the events of each card are found in the log that was there before", async () => {
      const place = await newPlace(database);
      const earlier = Object.entries(KNOWN).filter(([name]) => name < "0013");
      await openedAt(place, Object.fromEntries(earlier));
      const [cardId, other] = [v7(), v7()];
      const rows = everybody();
      const boardId = rows.board[0]?.id ?? expect.fail("no board");
      const said = [
        { type: "card.added", cardId, title: "One" },
        { type: "card.moved", cardId: other },
        { type: "column.edited", columnId: cardId },
        { type: "card.edited", cardId, changes: { title: { from: "One", to: "“Two” 🙂" } } },
      ];
      await withDatabase(place.config, async ({ db }) => {
        await fill(db, rows);
        const [actor_id, at] = [rows.user[0]?.id ?? "", "2026-01-01T00:00:00.000Z"];
        for (const [index, body] of said.entries()) {
          const event = { board_id: boardId, seq: 10_000 + index, actor_id, command_id: v7(), at };
          await db
            .insertInto("event")
            .values({ ...event, type: body.type, body: JSON.stringify(body) })
            .execute();
        }
      });
      await openedAt(place, KNOWN);
      const { event_card: found = [] } = await rowsIn(place.config);
      expect(found.map(({ card_id, seq }) => [card_id, seq]).toSorted()).toEqual(
        [
          [cardId, 10_000],
          [cardId, 10_003],
          [other, 10_001],
        ].toSorted(),
      );
    });

    test("a migration that fails leaves nothing: no table, no row, no entry; nor do those before it", async () => {
      const place = await newPlace(database);
      await openedAt(place, first());
      await withDatabase(place.config, ({ db }) => fill(db, everybody()));
      const before = { schema: await schema(place), rows: await rowsIn(place.config) };
      const breaking = async (db: Kysely<unknown>): Promise<void> => {
        await db.schema.createTable("half").addColumn("id", "text").execute();
        await sql`update "user" set name = 'changed'`.execute(db);
        throw new Error("out of luck");
      };
      const broken: Migration = { up: breaking, down: breaking };
      await expect(openDatabase(place.config, { ...KNOWN, "9000-broken": broken })).rejects.toThrow(
        "9000-broken failed, and the database is as it was: out of luck",
      );
      const isDone = async () =>
        await withDatabase(place.config, async (opened) =>
          (await stepsOf(opened, KNOWN)).map(({ doneAt }) => !!doneAt),
        );
      expect({ schema: await schema(place), rows: await rowsIn(place.config) }).toEqual(before);
      expect(await isDone()).toEqual(NAMES.map((name) => name === FIRST));

      const oneWay = { ...first(), [FIRST]: { ...broken, up: async () => {} } };
      await withDatabase(place.config, async (opened) => {
        await expect(migrateDown(opened, oneWay)).rejects.toThrow("out of luck");
      });
      expect({ schema: await schema(place), rows: await rowsIn(place.config) }).toEqual(before);
      expect(await isDone()).toEqual(NAMES.map((name) => name === FIRST));
    });

    test("a database that is newer than the program is left alone, with one line", { timeout: 60_000 }, async () => {
      const place = await newPlace(database);
      await openedAt(place, FUTURE);
      const line =
        "The database was brought up by a newer SyncBoard (9000-future). Start that version, or a later one.\n";
      const refused = { code: 1, out: "", err: line };
      for (const verb of ["up", "down", "status", "history"]) {
        expect(await migrate([verb], place.environment), verb).toEqual(refused);
      }
      expect(await operate(["check"], place.environment)).toEqual(refused);
      expect(await operate(["backup", join(place.config.dataDir, "b.db")], place.environment)).toEqual(refused);
      const started = await run("main.js", [], { ...place.environment, HOST: "127.0.0.1", PORT: "0" });
      expect(started).toEqual(refused);
    });

    test("an operator goes up and down and asks where things stand", { timeout: 60_000 }, async () => {
      const place = await newPlace(database);
      const say = async (...words: string[]) => {
        const { code, out, err } = await migrate(words, place.environment);
        expect({ code, err }, words.join(" ")).toEqual({ code: 0, err: "" });
        return out.split("\n").slice(0, -1);
      };
      expect(await say("status")).toEqual(NAMES.map((name) => `to do ${name}`));
      expect(await say("history")).toEqual([]);
      expect(await say("up")).toEqual(NAMES.map((name) => `up    ${name}`));
      expect(await say("up")).toEqual(["There is nothing to do."]);
      const history = await say("history");
      expect(history.map((line) => line.slice(25))).toEqual(NAMES);
      for (const line of history) expect(Date.now() - Date.parse(line.slice(0, 24))).toBeLessThan(60_000);
      expect(await say("down")).toEqual([`down  ${LAST}`]);
      expect((await say("status")).at(-1)).toBe(`to do ${LAST}`);
      expect(await say("down", "--all")).toEqual(
        NAMES.slice(0, -1)
          .map((name) => `down  ${name}`)
          .toReversed(),
      );
      expect(await say("down")).toEqual(["There is nothing to take back."]);
    });

    test("nothing is taken back under a running server, which may be asked where things stand", async () => {
      const place = await newPlace(database);
      const server = await place.serve();
      onTestFinished(() => server.stop());
      const down = await migrate(["down"], place.environment);
      expect(down.err).toMatch(
        database.name === "SQLite"
          ? /^Another SyncBoard is running on .*; end that one first\.\n$/
          : /^A SyncBoard is connected to this database \(connections: \d+\)\. End it first\.\n$/,
      );
      expect(down.code).toBe(1);
      expect((await migrate(["status"], place.environment)).out).toContain(`done  ${LAST}`);
    });
  });
}

describe("on SQLite", () => {
  test("before each change of the schema there is a copy, of the last five", async () => {
    const place = await newPlace(sqlite);
    await openedAt(place, first());
    const folder = join(place.config.dataDir, "backups");
    await expect(readdir(folder)).rejects.toThrow("ENOENT");
    await withDatabase(place.config, ({ db }) => fill(db, everybody()));
    const rows = await rowsIn(place.config);
    await openedAt(place, KNOWN);
    await migrate(["down"], place.environment);
    const names = await readdir(folder);
    expect(names.map((name) => name.slice(25))).toEqual([`before-${NAMES[1]}.db`, `before-taking-back-${LAST}.db`]);
    const held = await newPlace(sqlite);
    await writeFile(sqliteFile(held.config.dataDir), await readFile(join(folder, names[0] ?? "")));
    expect(await rowsIn(held.config)).toEqual(rows);

    await writeFile(join(folder, "2020-mine.db"), "of the operator");
    for (let minute = 0; minute < 7; minute++) {
      await keepCopy(place.config.dataDir, sqliteFile(place.config.dataDir), "test", {
        now: new Date(Date.UTC(2100, 0, 1, 0, minute)),
      });
    }
    const minutes = [2, 3, 4, 5, 6].map((minute) => `2100-01-01T00-0${minute}-00.000Z-before-test.db`);
    expect((await readdir(folder)).sort()).toEqual(["2020-mine.db", ...minutes]);
  });

  test("no copy is kept that is not whole, and then nothing is migrated", async () => {
    const place = await newPlace(sqlite);
    await openedAt(place, first());
    await withDatabase(place.config, ({ db }) => fill(db, everybody()));
    const file = sqliteFile(place.config.dataDir);
    const bytes = await readFile(file);
    bytes.fill(0xff, bytes.length - 4_096 * 30);
    await writeFile(file, bytes);
    await expect(openDatabase(place.config, KNOWN)).rejects.toThrow(`${file} cannot be copied: `);
    expect(await readdir(join(place.config.dataDir, "backups"))).toEqual([]);
  });
});

describe("several servers", () => {
  const shared = databases.filter(({ name }) => name === "PostgreSQL");

  test.for(shared)("that start at once on an empty $name migrate once", { timeout: 180_000 }, async (database) => {
    for (let round = 0; round < 4; round++) {
      const place = await newPlace(database);
      const folders = await Promise.all([newFolder(), newFolder(), newFolder()]);
      const starting = folders.map((DATA_DIR) => startInstance({ environment: { ...place.environment, DATA_DIR } }));
      const started = await Promise.allSettled(starting);
      const running = started.filter((each): each is PromiseFulfilledResult<Instance> => each.status === "fulfilled");
      await Promise.all(running.map(({ value }) => value.stop()));
      expect(started.filter(({ status }) => status === "rejected")).toEqual([]);
      await withReader(place.config, async ({ db }) => {
        const done = await db
          .withTables<{ kysely_migration: { name: string } }>()
          .selectFrom("kysely_migration")
          .select("name")
          .orderBy("name")
          .execute();
        expect(done.map(({ name }) => name)).toEqual(NAMES);
      });
    }
  });
});

describe("a new migration", () => {
  test("has the next number, and fails until somebody has written it", async () => {
    const folder = pathToFileURL(`${await newFolder()}/`);
    await mkdir(new URL("sub/", folder));
    const one = await newMigration("labels", new URL("sub/", folder));
    const two = await newMigration("card-colours", new URL("sub/", folder));
    expect([one, two].map(({ href }) => href.split("/").at(-1))).toEqual(["0001-labels.ts", "0002-card-colours.ts"]);
    const written = (await import(two.href)) as Migration;
    const nothing = {} as Kysely<unknown>;
    for (const step of [written.up, written.down]) {
      await expect(step(nothing, { id: "text", time: "text", key: "text" }, "sqlite")).rejects.toThrow(
        "0002-card-colours",
      );
    }
    await expect(newMigration("labels", new URL("sub/", folder))).rejects.toThrow("0001-labels");
  });

  test("is refused when its name does not fit or is there", async () => {
    for (const name of ["Labels", "0003-labels", "card colours", "../labels", "card_colours", "-"]) {
      const { code, err } = await migrate(["new", name], {});
      expect({ code, err }).toEqual({
        code: 1,
        err: `"${name}" is no name for a migration; it must be like card-colours.\n`,
      });
    }
    const words = FIRST.replace(/^\d+-/, "");
    expect((await migrate(["new", words], {})).err).toBe(`There is a migration of this name: ${FIRST}.\n`);
  });
});

test("a PostgreSQL that is not there is told in one line without its password", async () => {
  const environment = { DATABASE_URL: "postgres://ann:s3cret@127.0.0.1:1/board", DATA_DIR: await newFolder() };
  const line = "PostgreSQL at 127.0.0.1:1 cannot be used: connect ECONNREFUSED 127.0.0.1:1\n";
  expect(await run("main.js", [], environment)).toEqual({ code: 1, out: "", err: line });
  expect(await migrate(["up"], environment)).toEqual({ code: 1, out: "", err: line });
  expect(await operate(["check"], environment)).toEqual({ code: 1, out: "", err: line });
});
