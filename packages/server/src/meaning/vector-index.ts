import { type RawBuilder, sql } from "kysely";
import type { Kind } from "../database/connect.ts";
import type { VectorDb } from "./vector-tables.ts";

/** What is looked for near a vector: in one of these scopes, of one of these types; no types: any. */
export interface Near {
  readonly scopes: readonly string[];
  readonly types: readonly string[];
  readonly vector: Float32Array;
  /** Vectors of another one say nothing. */
  readonly model: string;
  readonly limit: number;
}

/**
 * Of 1 - cosine. At a right angle, which is 1, two texts have nothing to do with one another; whatever a model makes of texts
 * that have, it is nearer than this. How near is near no number says: models differ, and the order decides.
 */
export const MOST_DISTANCE = 0.8;

/** How a vector of length 1 is written. The other place, beside the nearest, where the two databases are asked in different ways. */
export const WRITTEN: Readonly<Record<Kind, (vector: Float32Array) => RawBuilder<Uint8Array | string>>> = {
  sqlite: ({ buffer, byteOffset, byteLength }) => sql`${new Uint8Array(buffer, byteOffset, byteLength)}`,
  postgres: (vector) => sql`${`[${vector.join(",")}]`}::vector`,
};

/** Ids of things, the nearest first. */
export type FindNearest = (near: Near) => Promise<string[]>;

/** Every vector in the scopes is looked at: an index of the nearest of all would be full of other people's. */
export function nearestInPostgres(db: VectorDb): FindNearest {
  return async ({ scopes, types, vector, model, limit }) => {
    const ofTypes = types.length > 0 ? sql`and type in (${sql.join(types)})` : sql``;
    const { rows } = await sql<{ id: string; distance: number }>`
      select item_id as id, vector <=> ${WRITTEN.postgres(vector)} as distance from search_vector
      where scope in (${sql.join(scopes)}) and number is not null and vector is not null ${ofTypes}
        and exists (select 1 from search_model where model = ${model})
      order by distance, item_id limit ${sql.lit(limit)}
    `.execute(db);
    return rows.filter(({ distance }) => distance <= MOST_DISTANCE).map(({ id }) => id);
  };
}
