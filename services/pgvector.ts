import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { freePort } from "./free-port.ts";
import type { TestDatabase } from "./test-databases.ts";

/** PostgreSQL itself with pgvector itself, compiled to run in this process: no package of Debian 12 has the extension. */
export const postgresWithVectors: TestDatabase = {
  name: "PostgreSQL",
  async create() {
    const database = await PGlite.create({ extensions: { vector } });
    forgetStatements(database);
    keepTogether(database);
    const port = await freePort();
    // Of each server one for what is asked and one to see whether it answers, and those who look behind the servers' backs.
    const server = new PGLiteSocketServer({ db: database, port, host: "127.0.0.1", maxConnections: 16 });
    await server.start();
    return {
      environment: {
        DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres`,
        // While a transaction runs nobody else is answered, so nobody may ask in the middle of their own.
        ...{ DB_POOL_SIZE: "1", DB_POOL_OVERFLOW: "0" },
      },
      async drop() {
        await server.stop();
        await database.close();
      },
    };
  },
};

const PARSE = "P".charCodeAt(0);

/**
 * All connections are of one session, where a statement that one of them prepared is there for the next, which prepares it
 * too. Ours have names made of their text, so the one before is closed, and nobody sees a difference.
 */
function forgetStatements(database: PGlite): void {
  const pass = database.execProtocolRawStream.bind(database);
  database.execProtocolRawStream = async (message, options) => {
    for (const name of statementsIn(Buffer.from(message))) await pass(closing(name), { onRawData: () => {} });
    await pass(message, options);
  };
}

/** What is asked in several messages; whatever else comes ends it. */
const IN_THE_MIDDLE = [..."PBDECH"].map((type) => type.charCodeAt(0));

/**
 * A transaction is of one connection already, which alone is answered until its end. So is what is asked in several messages:
 * what another connection prepares between two of them would be run in its place.
 */
function keepTogether(database: PGlite): void {
  let isInTheMiddle = false;
  const pass = database.execProtocolRawStream.bind(database);
  const isInTransaction = database.isInTransaction.bind(database);
  const exec = database.exec.bind(database);
  database.isInTransaction = () => isInTheMiddle || isInTransaction();
  database.execProtocolRawStream = async (message, options) => {
    await pass(message, options);
    isInTheMiddle = IN_THE_MIDDLE.includes(message[0] ?? 0);
  };
  // What is rolled back for whoever went away in the middle.
  database.exec = async (query, options) => {
    isInTheMiddle = false;
    return await exec(query, options);
  };
}

/** The names of what is prepared by these messages, each a letter, a length and what it says. */
function statementsIn(messages: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + 5 < messages.length; at += 1 + messages.readInt32BE(at + 1)) {
    if (messages[at] !== PARSE) continue;
    const name = messages.toString("utf8", at + 5, messages.indexOf(0, at + 5));
    if (name !== "") names.push(name);
  }
  return names;
}

function closing(name: string): Buffer {
  const what = Buffer.from(`S${name}\0`);
  const head = Buffer.alloc(5);
  head.write("C");
  head.writeInt32BE(what.length + 4, 1);
  return Buffer.concat([head, what]);
}
