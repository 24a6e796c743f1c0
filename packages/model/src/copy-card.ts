import type { AttachmentCopy, AttachmentRow } from "./attachment.ts";
import type { ChecklistRow } from "./checklist.ts";
import { type Cover, type CoverChoice, pictureOf } from "./cover.ts";
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
  readonly attachments: readonly AttachmentRow[];
  readonly cover: Cover | null;
}

type Copied = Pick<
  CardAdd,
  "title" | "description" | "labelIds" | "startAt" | "dueAt" | "checklists" | "attachments" | "cover"
>;

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
    ...copyOfAttachments(card, newId),
  };
}

interface Attached {
  readonly attachments: readonly Pick<AttachmentRow, "id">[];
  readonly cover: Cover | null;
}

/** Attachments of their own, that share the files, and the cover that is one of them. */
export function copyOfAttachments(
  { attachments, cover }: Attached,
  newId: () => string,
): { readonly attachments?: AttachmentCopy[]; readonly cover?: CoverChoice } {
  const copies = attachments.map(({ id }): AttachmentCopy => ({ attachmentId: newId(), copyOf: id }));
  const picture = copies.find(({ copyOf }) => copyOf === pictureOf(cover))?.attachmentId;
  return {
    ...(copies.length > 0 && { attachments: copies }),
    ...(cover && "color" in cover && { cover: { color: cover.color } }),
    ...(picture !== undefined && { cover: { attachmentId: picture } }),
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
