import type { EventOf } from "@syncboard/model";
import { insertAttachments } from "../attachment/attachment-writers.ts";
import type { Trx } from "../database/lane.ts";
import { newCard, newChecklists, newItems } from "./new-rows.ts";
import { respaceRows } from "./respace-rows.ts";

// What an event of many cards changes in the rows: some statements for each five hundred cards.

/** As many as keep a statement short of what the databases take. */
const AT_ONCE = 500;

function* some<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE);
}

interface CardsChange {
  column_id?: string;
  archived_at?: string | null;
  deleted_at?: string | null;
}

async function updateCards(trx: Trx, boardId: string, cardIds: readonly string[], at: string, change: CardsChange) {
  for (const ids of some(cardIds)) {
    await trx
      .updateTable("card")
      .set({ ...change, updated_at: at })
      .where("board_id", "=", boardId)
      .where("id", "in", ids)
      .execute();
  }
}

export async function moveCards(trx: Trx, boardId: string, { cards, at }: EventOf<"cards.moved">): Promise<void> {
  for (const columnId of new Set(cards.map((card) => card.columnId))) {
    const ids = cards.filter((card) => card.columnId === columnId).map(({ cardId }) => cardId);
    await updateCards(trx, boardId, ids, at, { column_id: columnId });
  }
  await respaceRows(trx, "card", boardId, Object.fromEntries(cards.map(({ cardId, rank }) => [cardId, rank])));
}

export async function labelCards(trx: Trx, boardId: string, event: EventOf<"cards.labelled">): Promise<void> {
  const { cardIds, labelId, at } = event;
  for (const ids of some(cardIds)) {
    const rows = ids.map((card_id) => ({ board_id: boardId, card_id, label_id: labelId }));
    await trx.insertInto("card_label").values(rows).execute();
  }
  await updateCards(trx, boardId, cardIds, at, {});
}

export async function unlabelCards(trx: Trx, boardId: string, event: EventOf<"cards.unlabelled">): Promise<void> {
  const { cardIds, labelId, at } = event;
  for (const ids of some(cardIds)) {
    await trx
      .deleteFrom("card_label")
      .where("board_id", "=", boardId)
      .where("card_id", "in", ids)
      .where("label_id", "=", labelId)
      .execute();
  }
  await updateCards(trx, boardId, cardIds, at, {});
}

export async function assignCards(trx: Trx, boardId: string, event: EventOf<"cards.assigned">): Promise<void> {
  const { cardIds, userId, at } = event;
  for (const ids of some(cardIds)) {
    const rows = ids.map((card_id) => ({ board_id: boardId, card_id, user_id: userId }));
    await trx.insertInto("card_assignee").values(rows).execute();
  }
  await updateCards(trx, boardId, cardIds, at, {});
}

export async function unassignCards(trx: Trx, boardId: string, event: EventOf<"cards.unassigned">): Promise<void> {
  const { cardIds, userId, at } = event;
  for (const ids of some(cardIds)) {
    await trx
      .deleteFrom("card_assignee")
      .where("board_id", "=", boardId)
      .where("card_id", "in", ids)
      .where("user_id", "=", userId)
      .execute();
  }
  await updateCards(trx, boardId, cardIds, at, {});
}

export async function archiveCards(trx: Trx, boardId: string, event: EventOf<"cards.archived">): Promise<void> {
  await updateCards(trx, boardId, event.cardIds, event.at, { archived_at: event.at });
}

export async function deleteCards(trx: Trx, boardId: string, event: EventOf<"cards.deleted">): Promise<void> {
  await updateCards(trx, boardId, event.cardIds, event.at, { archived_at: null, deleted_at: event.at });
}

export async function restoreCards(trx: Trx, boardId: string, { cards, at }: EventOf<"cards.restored">): Promise<void> {
  const ids = cards.map(({ id }) => id);
  await updateCards(trx, boardId, ids, at, { archived_at: null, deleted_at: null });
  await respaceRows(trx, "card", boardId, Object.fromEntries(cards.map(({ id, rank }) => [id, rank])));
}

/** New cards, with the checklists that they begin with. */
export async function insertCards(
  trx: Trx,
  boardId: string,
  at: string,
  cards: readonly Parameters<typeof newCard>[2][],
): Promise<void> {
  for (const these of some(cards.map((card) => newCard(boardId, at, card)))) {
    await trx.insertInto("card").values(these).execute();
  }
  for (const these of some(cards.flatMap((card) => newChecklists(boardId, at, card)))) {
    await trx.insertInto("checklist").values(these).execute();
  }
  for (const these of some(cards.flatMap((card) => newItems(boardId, at, card)))) {
    await trx.insertInto("checklist_item").values(these).execute();
  }
}

/** The cards that a board begins with, and what is on them. */
export async function fillBoard(trx: Trx, boardId: string, event: EventOf<"board.filled">): Promise<void> {
  const { cards, at } = event;
  await insertCards(trx, boardId, at, cards);
  await insertAttachments(trx, boardId, event, cards);
  const labelled = cards.flatMap(({ cardId, labelIds = [] }) =>
    labelIds.map((labelId) => ({ board_id: boardId, card_id: cardId, label_id: labelId })),
  );
  for (const these of some(labelled)) await trx.insertInto("card_label").values(these).execute();
}
