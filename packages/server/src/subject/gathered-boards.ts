import type { BoardFields, Role } from "@syncboard/model";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { Own } from "./subject-store.ts";

/** A board that was gathered under a subject, as its owner may see it now. */
export interface GatheredBoard {
  readonly id: string;
  readonly title: string;
  readonly background: BoardFields["background"];
  readonly role: Role;
  readonly archivedAt: string | null;
}

/** They are read together, and nobody gathers as many. */
const MOST_BOARDS = 200;

/** By their titles. One of which the owner is no member now, or that was deleted, is there no more until they are or it is. */
export async function gatheredBoards(db: Db | Trx, { userId, subjectId }: Own): Promise<GatheredBoard[]> {
  const rows = await db
    .selectFrom("subject")
    .innerJoin("subject_board", "subject_board.subject_id", "subject.id")
    .innerJoin("member", (join) =>
      join.onRef("member.board_id", "=", "subject_board.board_id").onRef("member.user_id", "=", "subject.user_id"),
    )
    .innerJoin("board", "board.id", "subject_board.board_id")
    .select(["board.id", "board.title", "board.background", "member.role", "board.archived_at as archivedAt"])
    .where("subject.user_id", "=", userId)
    .where("subject.id", "=", subjectId)
    .where("subject.deleted_at", "is", null)
    .where("board.deleted_at", "is", null)
    .limit(MOST_BOARDS)
    .execute();
  return rows.sort((one, other) => one.title.localeCompare(other.title, "en") || (one.id < other.id ? -1 : 1));
}

export async function canSeeBoard(db: Db | Trx, userId: string, boardId: string): Promise<boolean> {
  const row = await db
    .selectFrom("member")
    .innerJoin("board", "board.id", "member.board_id")
    .select("board.id")
    .where("member.user_id", "=", userId)
    .where("member.board_id", "=", boardId)
    .where("board.deleted_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where it is gathered already, it stays as it is. The subject is held. */
export async function gatherBoard(
  trx: Trx,
  { subjectId, boardId }: { readonly subjectId: string; readonly boardId: string },
  now: string,
): Promise<"gathered" | "there" | "full"> {
  const rows = await trx
    .selectFrom("subject_board")
    .select("board_id")
    .where("subject_id", "=", subjectId)
    .limit(MOST_BOARDS)
    .execute();
  if (rows.some(({ board_id }) => board_id === boardId)) return "there";
  if (rows.length === MOST_BOARDS) return "full";
  await trx.insertInto("subject_board").values({ subject_id: subjectId, board_id: boardId, created_at: now }).execute();
  return "gathered";
}

/** Whether it was gathered. */
export async function letGoOfBoard(trx: Trx, subjectId: string, boardId: string): Promise<boolean> {
  const deleted = await trx
    .deleteFrom("subject_board")
    .where("subject_id", "=", subjectId)
    .where("board_id", "=", boardId)
    .executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}
