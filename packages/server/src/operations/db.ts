import { withReader } from "../database/connect.ts";
import { realSources } from "../http/sources.ts";
import { storageOf } from "../storage/storage-of.ts";
import { appoint } from "./appoint.ts";
import { backUp, refuseOtherSchema } from "./backup.ts";
import { check } from "./check.ts";
import { runOperation, say } from "./command-line.ts";
import { configAt, copyDatabase } from "./copy.ts";
import { restore } from "./restore.ts";

await runOperation("db", {
  backup: {
    takes: ["FILE"],
    about: "writes all data into a new SQLite file, also while servers run",
    async run({ config, words: [file = ""] }) {
      await backUp(config, file);
      say(`The backup is in ${file}`);
      return true;
    },
  },
  restore: {
    takes: ["FILE"],
    options: ["--with-faults"],
    about: "puts a backup in the place of what is there; no server may run",
    async run({ config, words: [file = ""], isOn }) {
      const kept = await restore(config, file, { isWithFaults: isOn("--with-faults"), onFault: say });
      say(`${file} is restored.${kept === undefined ? "" : ` What was there is in ${kept}`}`);
      return true;
    },
  },
  check: {
    about:
      "looks whether the data is whole, every board is what its log says and every file there, also while servers run",
    async run({ config }) {
      const { boards, events, files, faults } = await withReader(config, async (database) => {
        await refuseOtherSchema(database);
        return await check(database, say, storageOf(config));
      });
      say(`boards: ${boards}, events: ${events}, files: ${files}, faults: ${faults}`);
      return faults === 0;
    },
  },
  appoint: {
    takes: ["EMAIL"],
    about: "makes the account with this e-mail an administrator; on SQLite no server may run",
    async run({ config, words: [email = ""] }) {
      say(`${await appoint(config, email, realSources.now())} is an administrator.`);
      return true;
    },
  },
  copy: {
    takes: ["FROM_URL", "TO_URL"],
    about: "copies all data into an empty database; sqlite:./data names a data folder, or postgres://…",
    async run({ config, words: [from = "", to = ""] }) {
      const rows = await copyDatabase(configAt(from, config), configAt(to, config));
      say(`Copied and compared (rows: ${rows}).`);
      return true;
    },
  },
});
