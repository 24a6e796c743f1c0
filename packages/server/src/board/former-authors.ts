import type { Board } from "@syncboard/model";
import { findFormerMembers } from "../account/profile-store.ts";
import type { Trx } from "../database/lane.ts";

/** Who made these things on a board, of those whom its snapshot does not name any more. */
export async function formerAuthors(trx: Trx, board: Board, things: readonly { readonly authorId: string }[]) {
  const authorIds = new Set(things.map(({ authorId }) => authorId));
  return await findFormerMembers(
    trx,
    [...authorIds].filter((id) => !board.members.has(id)),
  );
}
