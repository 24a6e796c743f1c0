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
      const boards = await db.selectFrom("board").select("id").where("deleted_at", "<", before).execute();
      // One by one: a board goes with all its rows and its log, and others want to write meanwhile.
      for (const { id } of boards) {
        // Unless somebody has had it back meanwhile.
        await db.deleteFrom("board").where("id", "=", id).where("deleted_at", "<", before).execute();
      }
      for (const { id, creator_id } of await boardsWithOld(db, before)) await empty(id, creator_id, before);
    },
  };
}

const SWEEP_MS = 3_600_000;

interface SweepDeps {
  readonly emptyTrash: EmptyTrash;
  /** What else was deleted before then, and what has to go after all that: the files of what is gone. */
  readonly sweepRest: (before: string) => Promise<void>;
  readonly sources: Sources;
  /** Seconds. */
  readonly trashTtl: number;
  readonly log: FastifyBaseLogger;
}

/** Takes away what has been in the trash for long, now and every hour. Answers how to stop that, once what runs is done. */
export function sweepTrash({ emptyTrash, sweepRest, sources, trashTtl, log }: SweepDeps): () => Promise<void> {
  let running = Promise.resolve();
  const sweep = () => {
    const before = later(sources.now(), -trashTtl);
    const complain = (error: unknown) => log.error({ err: error }, "emptying the trash failed");
    // The rest has its turn all the same.
    running = running
      .then(() => emptyTrash.ofOld(before))
      .catch(complain)
      .then(() => sweepRest(before))
      .catch(complain);
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_MS).unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}

const PARTS = ["checklist_item", "checklist", "comment", "attachment", "card", "label"] as const;
/** After everything that was ever deleted. */
const NEVER = "9999-12-31T23:59:59.999Z";

/** Boards that have something to lose since before then; others have their turn the next time. */
async function boardsWithOld(db: Db, before: string) {
  const found = await Promise.all([
    ...PARTS.map((table) =>
      db.selectFrom(table).select("board_id").distinct().where("deleted_at", "<", before).limit(MOST).execute(),
    ),
    columnsToGo(db, before).select("column.board_id").distinct().limit(MOST).execute(),
    cardsInColumns(db, before).select("card.board_id").distinct().limit(MOST).execute(),
  ]);
  const ids = new Set(found.flat().map(({ board_id }) => board_id));
  if (ids.size === 0) return [];
  return await db
    .selectFrom("board")
    .select(["id", "creator_id"])
    .where("id", "in", [...ids])
    .where("deleted_at", "is", null)
    .execute();
}

/**
 * Columns that were deleted before then, but for those with a card that stays: one that was archived, which is for good, or
 * that was deleted later. They wait for it, so that it can be had back.
 */
function columnsToGo(db: Db | Trx, before: string) {
  return db
    .selectFrom("column")
    .where("column.deleted_at", "<", before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("card")
            .select("card.id")
            .whereRef("card.board_id", "=", "column.board_id")
            .whereRef("card.column_id", "=", "column.id")
            .where((eb) => eb.or([eb("card.archived_at", "is not", null), eb("card.deleted_at", ">=", before)])),
        ),
      ),
    );
}

/** Cards that were deleted with their column, before then, and not by themselves. */
function cardsInColumns(db: Db | Trx, before: string) {
  return db
    .selectFrom("column")
    .innerJoin("card", (join) =>
      join.onRef("card.board_id", "=", "column.board_id").onRef("card.column_id", "=", "column.id"),
    )
    .where("column.deleted_at", "<", before)
    .where("card.archived_at", "is", null)
    .where("card.deleted_at", "is", null);
}

/** Some of what is in the trash of a board since before then. A column goes when no card is left in it. */
async function inTrash(trx: Trx, boardId: string, before = NEVER): Promise<Gone> {
  const deleted = async (table: (typeof PARTS)[number]) => {
    const query = trx.selectFrom(table).select("id").where("board_id", "=", boardId).where("deleted_at", "<", before);
    return (await query.orderBy("id").limit(MOST).execute()).map(({ id }) => id);
  };
  const cardIds = await deleted("card");
  const inColumns = await cardsInColumns(trx, before)
    .select("card.id")
    .where("column.board_id", "=", boardId)
    .orderBy("card.id")
    .limit(MOST)
    .execute();
  const cards = { ...NOTHING, cardIds: [...cardIds, ...inColumns.map(({ id }) => id)] };
  if (cardIds.length === MOST || inColumns.length === MOST) return cards;
  const columns = await columnsToGo(trx, before)
    .select("column.id")
    .where("column.board_id", "=", boardId)
    .orderBy("column.id")
    .limit(MOST)
    .execute();
  return {
    ...cards,
    columnIds: columns.map(({ id }) => id),
    labelIds: await deleted("label"),
    checklistIds: await deleted("checklist"),
    itemIds: await deleted("checklist_item"),
    commentIds: await deleted("comment"),
    attachmentIds: await deleted("attachment"),
  };
}

const NOTHING: Gone = { cardIds: [], columnIds: [], labelIds: [], checklistIds: [], itemIds: [], commentIds: [] };
