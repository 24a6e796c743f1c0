import { eventsSince, sizeSince } from "../board/board-store.ts";
import type { HotBoards } from "../board/hot-boards.ts";
import { boardNumber } from "../board/read-board.ts";
import type { Snapshots, SnapshotText } from "../board/snapshots.ts";
import type { Lane } from "../database/lane.ts";
import { eventsText, type Hub } from "./hub.ts";
import type { Peer } from "./peer.ts";

/** Further behind than this, a snapshot is cheaper than the log. */
const MOST_EVENTS = 1_000;
const MOST_EVENT_CHARACTERS = 2_097_152;

type Answer =
  | { readonly kind: "snapshot"; readonly seq: number; readonly snapshot: SnapshotText }
  /** The message as text; undefined when there is nothing to catch up on. */
  | { readonly kind: "events"; readonly seq: number; readonly text: Buffer | undefined };

export type StartWatching = (peer: Peer, boardId: string, since: number | undefined) => Promise<void>;

/**
 * Answers what a peer misses of a board and lets it hear the rest. Both happen between two commits, in the lane that
 * publishes them, so that no event can fall in between (W3).
 */
export function watchingOn(lane: Lane, hub: Hub, hotBoards: HotBoards, snapshots: Snapshots): StartWatching {
  return async (peer, boardId, since) => {
    await lane.run<Answer | undefined>({
      async run(trx) {
        const seq = await boardNumber(trx, boardId);
        const board = seq === undefined ? undefined : await hotBoards.at(trx, boardId, seq);
        const role = board?.roleOf(peer.actor.userId);
        if (seq === undefined || !board || !role) return { result: undefined, isChanged: false };
        if (since !== undefined && since <= seq && seq - since <= MOST_EVENTS) {
          if (since === seq) return { result: { kind: "events", seq, text: undefined }, isChanged: false };
          if ((await sizeSince(trx, boardId, since)) <= MOST_EVENT_CHARACTERS) {
            const text = eventsText(boardId, await eventsSince(trx, boardId, since, MOST_EVENTS));
            return { result: { kind: "events", seq, text }, isChanged: false };
          }
        }
        const snapshot = await snapshots.write(board, role, trx);
        return { result: { kind: "snapshot", seq, snapshot }, isChanged: false };
      },
      undo() {},
      done(answer) {
        if (!answer) {
          hub.unwatch(peer, boardId);
          peer.send({ type: "unwatched", boardId, reason: "not_found" });
          return;
        }
        if (answer.kind === "snapshot") peer.sendAnswer(snapshotText(boardId, answer.snapshot.json));
        else if (answer.text) peer.sendAnswer(answer.text);
        hub.watch(peer, boardId, answer.seq);
      },
    });
  };
}

function snapshotText(boardId: string, json: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`{"type":"snapshot","boardId":"${boardId}","snapshot":`), json, Buffer.from("}")]);
}
