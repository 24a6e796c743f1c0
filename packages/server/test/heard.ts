import type { BoardEvent } from "@syncboard/model";
import type { Presence } from "@syncboard/model/wire";
import { expect } from "vitest";
import type { LiveSocket } from "./live-socket.ts";

// What a live socket has heard, and waits to hear.

/** In the order of hearing. */
export function eventsIn(socket: LiveSocket): BoardEvent[] {
  return socket.heard.flatMap((message) => (message.type === "events" ? message.events : []));
}

export function seqsIn(socket: LiveSocket): number[] {
  return eventsIn(socket).map(({ seq }) => seq);
}

/** Waits until the socket has heard an event; answers how many milliseconds that took. */
export async function hears(socket: LiveSocket, seq: number, withinMs = 5_000): Promise<number> {
  const from = performance.now();
  const last = () => seqsIn(socket).at(-1) ?? 0;
  await expect.poll(last, { timeout: withinMs, interval: 2 }).toBeGreaterThanOrEqual(seq);
  return performance.now() - from;
}

/** The connections that the watcher of one board believes to be here. */
export function hereIn(socket: LiveSocket): string[] {
  const here = new Set<string>();
  for (const message of socket.heard) {
    if (message.type === "watching" || message.type === "presence") {
      for (const { connectionId } of message.here) here.add(connectionId);
    }
    if (message.type === "presence") for (const connectionId of message.gone) here.delete(connectionId);
  }
  return [...here];
}

/** Waits until somebody is here and looks at this card. */
export async function looking(socket: LiveSocket, userId: string, cardId: string | null): Promise<Presence> {
  for (;;) {
    const { here } = await socket.next("presence");
    const found = here.find((each) => each.userId === userId && each.cardId === cardId);
    if (found) return found;
  }
}

/** Waits until a connection is gone; answers how many milliseconds that took. */
export async function leaves(socket: LiveSocket, connectionId: string, withinMs = 5_000): Promise<number> {
  const from = performance.now();
  for (;;) {
    const { gone } = await socket.next("presence", from + withinMs - performance.now());
    if (gone.includes(connectionId)) return performance.now() - from;
  }
}
