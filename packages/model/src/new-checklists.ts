import { type Static, Type } from "typebox";
import type { Checklist } from "./checklist.ts";
import { CalendarTime, Id, Time, Title } from "./ids.ts";
import { MAX_CHECKLISTS, MAX_ITEMS } from "./limits.ts";
import { placeAt } from "./rank.ts";

// The checklists that a card begins with.

const NewItem = Type.Object(
  { itemId: Id, text: Title, dueAt: Type.Optional(Type.Union([CalendarTime, Type.Null()])) },
  { additionalProperties: false },
);

/** What a command says of them, in order. */
export const NewChecklists = Type.Array(
  Type.Object(
    { checklistId: Id, title: Title, items: Type.Array(NewItem, { maxItems: MAX_ITEMS }) },
    { additionalProperties: false },
  ),
  { maxItems: MAX_CHECKLISTS },
);
export type NewChecklists = Static<typeof NewChecklists>;

/** What its event says: the same, with their places. */
export const MadeChecklists = Type.Array(
  Type.Object({
    checklistId: Id,
    title: Title,
    rank: Type.String(),
    items: Type.Array(Type.Object({ itemId: Id, text: Title, rank: Type.String(), dueAt: Type.Optional(Time) })),
  }),
);
export type MadeChecklists = Static<typeof MadeChecklists>;

export function madeChecklists(wanted: NewChecklists): MadeChecklists {
  const ranks = ranksOf(wanted.length);
  return wanted.map(({ checklistId, title, items }, at) => {
    const itemRanks = ranksOf(items.length);
    return {
      checklistId,
      title,
      rank: ranks[at] ?? "",
      items: items.map(({ itemId, text, dueAt }, place) => ({
        itemId,
        text,
        rank: itemRanks[place] ?? "",
        ...(dueAt && { dueAt }),
      })),
    };
  });
}

function ranksOf(count: number): readonly string[] {
  const rows: { id: string; rank: string }[] = [];
  for (let at = 0; at < count; at++) rows.push({ id: "", rank: placeAt(rows, at).rank });
  return rows.map(({ rank }) => rank);
}

export function checklistsFrom(made: MadeChecklists, at: string): readonly Checklist[] {
  const born = { createdAt: at, updatedAt: at, deletedAt: null };
  return made.map(({ checklistId: id, title, rank, items }) => ({
    ...{ id, title, rank, ...born },
    items: items.map(({ itemId: id, text, rank, dueAt = null }) => ({
      ...{ id, text, rank, dueAt, ...born },
      ...{ doneAt: null, assigneeId: null },
    })),
  }));
}

/** The ids of all of them, each as often as it is there. */
export function idsOfChecklists(lists: NewChecklists): { readonly lists: string[]; readonly items: string[] } {
  return {
    lists: lists.map(({ checklistId }) => checklistId),
    items: lists.flatMap(({ items }) => items.map(({ itemId }) => itemId)),
  };
}

export function itemsIn(lists: NewChecklists): number {
  return lists.reduce((sum, { items }) => sum + items.length, 0);
}

/** What a row of a checklist says, as it is kept or as it is read. */
type Source = Pick<Checklist, "title"> & {
  readonly deletedAt?: string | null;
  readonly items: readonly (Pick<Checklist["items"][number], "text" | "dueAt"> & {
    readonly deletedAt?: string | null;
  })[];
};

/** Of the checklists of a card those that are there, anew: with other ids, nothing done and nobody assigned. */
export function copyOfChecklists(lists: readonly Source[], newId: () => string): NewChecklists {
  return lists.filter(isThere).map(({ title, items }) => ({
    checklistId: newId(),
    title,
    items: items
      .filter(isThere)
      .map(({ text, dueAt }) => ({ itemId: newId(), text, ...(dueAt !== null && { dueAt }) })),
  }));
}

const isThere = ({ deletedAt = null }: { readonly deletedAt?: string | null }) => deletedAt === null;
