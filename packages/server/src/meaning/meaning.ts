import { setTimeout as pause } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import { type Database, sqliteFile } from "../database/connect.ts";
import type { FoundType } from "../search/found.ts";
import { type EmbeddingsSettings, embedBy } from "./embeddings.ts";
import { MOST_NEAREST } from "./mix.ts";
import { NearestInSqlite } from "./nearest-in-sqlite.ts";
import { QueryVectors } from "./query-vectors.ts";
import { type FindNearest, nearestInPostgres } from "./vector-index.ts";
import { VectorMaker } from "./vector-maker.ts";
import { prepareVectors, withVectorTables } from "./vector-tables.ts";

/** A search waits for them no longer, once the vector of its words is there. */
const WAIT_MS = 700;

export interface Meaning {
  begin(log: FastifyBaseLogger): void;
  /** Things in these scopes, the nearest in meaning first; undefined: words alone. Never throws, and takes no longer than a moment. */
  nearest(q: string, scopes: readonly string[], types: readonly FoundType[]): Promise<readonly string[] | undefined>;
  stop(): Promise<void>;
}

/** Throws `OperatorError` where the database can keep no vectors. */
export async function meaningOf(embeddings: EmbeddingsSettings, dataDir: string, database: Database): Promise<Meaning> {
  const { model } = embeddings;
  await prepareVectors(database, model);
  const embed = embedBy(embeddings);
  const thread = database.kind === "sqlite" ? new NearestInSqlite(sqliteFile(dataDir)) : undefined;
  const find: FindNearest = thread?.find ?? nearestInPostgres(withVectorTables(database.db));
  let running:
    | { readonly queries: QueryVectors; readonly maker: VectorMaker; readonly log: FastifyBaseLogger }
    | undefined;
  return {
    begin(log) {
      running = { log, queries: new QueryVectors(embed, log), maker: new VectorMaker({ database, embed, model, log }) };
      thread?.begin();
      running.maker.begin();
    },
    async nearest(q, scopes, types) {
      try {
        const vector = await running?.queries.of(q.trim().replace(/\s+/g, " "));
        if (!vector) return undefined;
        const near = { scopes, types, vector, model, limit: MOST_NEAREST };
        return await Promise.race([find(near), pause(WAIT_MS, undefined, { ref: false })]);
      } catch (error) {
        running?.log.debug({ err: error }, "a search goes by words alone");
        return undefined;
      }
    },
    async stop() {
      running?.queries.stop();
      await running?.maker.stop();
      await thread?.stop();
    },
  };
}
