import type { Trx } from "../database/lane.ts";
import { deleteBoardInvites } from "../invite/board-invite-store.ts";
import { deletePublicLink } from "../public/public-link-store.ts";

/** What owners have opened to others ends with their ownership: that of one owner, or all with the board. */
export async function closeWaysIn(trx: Trx, boardId: string, ownerId?: string): Promise<void> {
  await deleteBoardInvites(trx, boardId, ownerId);
  await deletePublicLink(trx, boardId, ownerId);
}
