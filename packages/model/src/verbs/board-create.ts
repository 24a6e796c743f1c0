import { type Static, Type } from "typebox";
import type { Board } from "../board.ts";
import { ColorName, Description, Id, LabelName, Title, WipLimit } from "../ids.ts";
import { placeAt, type Ranked } from "../rank.ts";
import type { Envelope } from "../verb.ts";

export const event = Type.Object({
  type: Type.Literal("board.created"),
  boardId: Id,
  title: Title,
  description: Type.Union([Description, Type.Null()]),
  background: Type.Optional(ColorName),
  columns: Type.Array(
    Type.Object({ columnId: Id, title: Title, rank: Type.String(), wipLimit: Type.Optional(WipLimit) }),
  ),
  labels: Type.Optional(Type.Array(Type.Object({ labelId: Id, name: LabelName, color: ColorName }))),
});
export type BoardCreated = Static<typeof event>;

export interface NewBoard {
  readonly boardId: string;
  readonly title: string;
  readonly description: string | null;
  readonly columns: readonly { readonly columnId: string; readonly title: string }[];
}

/** The first event of every board. It is not a command of a board: there is no board yet to ask. */
export function createBoard(wanted: NewBoard): BoardCreated {
  const columns: (Ranked & { title: string })[] = [];
  for (const { columnId, title } of wanted.columns) {
    columns.push({ id: columnId, title, rank: placeAt(columns, columns.length).rank });
  }
  return {
    type: "board.created",
    boardId: wanted.boardId,
    title: wanted.title,
    description: wanted.description || null,
    columns: columns.map(({ id, title, rank }) => ({ columnId: id, title, rank })),
  };
}

export function apply(board: Board, event: BoardCreated & Envelope): void {
  board.putInfo({
    id: event.boardId,
    title: event.title,
    description: event.description,
    background: event.background ?? null,
    creatorId: event.actorId,
    createdAt: event.at,
    updatedAt: event.at,
    archivedAt: null,
    deletedAt: null,
  });
  board.putMember({ userId: event.actorId, role: "owner", since: event.at, deactivatedAt: null });
  for (const { columnId, title, rank, wipLimit = null } of event.columns) {
    board.putColumn({
      id: columnId,
      title,
      rank,
      wipLimit,
      createdAt: event.at,
      updatedAt: event.at,
      archivedAt: null,
      deletedAt: null,
    });
  }
  for (const { labelId, name, color } of event.labels ?? []) {
    board.putLabel({ id: labelId, name, color, createdAt: event.at, updatedAt: event.at, deletedAt: null });
  }
}
