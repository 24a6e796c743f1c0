import type { TodoRow } from "@syncboard/model";
import { CalendarTime, Id } from "@syncboard/model/schemas";
import { Type } from "typebox";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { cursorOf, placeOf } from "../http/pages.ts";
import { later } from "../http/sources.ts";
import { checkFor } from "../http/validation.ts";
import { atIn, readInOrder, type Segment, shownTodos } from "./todo-list.ts";
import { readList, todoFrom } from "./todo-store.ts";

/** What a device keeps: a to-do with the number of its last change, or that it is there no more. */
export type TodoNews = (TodoRow & { readonly seq: number }) | { readonly id: string; readonly deleted: true };

export interface TodoNewsPage {
  readonly items: readonly TodoNews[];
  /** From where to go on asking, once there is no more. */
  readonly seq: number;
  readonly hasMore: boolean;
  /** Of what is at hand: where its next page begins. Null: there is none. */
  readonly nextCursor: string | null;
  /** What the asker has is void: this is all there is at hand. */
  readonly isReset?: true;
}

const LATELY_SECONDS = 30 * 86_400;

const AT_HAND: readonly Segment[] = [
  { by: "due_at", where: "due" },
  { by: "id", where: "no_due" },
];
const LATELY: readonly Segment[] = [{ by: "completed_at", isDownward: true }];

const Place = Type.Object(
  {
    isOpen: Type.Boolean(),
    segment: Type.Integer({ minimum: 0, maximum: 1 }),
    at: Type.Union([CalendarTime, Type.Null()]),
    id: Id,
  },
  { additionalProperties: false },
);
type Place = { isOpen: boolean; segment: number; at: string | null; id: string };
const isFaultyPlace = checkFor(Place);

/** Undefined: it is no cursor of this list. */
export function placeAtHand(cursor: string): Place | undefined {
  return placeOf<Place>(cursor, isFaultyPlace);
}

interface Asked {
  readonly since: number;
  readonly after: Place | undefined;
  readonly limit: number;
  readonly now: string;
}

/**
 * What has changed since a number; with none, or one from which that cannot be told any more, all that is at hand. In a transaction that
 * sees one moment: a number with rows of a later one would tell of a to-do less than what was done to it.
 */
export async function todoNews(
  trx: Db | Trx,
  userId: string,
  { since, after, limit, now }: Asked,
): Promise<TodoNewsPage> {
  const { seq, purgedSeq } = await readList(trx, userId);
  if (since === 0) return { ...(await atHand(trx, userId, after, limit, now)), seq };
  if (since < purgedSeq || since > seq) {
    return { ...(await atHand(trx, userId, after, limit, now)), seq, isReset: true };
  }
  const rows = await shownTodos(trx, userId)
    .where("todo.seq", ">", since)
    .orderBy("todo.seq")
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map((row): TodoNews => {
    if (row.deleted_at !== null) return { id: row.id, deleted: true };
    return { ...todoFrom(row), seq: row.seq };
  });
  const hasMore = rows.length > limit;
  const last = rows.at(Math.min(limit, rows.length) - 1)?.seq ?? 0;
  return { items, seq: hasMore ? last : Math.max(seq, last), hasMore, nextCursor: null };
}

/** The open ones, and those that were completed lately. */
async function atHand(trx: Db | Trx, userId: string, after: Place | undefined, limit: number, now: string) {
  const there = () => shownTodos(trx, userId).where("todo.deleted_at", "is", null);
  const open = () => there().where("todo.completed_at", "is", null);
  const lately = () => there().where("todo.completed_at", ">", later(now, -LATELY_SECONDS));
  const first = after?.isOpen === false ? [] : await readInOrder(open, AT_HAND, after, limit + 1);
  const rest = limit + 1 - first.length;
  const then = rest > 0 ? await readInOrder(lately, LATELY, after?.isOpen === false ? after : undefined, rest) : [];
  const rows = [
    ...first.map((each) => ({ ...each, isOpen: true, by: AT_HAND[each.segment]?.by })),
    ...then.map((each) => ({ ...each, isOpen: false, by: LATELY[0]?.by })),
  ];
  const shown = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  const last = shown.at(-1);
  const place = last && { isOpen: last.isOpen, segment: last.segment, at: atIn(last.row, last.by), id: last.row.id };
  const items = shown.map(({ row, seq }): TodoNews => ({ ...row, seq }));
  return { items, hasMore, nextCursor: hasMore && place ? cursorOf(place) : null };
}
