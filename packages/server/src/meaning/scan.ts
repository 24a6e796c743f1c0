import { MOST_DISTANCE, type Near } from "./vector-index.ts";
import type { VectorDb } from "./vector-tables.ts";

const AT_ONCE = 500;

interface Neighbour {
  readonly id: string;
  readonly likeness: number;
}

/** The nearest on SQLite, by looking at every vector in the scopes: four microseconds each, so never where others wait. */
export async function scanNearest(db: VectorDb, { scopes, types, vector, model, limit }: Near): Promise<string[]> {
  const ours = await db.selectFrom("search_model").select("model").where("model", "=", model).execute();
  if (ours.length === 0) return [];
  let nearest: Neighbour[] = [];
  for (const scope of scopes) {
    for await (const some of vectorsIn(db, scope, types)) {
      const fit = some.flatMap(({ id, bytes }): Neighbour[] => {
        const likeness = likenessOf(vector, bytes);
        return likeness >= leastOf(nearest, limit) ? [{ id, likeness }] : [];
      });
      if (fit.length > 0) nearest = [...nearest, ...fit].sort(compare).slice(0, limit);
    }
  }
  return nearest.map(({ id }) => id);
}

function leastOf(nearest: readonly Neighbour[], limit: number): number {
  return nearest.length < limit ? 1 - MOST_DISTANCE : (nearest.at(-1)?.likeness ?? 1);
}

function compare(one: Neighbour, other: Neighbour): number {
  return other.likeness - one.likeness || (one.id < other.id ? -1 : 1);
}

/** The cosine, both being of length 1. */
function likenessOf(vector: Float32Array, bytes: Uint8Array): number {
  if (bytes.byteLength !== vector.byteLength) return Number.NEGATIVE_INFINITY;
  const other = new Float32Array(bytes.buffer, bytes.byteOffset, vector.length);
  let sum = 0;
  // By index: ten times as quick as what has a call for each number.
  for (let at = 0; at < vector.length; at++) sum += (vector[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

async function* vectorsIn(db: VectorDb, scope: string, types: readonly string[]) {
  let after = 0;
  for (;;) {
    const query = db
      .selectFrom("search_vector")
      .select(["item_id", "type", "number", "vector"])
      .where("scope", "=", scope)
      .where("number", ">", after)
      .orderBy("number")
      .limit(AT_ONCE);
    const rows = await query.execute();
    yield rows.flatMap(({ item_id: id, type, vector }) =>
      vector instanceof Uint8Array && (types.length === 0 || types.includes(type)) ? [{ id, bytes: vector }] : [],
    );
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.number ?? after;
  }
}
