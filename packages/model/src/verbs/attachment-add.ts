import { type Static, Type } from "typebox";
import { AttachedFile, AttachmentCount, countAttachments, liveAttachment } from "../attachment.ts";
import type { Board } from "../board.ts";
import { pictureOf } from "../cover.ts";
import { AttachmentName, Id, Url } from "../ids.ts";
import { MAX_ATTACHMENTS } from "../limits.ts";
import { applied, type BodyOf, type Decision, refuse, type Verb } from "../verb.ts";
import type { AttachmentDelete } from "./attachment-delete.ts";

/** A link. A file comes by an upload, never by a client's word. */
export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("attachment.add"),
    attachmentId: Id,
    cardId: Id,
    url: Url,
    name: Type.Optional(AttachmentName),
  },
  { additionalProperties: false },
);
export type AttachmentAdd = Static<typeof command>;

/** Either `url` or `file` is null. */
export const event = Type.Object({
  type: Type.Literal("attachment.added"),
  attachmentId: Id,
  cardId: Id,
  name: AttachmentName,
  url: Type.Union([Url, Type.Null()]),
  file: Type.Union([AttachedFile, Type.Null()]),
  attachmentCount: AttachmentCount,
});
export type AttachmentAdded = Static<typeof event>;

type New = Pick<AttachmentAdded, "attachmentId" | "cardId" | "name" | "url" | "file">;

/** Whether this may be attached to that card, a link or a file. */
export function attach(board: Board, { attachmentId, cardId, name, url, file }: New): Decision<AttachmentAdded> {
  const card = board.liveCard(cardId);
  if (!card) return refuse("not_found", "cardId");
  if (board.attachments.has(attachmentId)) return refuse("id_taken", "attachmentId");
  if (card.attachmentCount >= MAX_ATTACHMENTS) return refuse("card_full");
  const attachmentCount = card.attachmentCount + 1;
  return applied({ type: "attachment.added", attachmentId, cardId, name, url, file, attachmentCount });
}

/** Of an address that was given no name, as much of it as a name holds. */
const MOST_OF_A_NAME = 255;

export const verb: Verb<AttachmentAdd, AttachmentAdded, BodyOf<AttachmentDelete>> = {
  decide(board, { attachmentId, cardId, url, name = url.slice(0, MOST_OF_A_NAME) }) {
    return attach(board, { attachmentId, cardId, name, url, file: null });
  },
  apply(board, event) {
    const { attachmentId: id, cardId, name, url, file, actorId: authorId, at: createdAt } = event;
    board.attachments.put({ id, cardId, authorId, name, url, file, createdAt, deletedAt: null });
    countAttachments(board, event);
  },
  invert(board, { cardId, attachmentId, name }) {
    if (liveAttachment(board, cardId, attachmentId)?.name !== name) return undefined;
    // Somebody shows it on the front since: taking it away would take that too.
    const isCover = pictureOf(board.liveCard(cardId)?.cover ?? null) === attachmentId;
    return isCover ? undefined : { type: "attachment.delete", cardId, attachmentId };
  },
  reads: ({ attachmentId }) => ({ attachments: [attachmentId] }),
};
