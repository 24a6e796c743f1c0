import { type Static, Type } from "typebox";
import {
  AttachmentCount,
  AttachmentRow,
  attachmentRowOf,
  countAttachments,
  coverFrom,
  liveAttachment,
} from "../attachment.ts";
import { Cover, pictureOf } from "../cover.ts";
import { Id } from "../ids.ts";
import { MAX_ATTACHMENTS } from "../limits.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { AttachmentDelete } from "./attachment-delete.ts";

/** `asCover`: it was the card's cover, and is so again unless the card has another one by now. */
export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("attachment.restore"),
    cardId: Id,
    attachmentId: Id,
    asCover: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false },
);
export type AttachmentRestore = Static<typeof command>;

/** Carries the attachment: who opened the card after the deletion has never seen it. `cover`: the card has it from here on. */
export const event = Type.Object({
  type: Type.Literal("attachment.restored"),
  cardId: Id,
  attachmentId: Id,
  attachment: AttachmentRow,
  cover: Type.Optional(Cover),
  attachmentCount: AttachmentCount,
});
export type AttachmentRestored = Static<typeof event>;

export const verb: Verb<AttachmentRestore, AttachmentRestored, BodyOf<AttachmentDelete>> = {
  decide(board, { cardId, attachmentId, asCover }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const attachment = board.attachments.get(attachmentId);
    if (attachment?.cardId !== cardId) return refuse("not_found", "attachmentId");
    if (attachment.deletedAt === null) return UNCHANGED;
    if (card.attachmentCount >= MAX_ATTACHMENTS) return refuse("card_full");
    const cover = asCover && card.cover === null ? coverFrom(attachment) : undefined;
    return applied({
      type: "attachment.restored",
      cardId,
      attachmentId,
      attachment: attachmentRowOf(attachment),
      ...(cover && { cover }),
      attachmentCount: card.attachmentCount + 1,
    });
  },
  apply(board, event) {
    board.attachments.put({ ...event.attachment, deletedAt: null });
    countAttachments(board, event, event.cover);
  },
  invert(board, { cardId, attachmentId, attachment: { name }, cover }) {
    if (liveAttachment(board, cardId, attachmentId)?.name !== name) return undefined;
    const isCoverNow = pictureOf(board.liveCard(cardId)?.cover ?? null) === attachmentId;
    // Somebody shows it on the front since: taking it away would take that too.
    return isCoverNow === (cover !== undefined) ? { type: "attachment.delete", cardId, attachmentId } : undefined;
  },
  reads: ({ attachmentId }) => ({ attachments: [attachmentId] }),
};
