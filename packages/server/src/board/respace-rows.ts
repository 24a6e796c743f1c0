import { sql } from "kysely";
import type { Trx } from "../database/lane.ts";

type Ranks = Readonly<Record<string, string>>;

/** As many as keep a statement short of what the databases take. */
const RANKS_AT_ONCE = 500;

/** Gives rows of a board their new ranks, by their ids. */
export async function respaceRows(
  trx: Trx,
  table: "card" | "column" | "checklist" | "checklist_item",
  boardId: string,
  ranks: Ranks = {},
): Promise<void> {
  const all = Object.entries(ranks);
  for (let at = 0; at < all.length; at += RANKS_AT_ONCE) {
    const some = all.slice(at, at + RANKS_AT_ONCE);
    const cases = sql.join(
      some.map(([id, rank]) => sql`when ${id} then ${rank}`),
      sql` `,
    );
    await trx
      .updateTable(table)
      .set({ rank: sql<string>`case id ${cases} end` })
      .where("board_id", "=", boardId)
      .where(
        "id",
        "in",
        some.map(([id]) => id),
      )
      .execute();
  }
}
