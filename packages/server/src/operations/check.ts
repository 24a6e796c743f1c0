import { type Board, type Card, cardsOfEvent, faultsOf } from "@syncboard/model";
import type { Database } from "../database/connect.ts";
import { integrityFaultsOf } from "../database/integrity.ts";
import type { Trx } from "../database/lane.ts";
import type { Storage } from "../storage/storage.ts";
import {
  attachmentRows,
  boardIds,
  boardRow,
  cardRows,
  checklistRows,
  columnRows,
  commentRows,
  eventCardRows,
  itemRows,
  labelRows,
  memberRows,
  onCardRows,
} from "./board-rows.ts";
import { checkFiles } from "./check-files.ts";
import { checkSearch } from "./check-search.ts";
import { checkVectors } from "./check-vectors.ts";
import { atOneMoment } from "./copy-rows.ts";
import { BrokenLog, replay } from "./replay.ts";

export interface Checked {
  readonly boards: number;
  readonly events: number;
  readonly files: number;
  readonly faults: number;
}

/**
 * Looks whether the database is whole and whether each board is what its log says; `onFault` is told one line for each
 * thing that is wrong. Beside a running server too. Holds one board at a time. With a storage, whether the files in it
 * are those that the rows name; a backup has none.
 */
export async function check(database: Database, onFault: (line: string) => void, storage?: Storage): Promise<Checked> {
  const found = { boards: 0, events: 0, files: 0, faults: 0 };
  const complain = (line: string) => {
    found.faults++;
    onFault(line);
  };
  for (const line of await integrityFaultsOf(database)) complain(line);
  for await (const boardId of boardIds(database.db)) {
    found.boards++;
    await atOneMoment(database, async (trx) => {
      found.events += await checkBoard(trx, boardId, (line) => complain(`board ${boardId}: ${line}`));
    });
  }
  await checkSearch(database.db, complain);
  await checkVectors(database, complain);
  if (storage) found.files = await checkFiles(database.db, storage, complain);
  return found;
}

/** Answers how many events there are. */
async function checkBoard(trx: Trx, boardId: string, complain: (line: string) => void): Promise<number> {
  const row = await boardRow(trx, boardId);
  try {
    const ofCards = new Map<string, object>();
    const board = await replay(trx, boardId, row.seq, (event) => {
      for (const cardId of cardsOfEvent(event)) ofCards.set(`${event.seq} of card ${cardId}`, {});
    });
    for (const fault of faultsOf(board)) complain(`by its log: ${fault}`);
    const { id: _, seq: _seq, ...fields } = row;
    for (const line of differences(fields, { ...board.info })) complain(line);
    await compareRows(trx, boardId, board, complain);
    await compare("event", eventCardRows(trx, boardId), ofCards, complain);
  } catch (error) {
    // What the rows should be is not known then.
    if (error instanceof BrokenLog) complain(error.message);
    else throw error;
  }
  return row.seq;
}

async function compareRows(trx: Trx, boardId: string, board: Board, complain: (line: string) => void): Promise<void> {
  await compare("member", await memberRows(trx, boardId), board.members, complain);
  await compare("column", await columnRows(trx, boardId), board.allColumns, complain);
  await compare("label", await labelRows(trx, boardId), board.allLabels, complain);
  const cards = { get: (id: string) => withText(board.cards.get(id)), keys: () => board.cards.keys() };
  await compare("card", cardRows(trx, boardId), cards, complain);
  const checklists = [...board.cards.values()].flatMap((card) => card.checklists ?? []);
  await compare("checklist", await checklistRows(trx, boardId), byId(checklists), complain);
  const items = checklists.flatMap(({ id: checklistId, items }) => items.map((item) => ({ ...item, checklistId })));
  await compare("item", await itemRows(trx, boardId), byId(items), complain);
  await compare("comment", await commentRows(trx, boardId), board.comments, complain);
  const attachments = [...board.attachments.values()].map((each) => ({ ...each, fileId: each.file?.fileId ?? null }));
  await compare("attachment", await attachmentRows(trx, boardId), byId(attachments), complain);
  const onCards = [...board.cards.values()].flatMap(({ id: cardId, labelIds, assigneeIds }) =>
    [...labelIds, ...assigneeIds].map((id) => [`${id} on card ${cardId}`, {}] as const),
  );
  await compare("the mark", await onCardRows(trx, boardId), new Map(onCards), complain);
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function withText(card: Card | undefined): Fields | undefined {
  return card && { ...card, description: card.description ?? null, cover: card.cover && JSON.stringify(card.cover) };
}

type Fields = Readonly<Record<string, unknown>>;

async function compare<Row extends { readonly id: string }>(
  kind: string,
  rows: Iterable<Row> | AsyncIterable<Row>,
  byLog: { get(id: string): object | undefined; keys(): Iterable<string> },
  complain: (line: string) => void,
): Promise<void> {
  const missing = new Set(byLog.keys());
  for await (const { id, ...fields } of rows) {
    missing.delete(id);
    const expected = byLog.get(id);
    if (!expected) complain(`${kind} ${id} is there, and not by its log`);
    else for (const line of differences(fields, { ...expected })) complain(`${kind} ${id}: ${line}`);
  }
  for (const id of missing) complain(`${kind} ${id} is not there, and is by its log`);
}

const SHOWN = 40;

function differences(row: Fields, expected: Fields): string[] {
  const differing = Object.keys(row).filter((name) => row[name] !== expected[name]);
  return differing.map((name) => `${name} is ${shown(row[name])}, and by its log ${shown(expected[name])}`);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}
