import type { BoardEvent, CommandBody } from "@syncboard/model";
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

function event(commandId: string): BoardEvent {
  return { type: "card.deleted", cardId: CARD, seq: 1, at: "2026-11-21T09:00:00.000Z", actorId: "me", commandId };
}

function act(commandId: string): void {
  pending.set(commandId, event(commandId));
  history.acted(commandId);
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
    expect(history.undo(reversal)).toBe("changed_since");
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
    history.acted("a");
    pending.set("a", "guess");
    expect(history.undo(reversal)).toBe("nothing");
    expect(sent).toEqual([]);
    history.confirmed(event("a"));
    expect(history.undo(reversal)).toBe("done");
  });

  it("remembers the last hundred", () => {
    for (let at = 0; at < 150; at++) act(`${at}`);
    let count = 0;
    while (history.undo(reversal) === "done") count++;
    expect(count).toBe(100);
  });
});
