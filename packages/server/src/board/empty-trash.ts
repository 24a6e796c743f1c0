import type { EventOf } from "@syncboard/model";
import type { FastifyBaseLogger } from "fastify";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { later, type Sources } from "../http/sources.ts";
import type { Happen } from "./happen.ts";

type Gone = Omit<EventOf<"trash.emptied">, "type" | "isDue" | "seq" | "at" | "actorId" | "commandId">;

/** Of each kind in one event: what hears of it takes no part of a megabyte. */
const MOST = 1_000;

export type Emptied = "done" | "forbidden" | "not_found";

export interface EmptyTrash {
  /** Takes away for good what is in the trash of a board: what an owner asks for. What is archived stays. */
  byOwner(boardId: string, ownerId: string): Promise<Emptied>;
  /** The same of all boards, of what was deleted before then; and the boards that were deleted, with their logs. */
  ofOld(before: string): Promise<void>;
}

export function emptyTrashOn({ db, happen }: { readonly db: Db; readonly happen: Happen }): EmptyTrash {
  /** Until nothing is left: each event is whole by itself, so one may stop after any of them. */
  async function empty(boardId: string, actorId: string, before?: string): Promise<Emptied> {
    let outcome: Emptied = "not_found";
    for (let isMore = true; isMore; ) {
      isMore = false;
      await happen({
        boardId,
        actorId,
        async become(board, trx) {
          const role = board.roleOf(actorId);
          outcome = role === undefined ? "not_found" : role === "owner" ? "done" : "forbidden";
          if (outcome !== "done") return [];
          const gone = await inTrash(trx, boardId, before);
          isMore = Object.values(gone).some((ids) => ids.length > 0);
          return isMore ? [{ type: "trash.emptied", isDue: before !== undefined, ...gone }] : [];
        },
      });
    }
    return outcome;
  }

  return {
    byOwner: (boardId, ownerId) => empty(boardId, ownerId),
    async ofOld(before) {
      await db.deleteFrom("board").where("deleted_at", "<", before).execute();
      for (const { id, creator_id } of await boardsWithOld(db, before)) await empty(id, creator_id, before);
    },
  };
}

const SWEEP_MS = 3_600_000;

interface SweepDeps {
  readonly emptyTrash: EmptyTrash;
  readonly sources: Sources;
  /** Seconds. */
  readonly trashTtl: number;
  readonly log: FastifyBaseLogger;
}

/** Takes away what has been in the trash for long, now and every hour. Answers how to stop that, once what runs is done. */
export function sweepTrash({ emptyTrash, sources, trashTtl, log }: SweepDeps): () => Promise<void> {
  let running = Promise.resolve();
  const sweep = () => {
    running = running
      .then(() => emptyTrash.ofOld(later(sources.now(), -trashTtl)))
      .catch((error: unknown) => log.error({ err: error }, "emptying the trash failed"));
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_MS).unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}

const PARTS = ["checklist_item", "checklist", "comment", "card", "column", "label"] as const;

/** Boards that have something in their trash since before then; others have their turn the next time. */
async function boardsWithOld(db: Db, before: string) {
  const ids = new Set<string>();
  for (const table of PARTS) {
    const rows = await db
      .selectFrom(table)
      .select("board_id")
      .distinct()
      .where("deleted_at", "<", before)
      .limit(MOST)
      .execute();
    for (const { board_id } of rows) ids.add(board_id);
  }
  if (ids.size === 0) return [];
  return await db
    .selectFrom("board")
    .select(["id", "creator_id"])
    .where("id", "in", [...ids])
    .where("deleted_at", "is", null)
    .execute();
}

/** Some of what is in the trash of a board since before then. A column goes when no card is left in it. */
async function inTrash(trx: Trx, boardId: string, before: string | undefined): Promise<Gone> {
  const deleted = async (table: (typeof PARTS)[number]) => {
    let query = trx.selectFrom(table).select("id").where("board_id", "=", boardId).where("deleted_at", "is not", null);
    if (before !== undefined) query = query.where("deleted_at", "<", before);
    return (await query.orderBy("id").limit(MOST).execute()).map(({ id }) => id);
  };
  const columnIds = await deleted("column");
  const cardIds = new Set(await deleted("card"));
  if (columnIds.length > 0) {
    const inColumns = await trx
      .selectFrom("card")
      .select("id")
      .where("board_id", "=", boardId)
      .where("column_id", "in", columnIds)
      .orderBy("id")
      .limit(MOST)
      .execute();
    for (const { id } of inColumns) cardIds.add(id);
    if (inColumns.length === MOST) return { ...NOTHING, cardIds: [...cardIds] };
  }
  return {
    cardIds: [...cardIds],
    columnIds,
    labelIds: await deleted("label"),
    checklistIds: await deleted("checklist"),
    itemIds: await deleted("checklist_item"),
    commentIds: await deleted("comment"),
  };
}

const NOTHING: Gone = { cardIds: [], columnIds: [], labelIds: [], checklistIds: [], itemIds: [], commentIds: [] };
