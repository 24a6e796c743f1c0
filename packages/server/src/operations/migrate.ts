import { existsSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "../config.ts";
import { keepCopy } from "../database/backups.ts";
import { bringUp, type Database, sqliteFile, withDatabase, withReader } from "../database/connect.ts";
import { migrateDown, newMigration, readMigrations, type Step, stepsOf } from "../database/migrate.ts";
import { runOperation, say } from "./command-line.ts";
import { refuseBesideServers } from "./servers.ts";

await runOperation("migrate", {
  up: {
    about: "does the migrations that this database has not had",
    async run({ config }) {
      const done = await withDatabase(config, async (database) => bringUp(database, config, await readMigrations()));
      for (const name of done) say(`up    ${name}`);
      if (done.length === 0) say("There is nothing to do.");
      return true;
    },
  },
  down: {
    options: ["--all"],
    about: "takes back the last one, or all; what only they could hold is lost",
    async run({ config, isOn }) {
      const undone = await withDatabase(config, (database) => takeBack(database, config, isOn("--all")));
      for (const name of undone) say(`down  ${name}`);
      if (undone.length === 0) say("There is nothing to take back.");
      return true;
    },
  },
  status: {
    about: "says of each migration whether it was done",
    async run({ config }) {
      for (const { name, doneAt } of await readSteps(config))
        say(`${doneAt === undefined ? "to do" : "done "} ${name}`);
      return true;
    },
  },
  history: {
    about: "says what was done when",
    async run({ config }) {
      for (const { name, doneAt } of await readSteps(config)) if (doneAt !== undefined) say(`${doneAt} ${name}`);
      return true;
    },
  },
  new: {
    takes: ["NAME"],
    about: "writes the next migration, to be filled in; NAME is like card-colours",
    async run({ words: [name = ""] }) {
      say(relative(process.cwd(), fileURLToPath(await newMigration(name))));
      return true;
    },
  },
});

async function takeBack(database: Database, { dataDir }: Config, isToZero: boolean): Promise<string[]> {
  const known = await readMigrations();
  const last = (await stepsOf(database, known)).findLast(({ doneAt }) => doneAt !== undefined);
  if (!last) return [];
  await refuseBesideServers(database.db, database.kind);
  if (database.kind === "sqlite") await keepCopy(dataDir, sqliteFile(dataDir), `taking-back-${last.name}`);
  return await migrateDown(database, known, isToZero);
}

/** Beside a running server too. */
async function readSteps(config: Config): Promise<Step[]> {
  const known = await readMigrations();
  if (config.databaseUrl === undefined && !existsSync(sqliteFile(config.dataDir))) {
    return Object.keys(known).map((name) => ({ name, doneAt: undefined }));
  }
  return await withReader(config, (database) => stepsOf(database, known));
}
