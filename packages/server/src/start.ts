import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { sweepInvites } from "./account/invite-store.ts";
import { sweepResets } from "./account/password-reset-store.ts";
import { type AppDeps, buildApp } from "./app.ts";
import type { Config } from "./config.ts";
import { type Database, openDatabase } from "./database/connect.ts";
import { localCounters } from "./http/counters.ts";
import { sweepAnswers } from "./http/idempotency.ts";
import { later, realSources, type Sources } from "./http/sources.ts";
import { keptSecret } from "./kept-secret.ts";
import { noBus } from "./live/bus.ts";
import type { Mailer } from "./mail/mail.ts";
import { NOTIFICATIONS_KEPT_SECONDS, sweepNotifications } from "./notification/notification-store.ts";
import { sweepSessions } from "./session/session-store.ts";
import { storageOf } from "./storage/storage-of.ts";
import { SAVES_KEPT_SECONDS, sweepSaves } from "./subject/text-saves.ts";
import { sweepTokens } from "./token/token-store.ts";

export interface Running {
  readonly url: string;
  /** Says that it is going and waits for `drainDelay`; then stops accepting, finishes what runs, tells the sockets to come back, closes the database. */
  stop(): Promise<void>;
}

interface Options {
  readonly webFolder?: string | undefined;
  readonly sources?: Sources;
  readonly more?: AppDeps["more"];
}

const IDLE_MS = 50;
/** From being told to stop until whoever is still sending or waiting is cut off, so that the end is in order all the same. */
const FINISH_MS = 7_500;
/** A database that is silent is not waited for. */
const CLOSE_MS = 1_000;
const SWEEP_MS = 3_600_000;
const ENDED_KEPT_SECONDS = 30 * 86_400;

/** Opens the database and listens. Throws `PlaceTaken` when another process has the data folder. */
export async function startServer(config: Config, options: Options = {}): Promise<Running> {
  const database = await openDatabase(config);
  const shared = await connectBus(config.redisUrl);
  try {
    return await serve(config, database, shared, options);
  } catch (error) {
    // Lets go of the folder: whoever mends what was wrong may start again.
    await shared.bus.close();
    await database.close();
    throw error;
  }
}

type Shared = Pick<AppDeps, "bus" | "limits" | "counters">;

/** What several processes share; for one process nothing, and none of it is loaded. */
async function connectBus(redisUrl: string | undefined): Promise<Shared> {
  if (redisUrl === undefined) return { bus: noBus, limits: undefined, counters: localCounters() };
  const { redisBus } = await import("./live/redis.ts");
  const { sharedLimits } = await import("./http/shared-limits.ts");
  const { sharedCounters } = await import("./http/shared-counters.ts");
  const bus = redisBus(redisUrl);
  return { bus, limits: sharedLimits(bus.commands), counters: sharedCounters(bus.commands) };
}

async function mailerOf({ mail }: Config): Promise<Mailer | undefined> {
  if (!mail) return undefined;
  const { smtpMailer } = await import("./mail/smtp-mailer.ts");
  return smtpMailer(mail.smtpUrl, mail.from);
}

/** Loaded by those who want it alone. */
async function meaningFor(config: Config, database: Database): Promise<AppDeps["meaning"]> {
  if (!config.embeddings) return undefined;
  const { meaningOf } = await import("./meaning/meaning.ts");
  return await meaningOf(config.embeddings, config.dataDir, database);
}

async function serve(
  config: Config,
  database: Database,
  shared: Shared,
  { webFolder, sources = realSources, more }: Options,
): Promise<Running> {
  const { db } = database;
  const jwtSecret = config.jwtSecret ?? keptSecret(config.dataDir);
  let isDraining = false;
  const server = await buildApp({
    config,
    database,
    storage: storageOf(config),
    ...shared,
    mailer: await mailerOf(config),
    meaning: await meaningFor(config, database),
    isDraining: () => isDraining,
    sources,
    jwtSecret,
    webFolder,
    more,
  });
  await server.listen({ port: config.port, host: config.host });
  const sweeping = setInterval(() => {
    const now = sources.now();
    const before = later(now, -ENDED_KEPT_SECONDS);
    Promise.all([
      sweepAnswers(db, now),
      sweepSessions(db, before),
      sweepTokens(db, before),
      sweepResets(db, now),
      sweepInvites(db, before),
      sweepNotifications(db, later(now, -NOTIFICATIONS_KEPT_SECONDS)),
      sweepSaves(db, later(now, -SAVES_KEPT_SECONDS)),
    ]).catch((error) => server.log.error({ err: error }, "sweeping failed"));
  }, SWEEP_MS).unref();
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    async stop() {
      isDraining = true;
      await pause(config.drainDelay * 1_000);
      clearInterval(sweeping);
      // Connections that were busy when the closing began are idle soon after; nothing else would end them.
      const ending = setInterval(() => server.server.closeIdleConnections(), IDLE_MS);
      const cutting = setTimeout(() => server.server.closeAllConnections(), FINISH_MS - config.drainDelay * 1_000);
      await server.close();
      clearInterval(ending);
      clearTimeout(cutting);
      await shared.bus.close();
      await Promise.race([database.close(), pause(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}
