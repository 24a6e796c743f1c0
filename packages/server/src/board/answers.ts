import { type Board, boardFieldsOf, type Card, type CardFront, frontOf, positionOf, type Role } from "@syncboard/model";
import { entityTag } from "../http/entity-tag.ts";
import type { BoardSummary } from "./board-list.ts";

// What the resource routes answer, read from a board in memory.

export interface ColumnAnswer {
  readonly id: string;
  readonly boardId: string;
  readonly title: string;
  readonly position: number;
  readonly wipLimit: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface CardAnswer extends CardFront {
  readonly boardId: string;
  readonly position: number;
}

export function summaryOf(board: Board, role: Role): BoardSummary {
  return { ...boardFieldsOf(board), role, seq: board.seq };
}

export function columnAnswer(board: Board, columnId: string): ColumnAnswer | undefined {
  const column = board.liveColumn(columnId);
  if (!column) return undefined;
  const { id, title, wipLimit, createdAt, updatedAt } = column;
  const position = positionOf(board.columns, column);
  return { id, boardId: board.info.id, title, position, wipLimit, createdAt, updatedAt };
}

export function cardAnswer(board: Board, card: Card): CardAnswer {
  return { ...frontOf(card), boardId: board.info.id, position: positionOf(board.cardsIn(card.columnId), card) };
}

/** Changes whenever the card does: its text changes only together with `updatedAt`. */
export function cardTag(board: Board, card: Card): string {
  return entityTag(cardAnswer(board, card));
}
