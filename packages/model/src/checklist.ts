import { type Static, Type } from "typebox";
import type { Board, Card } from "./board.ts";
import { Id, Time, Title } from "./ids.ts";
import { type Ranked, ranked } from "./rank.ts";

/** Something to tick off. */
export interface Item extends Ranked {
  readonly text: string;
  readonly doneAt: string | null;
  /** Whom it is for; out of sight while they are no member. */
  readonly assigneeId: string | null;
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}

export interface Checklist extends Ranked {
  readonly title: string;
  /** In order, deleted ones included. */
  readonly items: readonly Item[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}

const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Rank = Type.String({ description: "an opaque order key, compared bytewise" });

export const ItemRow = Type.Object({
  id: Id,
  rank: Rank,
  text: Title,
  doneAt: Nullable(Time),
  assigneeId: Nullable(Id),
  dueAt: Nullable(Time),
  createdAt: Time,
  updatedAt: Time,
});
export type ItemRow = Static<typeof ItemRow>;

/** A checklist as it is read: with the items that are not deleted. */
export const ChecklistRow = Type.Object({
  id: Id,
  rank: Rank,
  title: Title,
  items: Type.Array(ItemRow),
  createdAt: Time,
  updatedAt: Time,
});
export type ChecklistRow = Static<typeof ChecklistRow>;

/** How many items the card has from here on, or how many of them are done: on a board most cards' checklists are not at hand. */
export const Count = Type.Integer({ minimum: 0 });

export interface Counted {
  readonly itemCount: number;
  readonly doneCount: number;
}

type Lists = readonly Checklist[];

const NO_LISTS: Lists = [];

const isLive = ({ deletedAt }: { readonly deletedAt: string | null }): boolean => deletedAt === null;

/** The checklists of a card that are not deleted, in order; none where they are not at hand. */
export function checklistsOf(card: Pick<Card, "checklists">): Lists {
  return (card.checklists ?? NO_LISTS).filter(isLive);
}

/** The items of a checklist that are not deleted, in order. */
export function itemsOf(checklist: Pick<Checklist, "items">): readonly Item[] {
  return checklist.items.filter(isLive);
}

export function liveChecklist(card: Card, checklistId: string): Checklist | undefined {
  return checklistsOf(card).find(({ id }) => id === checklistId);
}

/** An item, deleted or not, and the checklist that it is in. */
export function findItem(
  card: Pick<Card, "checklists">,
  itemId: string,
): { readonly checklist: Checklist; readonly item: Item } | undefined {
  for (const checklist of card.checklists ?? NO_LISTS) {
    const item = checklist.items.find(({ id }) => id === itemId);
    if (item) return { checklist, item };
  }
  return undefined;
}

/** An item that can be seen: neither it nor its checklist is deleted. */
export function liveItem(
  card: Card,
  itemId: string,
): { readonly checklist: Checklist; readonly item: Item } | undefined {
  const found = findItem(card, itemId);
  return found && isLive(found.item) && isLive(found.checklist) ? found : undefined;
}

export function itemRowOf({ deletedAt: _, ...row }: Item): ItemRow {
  return row;
}

export function checklistRowOf({ deletedAt: _, ...checklist }: Checklist): ChecklistRow {
  return { ...checklist, items: itemsOf(checklist).map(itemRowOf) };
}

export function checklistFrom({ items, ...row }: ChecklistRow): Checklist {
  return { ...row, items: items.map((item) => ({ ...item, deletedAt: null })), deletedAt: null };
}

export function countsOf(lists: Lists): Counted {
  const items = lists.filter(isLive).flatMap(itemsOf);
  return { itemCount: items.length, doneCount: items.filter(({ doneAt }) => doneAt !== null).length };
}

/** The checklists with this one in the place of what had its id, or as one more. */
export function withChecklist(lists: Lists, checklist: Checklist): Lists {
  return ranked([...lists.filter(({ id }) => id !== checklist.id), checklist]);
}

/** The same of an item; wherever it was before, it is in this checklist now. */
export function withItem(lists: Lists, checklistId: string, item: Item): Lists {
  return lists.map((checklist) => {
    const others = checklist.items.filter(({ id }) => id !== item.id);
    if (checklist.id === checklistId) return { ...checklist, items: ranked([...others, item]) };
    return others.length === checklist.items.length ? checklist : { ...checklist, items: others };
  });
}

type Ranks = Readonly<Record<string, string>>;

/** Checklists, or items, with the new ranks of those that made room. */
export function respacedRows<Row extends Ranked>(rows: readonly Row[], ranks: Ranks | undefined): readonly Row[] {
  return ranks ? ranked(rows.map((row) => ({ ...row, rank: ranks[row.id] ?? row.rank }))) : rows;
}

/** The same of the items of all checklists. */
export function respacedItems(lists: Lists, ranks: Ranks | undefined): Lists {
  return ranks ? lists.map((checklist) => ({ ...checklist, items: respacedRows(checklist.items, ranks) })) : lists;
}

/** Whether nobody has worked on an item in between. */
export function isSameItem(one: ItemRow | Item, other: ItemRow | Item | undefined): boolean {
  if (one.id !== other?.id || one.text !== other.text || one.doneAt !== other.doneAt) return false;
  return one.assigneeId === other.assigneeId && one.dueAt === other.dueAt;
}

/** What an event does to the checklists of its card. */
export type ChangeOfLists<Body> = (lists: Lists, event: Body & { readonly at: string }) => Lists;

/** The event with how many items there will be. */
export function counted<Body>(card: Card, body: Body, change: ChangeOfLists<Body>, now: string): Body & Counted {
  return { ...body, ...countsOf(change(card.checklists ?? NO_LISTS, { ...body, at: now })) };
}

/** Makes true what an event says of a card's checklists; where they are not at hand, how many items there are. */
export function changeLists<Body>(
  board: Board,
  event: NoInfer<Body> & Counted & { readonly cardId: string; readonly at: string },
  change: ChangeOfLists<Body>,
): void {
  const card = board.cards.get(event.cardId);
  if (!card) return;
  const { itemCount, doneCount, at } = event;
  const lists = card.checklists && { checklists: change(card.checklists, event) };
  board.putCard({ ...card, ...lists, itemCount, doneCount, updatedAt: at });
}
