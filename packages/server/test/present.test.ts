import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WebSocket } from "ws";
import { noBus } from "../src/live/bus.ts";
import { Peer } from "../src/live/peer.ts";
import { Present } from "../src/live/present.ts";

// Presence by the server's own clock.

const BOARD = "board";
const typing = { cardId: "card", field: "title" } as const;
const busy = { cardId: "card", typing, dragging: "card" };

interface Heard {
  readonly here: readonly { readonly userId: string; readonly typing: unknown; readonly dragging: unknown }[];
}

let heard: Heard[];
let present: Present;
let peers: Peer[];

/** The end of a socket that nobody is at. */
function peerOf(userId: string): Peer {
  const socket = {
    readyState: 1,
    OPEN: 1,
    bufferedAmount: 0,
    send: (text: Buffer) => heard.push(JSON.parse(`${text}`)),
  };
  const actor = { userId, sessionId: userId, expiresAt: Number.MAX_SAFE_INTEGER };
  return new Peer(socket as unknown as WebSocket, userId, actor as Peer["actor"]);
}

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  peers = [];
  present = new Present(() => peers.slice(0, 1), noBus, "here");
  peers = [peerOf("ann"), peerOf("bob")];
  for (const peer of peers) present.enter(BOARD, peer);
  vi.advanceTimersByTime(200);
  heard.length = 0;
});

afterEach(() => {
  present.stop();
  vi.useRealTimers();
});

const bob = () => peers[1] as Peer;
const bobNow = () => heard.flatMap(({ here }) => here.filter(({ userId }) => userId === "bob")).at(-1);

test("P5: who types or carries and falls silent is shown at it for 30 s at most, and goes on looking", () => {
  present.tell(BOARD, bob(), busy);
  vi.advanceTimersByTime(200);
  expect(bobNow()).toMatchObject({ typing, dragging: "card" });
  vi.advanceTimersByTime(20_000);
  expect(bobNow()).toMatchObject({ typing, dragging: "card" });
  vi.advanceTimersByTime(10_000);
  expect(bobNow()).toMatchObject({ cardId: "card", typing: null, dragging: null });
});

test("P5: who says it again and again is shown at it for as long, without a word to the others", () => {
  for (let turn = 0; turn < 12; turn++) {
    present.tell(BOARD, bob(), busy);
    vi.advanceTimersByTime(10_000);
  }
  expect(bobNow()).toMatchObject({ typing, dragging: "card" });
  expect(heard).toHaveLength(1);
});

test("P2: however often somebody says something new, the others hear it at most ten times a second", () => {
  for (let turn = 0; turn < 100; turn++) {
    present.tell(BOARD, bob(), { ...busy, dragging: `${turn}` });
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(200);
  expect(heard.length).toBeLessThanOrEqual(11);
  expect(bobNow()).toMatchObject({ dragging: "99" });
});
