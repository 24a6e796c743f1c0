import { type Static, Type } from "typebox";
import type { Board } from "./board.ts";
import type { Cover, CoverChoice } from "./cover.ts";
import { AttachmentName, Id, Pixels, Time, Url } from "./ids.ts";

/** The bytes of an attachment, by what is known of them. Copies of a card share them. */
export const AttachedFile = Type.Object({
  fileId: Id,
  mediaType: Type.String({
    maxLength: 200,
    description: "by its content; application/octet-stream where that says nothing",
  }),
  bytes: Type.Integer({ minimum: 0 }),
  width: Type.Union([Pixels, Type.Null()]),
  height: Type.Union([Pixels, Type.Null()]),
  hasThumbnail: Type.Boolean({ description: "whether it is a picture that can be drawn" }),
});
export type AttachedFile = Static<typeof AttachedFile>;

/** A file or a link on a card: either `url` or `file` is null. */
export interface Attachment {
  readonly id: string;
  readonly cardId: string;
  readonly authorId: string;
  readonly name: string;
  readonly url: string | null;
  readonly file: AttachedFile | null;
  readonly createdAt: string;
  readonly deletedAt: string | null;
}

export const AttachmentRow = Type.Object({
  id: Id,
  cardId: Id,
  authorId: Id,
  name: AttachmentName,
  url: Type.Union([Url, Type.Null()]),
  file: Type.Union([AttachedFile, Type.Null()]),
  createdAt: Time,
});
export type AttachmentRow = Static<typeof AttachmentRow>;

/** How many attachments the card has from here on. */
export const AttachmentCount = Type.Integer({ minimum: 0 });

/** What a new card begins with: an attachment of its own, of what another one of the same board is. */
export const AttachmentCopy = Type.Object({ attachmentId: Id, copyOf: Id }, { additionalProperties: false });
export type AttachmentCopy = Static<typeof AttachmentCopy>;

/** The same as what it is by then. */
export const MadeAttachment = Type.Object({
  attachmentId: Id,
  name: AttachmentName,
  url: Type.Union([Url, Type.Null()]),
  file: Type.Union([AttachedFile, Type.Null()]),
});
export type MadeAttachment = Static<typeof MadeAttachment>;
export const MadeAttachments = Type.Array(MadeAttachment);

export function attachmentRowOf({ deletedAt: _, ...row }: Attachment): AttachmentRow {
  return row;
}

/** The attachments of a card that are at hand and not deleted, oldest first. */
export function attachmentsOf(board: Board, cardId: string): readonly Attachment[] {
  return board.attachments.ofCard(cardId).filter(({ deletedAt }) => deletedAt === null);
}

/** An attachment that can be seen: neither it nor its card is deleted. */
export function liveAttachment(board: Board, cardId: string, attachmentId: string): Attachment | undefined {
  const attachment = board.attachments.get(attachmentId);
  if (!attachment || attachment.cardId !== cardId || !board.liveCard(cardId)) return undefined;
  return attachment.deletedAt === null ? attachment : undefined;
}

/** The attachment as a cover; undefined when it is no picture. */
export function coverFrom({ id, file }: Pick<Attachment, "id" | "file">): Cover | undefined {
  if (!file?.hasThumbnail || file.width === null || file.height === null) return undefined;
  return { attachmentId: id, width: file.width, height: file.height };
}

/** What copies are made of; those whose attachment is not there are left out. */
export function madeFrom(
  copies: readonly AttachmentCopy[],
  sourceOf: (attachmentId: string) => Pick<Attachment, "name" | "url" | "file"> | undefined,
): MadeAttachment[] {
  return copies.flatMap(({ attachmentId, copyOf }) => {
    const source = sourceOf(copyOf);
    return source ? { attachmentId, name: source.name, url: source.url, file: source.file } : [];
  });
}

/** The cover that a new card begins with; undefined when it is none of its pictures. */
export function coverAmong(made: readonly MadeAttachment[], choice: CoverChoice): Cover | null | undefined {
  if (choice === null || "color" in choice) return choice;
  const picture = made.find(({ attachmentId }) => attachmentId === choice.attachmentId);
  return picture && coverFrom({ id: picture.attachmentId, file: picture.file });
}

/** Puts on the board what a new card begins with. */
export function putMadeAttachments(
  board: Board,
  cardId: string,
  made: readonly MadeAttachment[],
  { actorId: authorId, at: createdAt }: { readonly actorId: string; readonly at: string },
): void {
  for (const { attachmentId: id, name, url, file } of made) {
    board.attachments.put({ id, cardId, authorId, name, url, file, createdAt, deletedAt: null });
  }
}

/** What a card says of its attachments after an event of one of them. */
export function countAttachments(
  board: Board,
  event: { readonly cardId: string; readonly attachmentCount: number; readonly at: string },
  cover?: Cover | null,
): void {
  const card = board.cards.get(event.cardId);
  if (!card) return;
  const { attachmentCount, at: updatedAt } = event;
  board.putCard({ ...card, attachmentCount, updatedAt, ...(cover !== undefined && { cover }) });
}
