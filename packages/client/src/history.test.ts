import type { BoardEvent, CommandBody, EventOf } from "@syncboard/model";
import { beforeEach, describe, expect, it } from "vitest";
import { History, type Reversal } from "./history.ts";

const CARD = "card";
let history: History;
let pending: Map<string, BoardEvent | "guess">;
let sent: CommandBody[];
let changedSince: Set<string>;

const reversal: Reversal = {
  pendingEvent: (commandId) => pending.get(commandId),
  invert: (event) =>
    changedSince.has(event.commandId) ? undefined : { type: "card.restore", cardId: event.commandId },
  send(command) {
    sent.push(command);
    const id = `inverse-${sent.length}`;
    pending.set(id, event(id));
    return id;
  },
};

function event(commandId: string): EventOf<"card.deleted"> {
  return { type: "card.deleted", cardId: CARD, seq: 1, at: "2026-11-21T09:00:00.000Z", actorId: "me", commandId };
}

function act(commandId: string): void {
  pending.set(commandId, event(commandId));
  history.acted([commandId]);
}

beforeEach(() => {
  history = new History();
  pending = new Map();
  sent = [];
  changedSince = new Set();
});

describe("Q8: undo and redo", () => {
  it("take back one's own acts, newest first, pending ones too", () => {
    act("a");
    act("b");
    history.confirmed(event("a"));
    pending.delete("a");
    expect(history.undo(reversal)).toBe("done");
    expect(history.undo(reversal)).toBe("done");
    expect(sent).toEqual(["b", "a"].map((cardId) => ({ type: "card.restore", cardId })));
    expect([history.canUndo, history.canRedo]).toEqual([false, true]);
    expect(history.undo(reversal)).toBe("nothing");
  });

  it("redo takes the undo back, and a new act forgets it", () => {
    act("a");
    history.undo(reversal);
    expect(history.redo(reversal)).toBe("done");
    expect(sent.at(-1)).toEqual({ type: "card.restore", cardId: "inverse-1" });
    expect([history.canUndo, history.canRedo]).toEqual([true, false]);
    history.undo(reversal);
    act("b");
    expect(history.redo(reversal)).toBe("nothing");
  });

  it("says when somebody changed the same thing since, and goes on with the act before", () => {
    act("a");
    act("b");
    changedSince.add("b");
    expect(history.undo(reversal)).toEqual({ act: event("b"), since: undefined });
    expect(history.undo(reversal)).toBe("done");
    expect(sent).toEqual([{ type: "card.restore", cardId: "a" }]);
  });

  it("forgets what came to nothing", () => {
    act("a");
    act("b");
    history.cameToNothing("b");
    history.undo(reversal);
    expect(sent).toEqual([{ type: "card.restore", cardId: "a" }]);
  });

  it("waits where the text before is not known yet: taking back a guess would wipe it", () => {
    history.acted(["a"]);
    pending.set("a", "guess");
    expect(history.undo(reversal)).toBe("nothing");
    expect(sent).toEqual([]);
    history.confirmed(event("a"));
    expect(history.undo(reversal)).toBe("done");
  });

  it("says who was in the way: the last who changed the same thing, and nobody who changed another", () => {
    act("a");
    changedSince.add("a");
    const theirs = (seq: number, cardId: string): BoardEvent => ({ ...event(`${seq}`), seq, cardId, actorId: "other" });
    for (const each of [event("a"), theirs(2, CARD), theirs(3, CARD), theirs(4, "another")]) history.heard(each);
    history.confirmed(event("a"));
    expect(history.undo(reversal)).toEqual({ act: event("a"), since: theirs(3, CARD) });
  });

  it("takes several commands that are one act back at one stroke, newest first, and redoes them so", () => {
    for (const id of ["a", "b"]) pending.set(id, event(id));
    history.acted(["a", "b"]);
    expect(history.undo(reversal)).toBe("done");
    expect(sent).toEqual(["b", "a"].map((cardId) => ({ type: "card.restore", cardId })));
    expect([history.canUndo, history.canRedo]).toEqual([false, true]);
    expect(history.redo(reversal)).toBe("done");
    expect(sent.slice(2)).toEqual(["inverse-2", "inverse-1"].map((cardId) => ({ type: "card.restore", cardId })));
    expect([history.canUndo, history.canRedo]).toEqual([true, false]);
  });

  it("takes back of one act what still can be, and forgets of it what came to nothing", () => {
    for (const id of ["a", "b", "c"]) pending.set(id, event(id));
    history.acted(["a", "b", "c"]);
    history.cameToNothing("c");
    changedSince.add("b");
    expect(history.undo(reversal)).toBe("done");
    expect(sent).toEqual([{ type: "card.restore", cardId: "a" }]);
    expect(history.undo(reversal)).toBe("nothing");
  });

  it("remembers the last hundred", () => {
    for (let at = 0; at < 150; at++) act(`${at}`);
    let count = 0;
    while (history.undo(reversal) === "done") count++;
    expect(count).toBe(100);
  });
});
