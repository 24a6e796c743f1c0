import { type AttachedFile, attach, can, type EventBody, type Refusal } from "@syncboard/model";
import type { Happen } from "../board/happen.ts";
import { findAttachments } from "./attachment-store.ts";
import { isOnBoard, usedBytes } from "./file-store.ts";

export interface Attaching {
  readonly boardId: string;
  readonly cardId: string;
  readonly actorId: string;
  readonly attachmentId: string;
  readonly name: string;
  readonly file: AttachedFile;
}

export type Attached = "attached" | "quota_exceeded" | Refusal;

/**
 * Lets it happen that a file is attached to a card: no client's command can, for none may name a file. Who may, and whether there is
 * room, is decided where nothing else happens to the board, so two uploads at once cannot both take the last of it.
 */
export function attachFileOn({ happen, quota }: { readonly happen: Happen; readonly quota: number }) {
  return async ({ boardId, actorId, ...added }: Attaching): Promise<Attached> => {
    let attached: Attached = { outcome: "refused", code: "not_found" };
    await happen({
      boardId,
      actorId,
      async become(board, trx): Promise<EventBody[]> {
        const role = board.roleOf(actorId);
        attached = { outcome: "refused", code: role ? "forbidden" : "not_found" };
        if (!can(role, "attachment.add")) return [];
        const [taken] = await findAttachments(trx, [added.attachmentId]);
        const decision = taken
          ? ({ outcome: "refused", code: "id_taken", field: "attachmentId" } as const)
          : attach(board, { ...added, url: null });
        if (decision.outcome === "refused") attached = decision;
        if (decision.outcome !== "applied") return [];
        if (quota > 0 && !(await isOnBoard(trx, boardId, added.file.fileId))) {
          attached = (await usedBytes(trx, boardId)) + added.file.bytes > quota ? "quota_exceeded" : "attached";
          if (attached === "quota_exceeded") return [];
        }
        attached = "attached";
        return [decision.event];
      },
    });
    return attached;
  };
}
