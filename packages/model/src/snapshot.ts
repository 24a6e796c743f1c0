import { type Static, Type } from "typebox";
import { Board, type Card, type Column, type Member } from "./board.ts";
import type { Item } from "./checklist.ts";
import { CoverOrNone } from "./cover.ts";
import { ColorName, Id, LabelName, RoleName, Time, WipLimit } from "./ids.ts";
import type { Label } from "./label.ts";

const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) => Type.Union([schema, Type.Null()]);

export const ColumnRow = Type.Object({
  id: Id,
  title: Type.String(),
  rank: Type.String({ description: "an opaque order key, compared bytewise" }),
  wipLimit: Nullable(WipLimit),
  createdAt: Time,
  updatedAt: Time,
});

/** A card as it lies on the board: everything but its text. */
export const CardFront = Type.Object({
  id: Id,
  columnId: Id,
  title: Type.String(),
  rank: Type.String({ description: "an opaque order key, compared bytewise" }),
  hasDescription: Type.Boolean(),
  labelIds: Type.Array(Id),
  assigneeIds: Type.Array(Id),
  startAt: Nullable(Time),
  dueAt: Nullable(Time),
  doneAt: Nullable(Time),
  itemCount: Type.Integer({ minimum: 0, description: "how many items its checklists have" }),
  doneCount: Type.Integer({ minimum: 0, description: "how many of them are done" }),
  commentCount: Type.Integer({ minimum: 0 }),
  attachmentCount: Type.Integer({ minimum: 0 }),
  cover: CoverOrNone,
  createdAt: Time,
  updatedAt: Time,
});
export type CardFront = Static<typeof CardFront>;

export const LabelRow = Type.Object({ id: Id, name: LabelName, color: ColorName, createdAt: Time, updatedAt: Time });
export type LabelRow = Static<typeof LabelRow>;

export const BoardFields = Type.Object({
  id: Id,
  title: Type.String(),
  description: Nullable(Type.String()),
  background: Nullable(ColorName),
  creatorId: Id,
  createdAt: Time,
  updatedAt: Time,
  archivedAt: Nullable(Time),
});
export type BoardFields = Static<typeof BoardFields>;

/** What others may see of a user. */
export const Profile = Type.Object({
  id: Id,
  username: Type.String(),
  name: Type.String(),
  avatarUrl: Nullable(Type.String()),
});
export type Profile = Static<typeof Profile>;

export const MemberRow = Type.Object({
  userId: Id,
  role: RoleName,
  since: Time,
  user: Profile,
  deactivatedAt: Nullable(Time),
});
export type MemberRow = Static<typeof MemberRow>;

const Placed = Type.Object({ position: Type.Integer({ minimum: 0 }) });

/** The whole board at one `seq`, for one reader. */
export const Snapshot = Type.Object({
  board: BoardFields,
  seq: Type.Integer({ minimum: 0 }),
  role: RoleName,
  /** By this reader. */
  isStarred: Type.Boolean(),
  columns: Type.Array(Type.Intersect([ColumnRow, Placed])),
  cards: Type.Array(Type.Intersect([CardFront, Placed])),
  labels: Type.Array(LabelRow),
  members: Type.Array(MemberRow),
});
export type Snapshot = Static<typeof Snapshot>;

/** What a snapshot says of the board itself: its reader's role and star, and its members' names, are added by who knows them. */
export type BoardContent = Omit<Snapshot, "role" | "isStarred" | "members">;

/** The labels of a card that are there, by their ids. */
export function labelsOf(board: Board, card: Pick<Card, "labelIds">): string[] {
  return card.labelIds.filter((labelId) => board.allLabels.get(labelId)?.deletedAt === null);
}

/** The members whom a card is for. */
export function assigneesOf(board: Board, card: Pick<Card, "assigneeIds">): string[] {
  return card.assigneeIds.filter((userId) => board.members.has(userId));
}

/** The member whom an item is for. */
export function assigneeOf(board: Board, { assigneeId }: Pick<Item, "assigneeId">): string | null {
  return assigneeId !== null && board.members.has(assigneeId) ? assigneeId : null;
}

export function frontOf(board: Board, card: Card): CardFront {
  const { id, columnId, title, rank, hasDescription, startAt, dueAt, doneAt, createdAt, updatedAt } = card;
  const { itemCount, doneCount, commentCount, attachmentCount, cover } = card;
  const [labelIds, assigneeIds] = [labelsOf(board, card), assigneesOf(board, card)];
  return {
    id,
    columnId,
    title,
    rank,
    hasDescription,
    labelIds,
    assigneeIds,
    startAt,
    dueAt,
    doneAt,
    itemCount,
    doneCount,
    commentCount,
    attachmentCount,
    cover,
    createdAt,
    updatedAt,
  };
}

export function labelRowOf({ id, name, color, createdAt, updatedAt }: Label): LabelRow {
  return { id, name, color, createdAt, updatedAt };
}

function columnRowOf({ id, title, rank, wipLimit, createdAt, updatedAt }: Column) {
  return { id, title, rank, wipLimit, createdAt, updatedAt };
}

export function boardFieldsOf(board: Board): BoardFields {
  const { id, title, description, background, creatorId, createdAt, updatedAt, archivedAt } = board.info;
  return { id, title, description, background, creatorId, createdAt, updatedAt, archivedAt };
}

export function contentOf(board: Board): BoardContent {
  return {
    board: boardFieldsOf(board),
    seq: board.seq,
    columns: board.columns.map((column, position) => ({ ...columnRowOf(column), position })),
    cards: board.columns.flatMap((column) =>
      board.cardsIn(column.id).map((card, position) => ({ ...frontOf(board, card), position })),
    ),
    labels: board.labels.map(labelRowOf),
  };
}

const THERE = { archivedAt: null, deletedAt: null };

export function boardFrom(snapshot: Snapshot): Board {
  const board = new Board();
  const members = snapshot.members.map(({ user, ...member }): Member => member);
  const columns = snapshot.columns.map(({ position, ...column }): Column => ({ ...column, ...THERE }));
  const cards = snapshot.cards.map(({ position, ...card }): Card => ({ ...card, ...THERE }));
  const labels = snapshot.labels.map((label): Label => ({ ...label, deletedAt: null }));
  board.load(snapshot.seq, { ...snapshot.board, deletedAt: null }, members, labels, columns, cards);
  return board;
}
