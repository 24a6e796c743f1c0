import type { ChecklistRow } from "./checklist.ts";
import type { Label } from "./label.ts";
import { copyOfChecklists } from "./new-checklists.ts";
import type { CardAdd } from "./verbs/card-add.ts";

/** A card as somebody reads it who opens it. */
export interface ReadCard {
  readonly title: string;
  readonly description: string | null;
  readonly labelIds: readonly string[];
  readonly startAt: string | null;
  readonly dueAt: string | null;
  readonly checklists: readonly ChecklistRow[];
}

type Copied = Pick<CardAdd, "title" | "description" | "labelIds" | "startAt" | "dueAt" | "checklists">;

/**
 * What a copy of a card begins with. It begins anew, as a copy of a board does: nothing is done, nobody is assigned, and what was
 * said about the first one stays there.
 */
export function copyOfCard(card: ReadCard, labelIds: readonly string[], newId: () => string): Copied {
  const checklists = copyOfChecklists(card.checklists, newId);
  return {
    title: card.title,
    ...(card.description !== null && { description: card.description }),
    ...(labelIds.length > 0 && { labelIds: [...labelIds] }),
    ...(card.startAt !== null && { startAt: card.startAt }),
    ...(card.dueAt !== null && { dueAt: card.dueAt }),
    ...(checklists.length > 0 && { checklists }),
  };
}

type Named = Pick<Label, "id" | "name" | "color">;

/** The labels of another board for those of this one: the same name and colour; `left` have none there. */
export function labelsThere(
  labels: readonly Named[],
  there: readonly Named[],
): { readonly labelIds: readonly string[]; readonly left: readonly Named[] } {
  const twinOf = ({ name, color }: Named) => there.find((other) => other.name === name && other.color === color)?.id;
  const labelIds = [...new Set(labels.flatMap((label) => twinOf(label) ?? []))];
  return { labelIds, left: labels.filter((label) => twinOf(label) === undefined) };
}
