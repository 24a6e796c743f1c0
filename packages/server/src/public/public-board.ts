import { assigneesOf, type Board, type Card, type Color, labelsOf } from "@syncboard/model";
import type { Trx } from "../database/lane.ts";
import { publicNames } from "./public-link-store.ts";

// What strangers see of a board: nothing by which a member could be found. Not their ids, for these stand in the addresses of
// pictures, not who wrote what, and names only of those who show theirs to everybody.

export interface PublicCard {
  readonly id: string;
  readonly columnId: string;
  readonly title: string;
  readonly hasDescription: boolean;
  readonly labelIds: readonly string[];
  /** For whom it is. Null: somebody who shows their name to members alone. */
  readonly people: readonly (string | null)[];
  readonly startAt: string | null;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
}

export interface PublicBoard {
  readonly title: string;
  readonly description: string | null;
  readonly updatedAt: string;
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly labels: readonly { readonly id: string; readonly name: string; readonly color: Color }[];
  /** Column by column, top to bottom. */
  readonly cards: readonly PublicCard[];
}

type Names = ReadonlyMap<string, string>;

export async function publicBoard(board: Board, trx: Trx): Promise<PublicBoard> {
  const { title, description, updatedAt } = board.info;
  const cards = board.columns.flatMap((column) => board.cardsIn(column.id));
  const names = await publicNames(trx, [...new Set(cards.flatMap((card) => assigneesOf(board, card)))]);
  return {
    title,
    description,
    updatedAt,
    columns: board.columns.map((column) => ({ id: column.id, title: column.title })),
    labels: board.labels.map(({ id, name, color }) => ({ id, name, color })),
    cards: cards.map((card) => publicCard(board, card, names)),
  };
}

export async function publicCardOf(board: Board, card: Card, trx: Trx): Promise<PublicCard> {
  return publicCard(board, card, await publicNames(trx, assigneesOf(board, card)));
}

function publicCard(board: Board, card: Card, names: Names): PublicCard {
  const { id, columnId, title, hasDescription, startAt, dueAt, doneAt } = card;
  const people = assigneesOf(board, card).map((userId) => names.get(userId) ?? null);
  return { id, columnId, title, hasDescription, labelIds: labelsOf(board, card), people, startAt, dueAt, doneAt };
}
