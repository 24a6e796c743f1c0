import { type Board, isThere } from "./board.ts";
import { checklistsOf, countsOf, itemsOf } from "./checklist.ts";
import { ownersOf } from "./last-owner.ts";
import { MAX_RANK_LENGTH, type Ranked } from "./rank.ts";

/** What is wrong with a board, one line a fault; a board that only verbs have changed has none. */
export function faultsOf(board: Board): string[] {
  const faults: string[] = [];
  if (![...board.members.values()].some((member) => member.role === "owner")) faults.push("no owner");
  if (board.roleOf(board.info.creatorId) !== "owner") faults.push("the creator is no owner");
  if (board.info.archivedAt === null && ownersOf(board).length === 0) faults.push("no active owner, and not archived");

  faults.push(...orderFaults("columns", board.columns));
  const liveColumns = [...board.allColumns.values()].filter(isThere);
  if (liveColumns.length !== board.columns.length) faults.push("the column list does not hold every column");

  let listed = 0;
  for (const column of board.allColumns.values()) {
    const cards = board.cardsIn(column.id);
    listed += cards.length;
    faults.push(...orderFaults(`column ${column.id}`, cards));
    for (const card of cards) {
      if (card.columnId !== column.id) faults.push(`card ${card.id} is listed in a column that is not its own`);
      if (board.cards.get(card.id) !== card) faults.push(`card ${card.id} is listed with an old row`);
    }
  }
  let there = 0;
  for (const card of board.cards.values()) {
    if (isThere(card)) there++;
    if (card.archivedAt !== null && card.deletedAt !== null) faults.push(`card ${card.id} is archived and deleted`);
    if (!board.allColumns.has(card.columnId)) faults.push(`card ${card.id} is in no column of this board`);
    const { itemCount, doneCount } = countsOf(card.checklists ?? []);
    if (card.checklists && (card.itemCount !== itemCount || card.doneCount !== doneCount)) {
      faults.push(`card ${card.id} counts its items wrong`);
    }
    for (const list of card.checklists ?? []) faults.push(...orderFaults(`checklist ${list.id}`, itemsOf(list)));
    faults.push(...orderFaults(`the checklists of card ${card.id}`, checklistsOf(card)));
    if (card.description !== undefined && card.hasDescription !== (card.description !== null)) {
      faults.push(`card ${card.id} is wrong about having a description`);
    }
  }
  if (board.cardCount !== there) faults.push("the cards are counted wrong");
  if (listed !== there) faults.push("the card lists do not hold every card");
  return faults;
}

function orderFaults(name: string, list: readonly Ranked[]): string[] {
  const faults: string[] = [];
  let before: Ranked | undefined;
  for (const row of list) {
    if (row.rank.length > MAX_RANK_LENGTH) faults.push(`${name}: the rank of ${row.id} is too long`);
    if (before && before.rank >= row.rank) faults.push(`${name}: ${before.id} and ${row.id} are not in order`);
    before = row;
  }
  return faults;
}
