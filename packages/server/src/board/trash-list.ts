import { CalendarTime, Id } from "@syncboard/model/schemas";
import { type Static, Type } from "typebox";
import type { Trx } from "../database/lane.ts";

/** Something that was deleted and can be had back. */
export interface Trashed {
  readonly kind: "card" | "column" | "label";
  readonly id: string;
  /** Its title or name. */
  readonly title: string;
  readonly deletedAt: string;
  /** Of a card: where it was and will be again. It comes back to a column that is there alone. */
  readonly columnId: string | null;
}

/** Where a page of the trash ended. */
export const TrashPlace = Type.Object({ deletedAt: CalendarTime, id: Id }, { additionalProperties: false });
export type TrashPlace = Static<typeof TrashPlace>;

interface Wanted {
  readonly after: TrashPlace | undefined;
  readonly limit: number;
}

/** What was deleted from a board, the last first. A deleted column has its cards with it: they are not listed by themselves. */
export async function listTrash(trx: Trx, boardId: string, wanted: Wanted): Promise<Trashed[]> {
  const { limit } = wanted;
  const found: Trashed[] = [];
  for (const { id, title, deletedAt, columnId } of await trashedCards(trx, boardId, wanted)) {
    if (deletedAt !== null) found.push({ kind: "card", id, title, deletedAt, columnId });
  }
  // Of these a board has some hundreds at most.
  for (const kind of ["column", "label"] as const) {
    const rows = await trx
      .selectFrom(kind)
      .select(["id", kind === "column" ? "column.title as title" : "label.name as title", "deleted_at as deletedAt"])
      .where("board_id", "=", boardId)
      .where("deleted_at", "is not", null)
      .execute();
    for (const { id, title, deletedAt } of rows) {
      if (deletedAt !== null) found.push({ kind, id, title, deletedAt, columnId: null });
    }
  }
  return found
    .filter((item) => !wanted.after || isBehind(item, wanted.after))
    .sort((one, other) => (isBehind(one, other) ? 1 : -1))
    .slice(0, limit);
}

async function trashedCards(trx: Trx, boardId: string, { after, limit }: Wanted) {
  let query = trx
    .selectFrom("card")
    .select(["id", "title", "deleted_at as deletedAt", "column_id as columnId"])
    .where("board_id", "=", boardId)
    .where("deleted_at", "is not", null);
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb("deleted_at", "<", after.deletedAt),
        eb.and([eb("deleted_at", "=", after.deletedAt), eb("id", "<", after.id)]),
      ]),
    );
  }
  return await query.orderBy("deleted_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

/** Deleted earlier, or at the same moment with a smaller id. */
function isBehind(item: TrashPlace, place: TrashPlace): boolean {
  return item.deletedAt === place.deletedAt ? item.id < place.id : item.deletedAt < place.deletedAt;
}
