import { type Board, boardFieldsOf, type Card, type CardFront, frontOf, positionOf, type Role } from "@syncboard/model";
import type { Trx } from "../database/lane.ts";
import { entityTag } from "../http/entity-tag.ts";
import type { BoardSummary } from "./board-list.ts";
import { type CardInside, insideOfCard } from "./card-inside.ts";
import { isStarred } from "./star-store.ts";

// What the resource routes answer, read from a board in memory.

export interface ColumnAnswer {
  readonly id: string;
  readonly boardId: string;
  readonly title: string;
  readonly position: number;
  readonly wipLimit: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Since when it is on the board no more; null: it is there. */
  readonly archivedAt: string | null;
}

export interface CardAnswer extends CardFront {
  readonly boardId: string;
  readonly position: number;
  /** Since when it is on the board no more: it, or its column with it. Null: it is there. */
  readonly archivedAt: string | null;
}

/** What the list of boards says of one, for one reader. */
export function summaryFor(userId: string) {
  return async (board: Board, role: Role, trx: Trx): Promise<BoardSummary> => ({
    ...boardFieldsOf(board),
    role,
    isStarred: await isStarred(trx, { boardId: board.info.id, userId }),
    seq: board.seq,
  });
}

/** Of a board that was made just now. */
export function newSummary(board: Board): BoardSummary {
  return { ...boardFieldsOf(board), role: "owner", isStarred: false, seq: board.seq };
}

export function columnAnswer(board: Board, columnId: string): ColumnAnswer | undefined {
  const column = board.allColumns.get(columnId);
  if (!column || column.deletedAt !== null) return undefined;
  const { id, title, wipLimit, createdAt, updatedAt, archivedAt } = column;
  const position = positionOf(board.columns, column);
  return { id, boardId: board.info.id, title, position, wipLimit, createdAt, updatedAt, archivedAt };
}

export function cardAnswer(board: Board, card: Card): CardAnswer {
  const position = positionOf(board.cardsIn(card.columnId), card);
  const archivedAt = card.archivedAt ?? board.allColumns.get(card.columnId)?.archivedAt ?? null;
  return { ...frontOf(board, card), boardId: board.info.id, position, archivedAt };
}

export type CardWithInside = CardAnswer & CardInside;

/** A card with what is inside, and the tag that changes with either: two changes may share a millisecond. */
export async function taggedCard(
  trx: Trx,
  board: Board,
  card: Card,
): Promise<{ readonly answer: CardWithInside; readonly etag: string }> {
  const answer = { ...cardAnswer(board, card), ...(await insideOfCard(trx, board.info.id, card)) };
  return { answer, etag: entityTag(answer) };
}
