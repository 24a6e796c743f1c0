import type { VectorDb } from "./vector-tables.ts";

// Several processes may make vectors for one database, one of them at a time: each batch is claimed, and let go of when it is
// written. So one whose server of vectors is away, or that is wrongly set up, holds up no other.

/** Who is dead says nothing, and so long after they did another begins. */
const CLAIM_MS = 30_000;
const SAID_AGAIN_MS = 10_000;

export interface Claimant {
  readonly model: string;
  /** Who we are among several processes. */
  readonly maker: string;
}

/** Whether the next batch is ours. */
export async function claim(db: VectorDb, { model, maker }: Claimant): Promise<boolean> {
  const now = Date.now();
  const { numUpdatedRows } = await db
    .updateTable("search_model")
    .set({ maker, busy_until: new Date(now + CLAIM_MS).toISOString() })
    .where("model", "=", model)
    .where((eb) =>
      eb.or([eb("maker", "is", null), eb("maker", "=", maker), eb("busy_until", "<", new Date(now).toISOString())]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Lets another process begin at once. */
export async function letGo(db: VectorDb, { maker }: Pick<Claimant, "maker">): Promise<void> {
  await db.updateTable("search_model").set({ maker: null, busy_until: null }).where("maker", "=", maker).execute();
}

/** Says again that it is ours while something is done that may take minutes. */
export async function holding<Done>(db: VectorDb, claimant: Claimant, work: () => Promise<Done>): Promise<Done> {
  // Whether it still is, is looked at again before anything is written.
  const saying = setInterval(() => void claim(db, claimant).catch(() => {}), SAID_AGAIN_MS).unref();
  try {
    return await work();
  } finally {
    clearInterval(saying);
  }
}
