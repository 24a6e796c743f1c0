import type { NotificationKind, Profile, Role } from "@syncboard/model";
import { sql } from "kysely";
import { profileFrom } from "../account/profile-store.ts";
import { firstLineOf } from "../board/comment-list.ts";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

/** What a user should know, in words of now: a card that was renamed since goes by its new title. */
export interface NotificationItem {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly board: { readonly id: string; readonly title: string };
  readonly card: { readonly id: string; readonly title: string } | null;
  /** With the first line of it. */
  readonly comment: { readonly id: string; readonly text: string } | null;
  readonly item: { readonly id: string; readonly text: string } | null;
  readonly actor: Profile | null;
  readonly role: Role | null;
  readonly cardCount: number | null;
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly readAt: string | null;
}

/**
 * What a user may see of what they were told, as their rights are now: nothing of a board that they are no member of any more or
 * that was deleted, and nothing about what was deleted. What happened to a card goes with it to another board.
 */
function seenBy(db: Db | Trx, userId: string) {
  return db
    .selectFrom("notification")
    .leftJoin("card", "card.id", "notification.card_id")
    .leftJoin("column", "column.id", "card.column_id")
    .leftJoin("comment", "comment.id", "notification.comment_id")
    .leftJoin("checklist_item as item", "item.id", "notification.item_id")
    .leftJoin("checklist", "checklist.id", "item.checklist_id")
    .innerJoin("board", (join) =>
      join.on("board.id", "=", sql<string>`coalesce("card"."board_id", "notification"."board_id")`),
    )
    .innerJoin("member", (join) =>
      join.onRef("member.board_id", "=", "board.id").onRef("member.user_id", "=", "notification.user_id"),
    )
    .where("notification.user_id", "=", userId)
    .where("board.deleted_at", "is", null)
    .where("card.deleted_at", "is", null)
    .where("column.deleted_at", "is", null)
    .where("comment.deleted_at", "is", null)
    .where("item.deleted_at", "is", null)
    .where("checklist.deleted_at", "is", null);
}

interface Wanted {
  readonly isUnread: boolean;
  readonly afterId: string | undefined;
  readonly limit: number;
  /** No others. */
  readonly ids?: readonly string[];
}

/** The newest first. */
export async function listNotifications(
  db: Db | Trx,
  userId: string,
  { isUnread, afterId, limit, ids }: Wanted,
): Promise<NotificationItem[]> {
  let query = seenBy(db, userId)
    .leftJoin("user as actor", "actor.id", "notification.actor_id")
    .leftJoin("member as acting", (join) =>
      join.onRef("acting.board_id", "=", "board.id").onRef("acting.user_id", "=", "notification.actor_id"),
    )
    .select(["notification.id", "notification.kind", "notification.role", "notification.due_at as dueAt"])
    .select(["notification.card_count as cardCount"])
    .select(["notification.created_at as createdAt", "notification.read_at as readAt"])
    .select(["board.id as boardId", "board.title as boardTitle", "card.id as cardId", "card.title as cardTitle"])
    .select(["comment.id as commentId", "comment.text as commentText", "item.id as itemId", "item.text as itemText"])
    .select(["actor.id as actorId", "actor.username", "actor.name", "actor.avatar_id", "actor.profile_privacy"])
    .select(["actor.deactivated_at", "acting.user_id as actingId"]);
  if (isUnread) query = query.where("notification.read_at", "is", null);
  if (ids) query = query.where("notification.id", "in", ids);
  if (afterId !== undefined) query = query.where("notification.id", "<", afterId);
  const rows = await query.orderBy("notification.id", "desc").limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    board: { id: row.boardId, title: row.boardTitle },
    card: named(row.cardId, row.cardTitle, ([id, title]) => ({ id, title })),
    comment: named(row.commentId, row.commentText, ([id, text]) => ({ id, text: firstLineOf(text) })),
    item: named(row.itemId, row.itemText, ([id, text]) => ({ id, text })),
    actor: actorFrom(row),
    role: row.role,
    cardCount: row.cardCount,
    dueAt: row.dueAt,
    createdAt: row.createdAt,
    readAt: row.readAt,
  }));
}

export async function countUnread(db: Db, userId: string): Promise<number> {
  const { count } = await seenBy(db, userId)
    .where("notification.read_at", "is", null)
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function named<Made>(id: string | null, words: string | null, make: (both: [string, string]) => Made): Made | null {
  return id === null || words === null ? null : make([id, words]);
}

interface ActorRow {
  readonly actorId: string | null;
  readonly username: string | null;
  readonly name: string | null;
  readonly avatar_id: string | null;
  readonly profile_privacy: "public" | "members" | "private" | null;
  readonly deactivated_at: string | null;
  /** Null: no member of the board any more. */
  readonly actingId: string | null;
}

/** As members know each other; who left is known by name alone, but for those whom everybody may see. */
function actorFrom({ actorId: id, username, name, actingId, avatar_id, deactivated_at, ...row }: ActorRow) {
  if (id === null || username === null || name === null) return null;
  const isShown = actingId !== null || row.profile_privacy === "public";
  const profile_privacy = isShown ? (row.profile_privacy ?? "private") : "private";
  return profileFrom({ id, username, name, avatar_id, deactivated_at, profile_privacy });
}
