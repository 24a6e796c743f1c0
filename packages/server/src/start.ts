import type { AddressInfo } from "node:net";
import { type AppDeps, buildApp } from "./app.ts";
import { type Config, keptSecret } from "./config.ts";
import { type Database, openDatabase } from "./database/connect.ts";
import { sweepAnswers } from "./http/idempotency.ts";
import { later, realSources, type Sources } from "./http/sources.ts";
import { sweepSessions } from "./session/session-store.ts";

export interface Running {
  readonly url: string;
  /** Stops accepting, finishes what runs, tells the sockets to come back, closes the database. */
  stop(): Promise<void>;
}

interface Options {
  readonly webFolder?: string | undefined;
  readonly sources?: Sources;
  readonly more?: AppDeps["more"];
}

const SWEEP_MS = 3_600_000;
const ENDED_SESSIONS_KEPT_SECONDS = 30 * 86_400;

/** Opens the database and listens. Throws `PlaceTaken` when another process has the data folder. */
export async function startServer(config: Config, options: Options = {}): Promise<Running> {
  const database = await openDatabase(config.dataDir);
  try {
    return await serve(config, database, options);
  } catch (error) {
    // Lets go of the folder: whoever mends what was wrong may start again.
    await database.close();
    throw error;
  }
}

async function serve(
  config: Config,
  database: Database,
  { webFolder, sources = realSources, more }: Options,
): Promise<Running> {
  const { db } = database;
  const jwtSecret = config.jwtSecret ?? keptSecret(config.dataDir);
  const server = await buildApp({ config, db, sources, jwtSecret, webFolder, more });
  await server.listen({ port: config.port, host: config.host });
  const sweeping = setInterval(() => {
    const now = sources.now();
    Promise.all([sweepAnswers(db, now), sweepSessions(db, later(now, -ENDED_SESSIONS_KEPT_SECONDS))]).catch((error) =>
      server.log.error({ err: error }, "sweeping failed"),
    );
  }, SWEEP_MS).unref();
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    async stop() {
      clearInterval(sweeping);
      await server.close();
      await database.close();
    },
  };
}
