import { type Static, Type } from "typebox";
import { liveAttachment } from "../attachment.ts";
import { ChangeOf } from "../change.ts";
import { AttachmentName, Id } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("attachment.edit"), cardId: Id, attachmentId: Id, name: AttachmentName },
  { additionalProperties: false },
);
export type AttachmentEdit = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("attachment.edited"),
  cardId: Id,
  attachmentId: Id,
  changes: Type.Object({ name: ChangeOf(AttachmentName) }),
});
export type AttachmentEdited = Static<typeof event>;

/** Gives it another name. */
export const verb: Verb<AttachmentEdit, AttachmentEdited, BodyOf<AttachmentEdit>> = {
  decide(board, { cardId, attachmentId, name }) {
    const attachment = liveAttachment(board, cardId, attachmentId);
    if (!attachment) return refuse("not_found", "attachmentId");
    if (attachment.name === name) return UNCHANGED;
    const changes = { name: { from: attachment.name, to: name } };
    return applied({ type: "attachment.edited", cardId, attachmentId, changes });
  },
  apply(board, { cardId, attachmentId, changes, at }) {
    const attachment = board.attachments.get(attachmentId);
    if (attachment) board.attachments.put({ ...attachment, name: changes.name.to });
    const card = board.cards.get(cardId);
    if (card) board.putCard({ ...card, updatedAt: at });
  },
  invert(board, { cardId, attachmentId, changes: { name } }) {
    const isAsLeft = liveAttachment(board, cardId, attachmentId)?.name === name.to;
    return isAsLeft ? { type: "attachment.edit", cardId, attachmentId, name: name.from } : undefined;
  },
  reads: ({ attachmentId }) => ({ attachments: [attachmentId] }),
};
