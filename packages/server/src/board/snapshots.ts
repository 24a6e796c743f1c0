import { createHash } from "node:crypto";
import { type Board, contentOf, type Role } from "@syncboard/model";
import type { Trx } from "../database/lane.ts";
import { listMembers } from "../member/member-store.ts";
import type { ReadBoard } from "./read-board.ts";
import { isStarred } from "./star-store.ts";

/** A snapshot as it goes over the wire, and the tag that changes with it. */
export interface SnapshotText {
  readonly seq: number;
  readonly etag: string;
  readonly json: Buffer;
}

export interface Reader {
  readonly userId: string;
  readonly role: Role;
}

interface Kept {
  readonly seq: number;
  /** The object's text but for its closing brace. */
  readonly content: Buffer;
  readonly byReader: Map<string, SnapshotText>;
}

/** Snapshots of boards in memory: written once for each number of a board, and once for each kind of reader. */
export class Snapshots {
  readonly #readBoard: ReadBoard;
  readonly #kept = new WeakMap<Board, Kept>();

  constructor(readBoard: ReadBoard) {
    this.#readBoard = readBoard;
  }

  /** Undefined: there is no such board, or the user is no member of it. */
  async for(boardId: string, userId: string): Promise<SnapshotText | undefined> {
    return await this.#readBoard(boardId, userId, (board, role, trx) => this.write(board, { userId, role }, trx));
  }

  /** The snapshot of a board that is at hand, in the same transaction. */
  async write(board: Board, { userId, role }: Reader, trx: Trx): Promise<SnapshotText> {
    const kept = this.#contentOf(board);
    // Names change without the board's number changing, so they are part of the key.
    const star = await isStarred(trx, { boardId: board.info.id, userId });
    const reader = JSON.stringify({ role, isStarred: star, members: await listMembers(trx, board.info.id) });
    const known = kept.byReader.get(reader);
    if (known) return known;
    const text: SnapshotText = {
      seq: kept.seq,
      etag: `"${kept.seq}-${createHash("sha256").update(reader).digest("base64url").slice(0, 12)}"`,
      json: Buffer.concat([kept.content, Buffer.from(`,${reader.slice(1)}`)]),
    };
    kept.byReader.set(reader, text);
    return text;
  }

  #contentOf(board: Board): Kept {
    const known = this.#kept.get(board);
    if (known?.seq === board.seq) return known;
    const content = Buffer.from(JSON.stringify(contentOf(board)).slice(0, -1));
    const kept = { seq: board.seq, content, byReader: new Map<string, SnapshotText>() };
    this.#kept.set(board, kept);
    return kept;
  }
}
