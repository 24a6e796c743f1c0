import type { BoardEvent } from "@syncboard/model";
import { expect, test } from "vitest";
import { keptItems } from "./kept-items.ts";

function edited(seq: number, itemId: string, actorId: string, from: string, to: string, collided?: true): BoardEvent {
  return {
    ...{ type: "item.edited", seq, at: "2026-11-21T00:00:00.000Z", actorId, commandId: `${seq}`, cardId: "c", itemId },
    ...{ text: from, changes: { text: { from, to } }, itemCount: 1, doneCount: 0 },
    ...(collided && { collided }),
  };
}

test("of each item the newest text that was kept, and whose it was", () => {
  const events = [
    edited(6, "j", "ann", "J2", "J3"),
    edited(5, "i", "ann", "I3", "I4", true),
    edited(4, "i", "ben", "I2", "I3"),
    edited(3, "i", "ann", "I1", "I2", true),
    edited(2, "j", "ben", "J1", "J2", true),
  ];
  expect([...keptItems(events).values()]).toEqual([
    { seq: 5, itemId: "i", text: "I3", byId: "ann", writerId: "ben" },
    { seq: 2, itemId: "j", text: "J1", byId: "ben", writerId: undefined },
  ]);
});
