import { type Static, Type } from "typebox";
import { AttachmentCount, countAttachments, liveAttachment } from "../attachment.ts";
import { pictureOf } from "../cover.ts";
import { AttachmentName, Id } from "../ids.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { AttachmentRestore } from "./attachment-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("attachment.delete"), cardId: Id, attachmentId: Id },
  { additionalProperties: false },
);
export type AttachmentDelete = Static<typeof command>;

/** `wasCover`: the card has no cover from here on. */
export const event = Type.Object({
  type: Type.Literal("attachment.deleted"),
  cardId: Id,
  attachmentId: Id,
  name: AttachmentName,
  wasCover: Type.Optional(Type.Literal(true)),
  attachmentCount: AttachmentCount,
});
export type AttachmentDeleted = Static<typeof event>;

export const verb: Verb<AttachmentDelete, AttachmentDeleted, BodyOf<AttachmentRestore>> = {
  decide(board, { cardId, attachmentId }) {
    const attachment = liveAttachment(board, cardId, attachmentId);
    const card = board.liveCard(cardId);
    if (!attachment || !card) return refuse("not_found", "attachmentId");
    return applied({
      type: "attachment.deleted",
      cardId,
      attachmentId,
      name: attachment.name,
      ...(pictureOf(card.cover) === attachmentId && { wasCover: true }),
      attachmentCount: card.attachmentCount - 1,
    });
  },
  apply(board, event) {
    const attachment = board.attachments.get(event.attachmentId);
    if (attachment) board.attachments.put({ ...attachment, deletedAt: event.at });
    countAttachments(board, event, event.wasCover ? null : undefined);
  },
  invert(board, { cardId, attachmentId, at, wasCover }) {
    const card = board.liveCard(cardId);
    if (!card) return undefined;
    const attachment = board.attachments.get(attachmentId);
    // A card that was read since does not hold what is deleted: then the server decides.
    if (attachment && attachment.deletedAt !== at) return undefined;
    const asCover = wasCover === true && card.cover === null;
    return { type: "attachment.restore", cardId, attachmentId, ...(asCover && { asCover }) };
  },
  reads: ({ attachmentId }) => ({ attachments: [attachmentId] }),
};
