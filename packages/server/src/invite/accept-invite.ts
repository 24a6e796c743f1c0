import { joinMember } from "@syncboard/model";
import type { Happen } from "../board/happen.ts";
import type { Db } from "../database/connect.ts";
import type { Sources } from "../http/sources.ts";
import { findBoardInvite, useBoardInvite } from "./board-invite-store.ts";
import { isOverruled } from "./owners-word.ts";

export type Acceptance =
  | { readonly outcome: "joined" | "member"; readonly boardId: string; readonly inviteId: string }
  /** An unknown code, one that is good no more, or not for this user, and one to a board that is gone. */
  | { readonly outcome: "not_found" }
  | { readonly outcome: "board_full" };

/** Makes a user a member of the board that a code is for. Who is one already stays what they are, and spends no use. */
export type AcceptInvite = (code: string, userId: string) => Promise<Acceptance>;

interface AcceptDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly happen: Happen;
}

export function acceptInviteOn({ db, sources, happen }: AcceptDeps): AcceptInvite {
  return async (code, userId) => {
    const invite = await findBoardInvite(db, code);
    if (!invite) return { outcome: "not_found" };
    const { id: inviteId, boardId, role, creatorId: invitedBy } = invite;
    let acceptance: Acceptance = { outcome: "not_found" };
    await happen({
      boardId,
      actorId: userId,
      async become(board, trx) {
        const decision = joinMember(board, { userId, role, invitedBy });
        if (decision.outcome === "refused") {
          acceptance = { outcome: decision.code === "board_full" ? "board_full" : "not_found" };
          return [];
        }
        if (decision.outcome === "unchanged") {
          acceptance = { outcome: "member", boardId, inviteId };
          return [];
        }
        if (await isOverruled(trx, invite, userId)) return [];
        // Under the lock of the board, and by a statement that counts no further: of many who come at once none is one too many.
        const isGood = await useBoardInvite(trx, inviteId, sources.now());
        acceptance = isGood ? { outcome: "joined", boardId, inviteId } : { outcome: "not_found" };
        return isGood ? [decision.event] : [];
      },
    });
    return acceptance;
  };
}
