import type { EventOf, MadeAttachment } from "@syncboard/model";
import type { Trx } from "../database/lane.ts";
import { keepFiles } from "./file-store.ts";

// What events change in the rows of what is attached to cards.

export async function addAttachment(trx: Trx, boardId: string, event: EventOf<"attachment.added">): Promise<void> {
  await insertAttachments(trx, boardId, event, [{ cardId: event.cardId, attachments: [event] }]);
  await count(trx, boardId, event);
}

export async function renameAttachment(trx: Trx, boardId: string, event: EventOf<"attachment.edited">): Promise<void> {
  await update(trx, boardId, event.attachmentId, { name: event.changes.name.to });
  await trx
    .updateTable("card")
    .set({ updated_at: event.at })
    .where("id", "=", event.cardId)
    .where("board_id", "=", boardId)
    .execute();
}

export async function deleteAttachment(trx: Trx, boardId: string, event: EventOf<"attachment.deleted">): Promise<void> {
  await update(trx, boardId, event.attachmentId, { deleted_at: event.at });
  await count(trx, boardId, event, event.wasCover && { cover: null });
}

export async function restoreAttachment(
  trx: Trx,
  boardId: string,
  event: EventOf<"attachment.restored">,
): Promise<void> {
  await update(trx, boardId, event.attachmentId, { deleted_at: null });
  await count(trx, boardId, event, event.cover && { cover: JSON.stringify(event.cover) });
}

interface Attaching {
  readonly cardId: string;
  readonly attachments?: readonly MadeAttachment[];
}

/** Files that were uploaded before, or are those of others: then copies share them. */
export async function insertAttachments(
  trx: Trx,
  boardId: string,
  { actorId, at }: { readonly actorId: string; readonly at: string },
  cards: readonly Attaching[],
): Promise<void> {
  const rows = cards.flatMap(({ cardId, attachments = [] }) =>
    attachments.map(({ attachmentId, name, url, file }) => ({
      ...{ id: attachmentId, board_id: boardId, card_id: cardId, author_id: actorId },
      ...{ name, url, file_id: file?.fileId ?? null, created_at: at, deleted_at: null },
    })),
  );
  const fileIds = rows.flatMap(({ file_id }) => file_id ?? []);
  // First: from here on no sweep takes them away.
  await keepFiles(trx, fileIds, at);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await trx
      .insertInto("attachment")
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
  }
}

/** With a card from another board: as they were there, and with the same files. */
export async function insertArrived(
  trx: Trx,
  boardId: string,
  { cardId, attachments = [], at }: EventOf<"card.arrived">,
): Promise<void> {
  const fileIds = attachments.flatMap(({ file }) => file?.fileId ?? []);
  await keepFiles(trx, fileIds, at);
  const rows = attachments.map(({ id, authorId, name, url, file, createdAt }) => ({
    ...{ id, board_id: boardId, card_id: cardId, author_id: authorId },
    ...{ name, url, file_id: file?.fileId ?? null, created_at: createdAt, deleted_at: null },
  }));
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await trx
      .insertInto("attachment")
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
  }
}

/** As many as keep a statement short of what the databases take. */
const AT_ONCE = 500;

async function update(
  trx: Trx,
  boardId: string,
  attachmentId: string,
  change: { name?: string; deleted_at?: string | null },
): Promise<void> {
  await trx
    .updateTable("attachment")
    .set(change)
    .where("id", "=", attachmentId)
    .where("board_id", "=", boardId)
    .execute();
}

interface Counted {
  readonly cardId: string;
  readonly attachmentCount: number;
  readonly at: string;
}

async function count(
  trx: Trx,
  boardId: string,
  { cardId, attachmentCount, at }: Counted,
  cover?: { readonly cover: string | null },
): Promise<void> {
  await trx
    .updateTable("card")
    .set({ attachment_count: attachmentCount, updated_at: at, ...cover })
    .where("id", "=", cardId)
    .where("board_id", "=", boardId)
    .execute();
}
