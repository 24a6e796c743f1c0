import type { Board, BoardEvent, Role } from "@syncboard/model";
import { eventsSince, sizeSince } from "../board/board-store.ts";
import type { HotBoards } from "../board/hot-boards.ts";
import { boardNumber } from "../board/read-board.ts";
import type { Reader, Snapshots, SnapshotText } from "../board/snapshots.ts";
import type { Trx } from "../database/lane.ts";
import type { Lanes } from "../database/lanes.ts";
import { eventsText, type Hub } from "./hub.ts";
import type { Peer } from "./peer.ts";

/** Further behind than this, a snapshot is cheaper than the log. */
const MOST_EVENTS = 1_000;
const MOST_EVENT_CHARACTERS = 2_097_152;

interface Answer {
  readonly role: Role;
  readonly seq: number;
  /** What other processes did and those who watch already were not told yet: they get it before anybody joins them. */
  readonly untold: readonly BoardEvent[];
  /** The message for who begins to watch; undefined when there is nothing to catch up on. */
  readonly text: Buffer | undefined;
}

export type StartWatching = (peer: Peer, boardId: string, since: number | undefined) => Promise<void>;

/**
 * Answers what a peer misses of a board and lets it hear the rest. Both happen between two commits, in the lane that
 * publishes them, so that no event can fall in between (W3).
 */
export function watchingOn(lanes: Lanes, hub: Hub, hotBoards: HotBoards, snapshots: Snapshots): StartWatching {
  async function missed(
    trx: Trx,
    board: Board,
    reader: Reader,
    since: number | undefined,
  ): Promise<Buffer | undefined> {
    const { seq } = board;
    const boardId = board.info.id;
    if (since === seq) return undefined;
    if (since !== undefined && since < seq && seq - since <= MOST_EVENTS) {
      if ((await sizeSince(trx, boardId, since)) <= MOST_EVENT_CHARACTERS) {
        return eventsText(boardId, await eventsSince(trx, boardId, since, MOST_EVENTS));
      }
    }
    return snapshotText(boardId, await snapshots.write(board, reader, trx));
  }

  return async (peer, boardId, since) => {
    await lanes.run<Answer | undefined>(boardId, {
      isReading: true,
      async run(trx) {
        const seq = await boardNumber(trx, boardId);
        const board = seq === undefined ? undefined : await hotBoards.at(trx, boardId, seq);
        const { userId } = peer.actor;
        const role = board?.roleOf(userId);
        if (seq === undefined || !board || !role) return { result: undefined, isChanged: false };
        const told = hub.toldOf(boardId) ?? seq;
        const untold = told < seq ? await eventsSince(trx, boardId, told, seq - told) : [];
        const text = await missed(trx, board, { userId, role }, since);
        return { result: { role, seq, untold, text }, isChanged: false };
      },
      done(answer) {
        if (!answer) {
          hub.unwatch(peer, boardId);
          peer.send({ type: "unwatched", boardId, reason: "not_found" });
          return;
        }
        hub.publish(boardId, answer.untold);
        if (answer.text) peer.sendAnswer(answer.text);
        hub.watch(peer, boardId, answer.seq, answer.role);
      },
    });
  };
}

function snapshotText(boardId: string, { json }: SnapshotText): Buffer {
  return Buffer.concat([Buffer.from(`{"type":"snapshot","boardId":"${boardId}","snapshot":`), json, Buffer.from("}")]);
}
