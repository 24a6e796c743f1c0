import { parentPort, workerData } from "node:worker_threads";
import { Kysely } from "kysely";
import type { Tables } from "../database/schema.ts";
import { openSqliteReader } from "../database/sqlite.ts";
import type { SearchTables } from "../search/search-tables.ts";
import type { Answer, Question } from "./nearest-in-sqlite.ts";
import { scanNearest } from "./scan.ts";
import type { VectorTables } from "./vector-tables.ts";

// Runs in a thread of its own, on a connection that only reads: what it looks at would hold up everybody else.

const db = new Kysely<Tables & SearchTables & VectorTables>({ dialect: openSqliteReader(workerData) });

async function answerTo({ place, near }: Question): Promise<Answer> {
  try {
    return { place, ids: await scanNearest(db, near) };
  } catch (error) {
    return { place, fault: error instanceof Error ? error.message : String(error) };
  }
}

let running = Promise.resolve();
parentPort?.on("message", (question: Question) => {
  running = running.then(async () => parentPort?.postMessage(await answerTo(question)));
});
