import { createHash } from "node:crypto";
import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { describe, expect, test } from "vitest";
import { card, column, Scene, snapshotOf, timeOf, uuid } from "../test/scene.ts";
import { CommandSchema, commandSchemas, EventSchema, todoCommandSchemas } from "./schemas.ts";
import { CLOSE, type ClientMessage, clientMessages, PROTOCOL, type ServerMessage, serverMessages } from "./wire.ts";

const PINNED = "2d9f76fc933af00e6ed979007cbf964af0cec666f835105c55aa77cf6cab8c87";

/** The same text for the same schemas: keys in order, and without the words that only people read. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([key, each]) => each !== undefined && !(key === "description" && typeof each === "string"))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join()}}`;
}

test("what goes over the wire has not changed unnoticed", () => {
  const wire = { PROTOCOL, CLOSE, commandSchemas, todoCommandSchemas, EventSchema, clientMessages, serverMessages };
  const hash = createHash("sha256").update(canonical(wire)).digest("hex");
  const advice = `The wire has changed. Would a client or a log of before no longer be understood?
Then raise PROTOCOL in wire.ts. In any case say in docs/protocol.md what is new, then set PINNED here to "${hash}".`;
  expect(hash, advice).toBe(PINNED);
});

describe("a client's message", () => {
  const boardId = uuid("b", 0);
  const known: ClientMessage[] = [
    { type: "hello", token: "t", protocol: PROTOCOL },
    { type: "watch", boardId },
    { type: "watch", boardId, since: 0 },
    { type: "unwatch", boardId },
    { type: "presence", boardId, state: { cardId: null } },
    { type: "presence", boardId, state: { cardId: card("a") } },
    {
      ...{ type: "presence", boardId },
      state: { cardId: null, typing: { cardId: card("a"), field: "title" }, dragging: column("x") },
    },
    { type: "presence", boardId, state: { cardId: null, typing: null, dragging: null } },
    { type: "ping" },
  ];
  test.each(known)("L5: fits: %o", (message) => {
    expect(Compile(clientMessages[message.type]).Check(message)).toBe(true);
  });

  test.each([
    { type: "hello", token: "t" },
    { type: "hello", token: "t".repeat(4_097), protocol: PROTOCOL },
    { type: "watch", boardId: boardId.toUpperCase() },
    { type: "watch", boardId, since: -1 },
    { type: "watch", boardId, more: true },
    { type: "presence", boardId, state: {} },
    { type: "presence", boardId, state: { cardId: null, cursor: 1 } },
    { type: "presence", boardId, state: { cardId: null, dragging: true } },
    { type: "presence", boardId, state: { cardId: null, typing: card("a") } },
    { type: "presence", boardId, state: { cardId: null, typing: { cardId: card("a"), field: "password" } } },
    { type: "presence", boardId, state: { cardId: null, typing: { cardId: card("a"), field: "title", text: "my" } } },
    { type: "bye" },
  ])("L5: does not fit: %o", (message) => {
    expect(Compile(Type.Union(Object.values(clientMessages))).Check(message)).toBe(false);
  });
});

describe("a server's message", () => {
  const scene = new Scene().with("x", "ab").withMembers();
  const boardId = uuid("b", 0);
  const here = { connectionId: uuid("f", 1), userId: uuid("e", 1), cardId: null, typing: null, dragging: null };
  const known: ServerMessage[] = [
    { type: "welcome", protocol: PROTOCOL, connectionId: here.connectionId, userId: here.userId, expiresAt: timeOf(1) },
    { type: "snapshot", boardId, snapshot: snapshotOf(scene.board) },
    { type: "events", boardId, events: scene.log },
    { type: "watching", boardId, seq: 3, here: [here] },
    { type: "unwatched", boardId, reason: "removed" },
    { type: "presence", boardId, here: [{ ...here, cardId: card("a") }], gone: [here.connectionId] },
    { type: "notified" },
    { type: "changed", what: "todos" },
    { type: "pong" },
  ];
  test.each(known)("$type fits", (message) => {
    expect([...Compile(serverMessages[message.type]).Errors(message)]).toEqual([]);
  });
});

describe("C5: a command that does not fit its schema", () => {
  const command = Compile(CommandSchema);
  const id = uuid("f", 1);
  const add = { id, type: "card.add", cardId: card("a"), title: "a" };

  test("one that does", () => {
    expect(command.Check(add)).toBe(true);
    for (const dueAt of ["2028-02-29T23:59:59.999Z", "2000-02-29T00:00:00.000Z", "0001-01-01T00:00:00.000Z", null]) {
      expect(command.Check({ ...add, dueAt }), `${dueAt}`).toBe(true);
    }
    expect(command.Check({ ...add, columnId: column("x"), afterCardId: null, description: "" })).toBe(true);
  });

  test.each([
    { ...add, id: undefined },
    { ...add, id: "1" },
    { ...add, type: "card.explode" },
    { ...add, title: "" },
    { ...add, title: " \n" },
    { ...add, title: "a".repeat(501) },
    { ...add, description: "a".repeat(50_001) },
    { ...add, cardId: card("a").toUpperCase() },
    { ...add, position: -1 },
    { ...add, position: 0.5 },
    { ...add, rank: "a0" },
    { ...add, dueAt: "2026-02-29T00:00:00.000Z" },
    { ...add, dueAt: "2026-04-31T00:00:00.000Z" },
    { ...add, dueAt: "2026-13-01T00:00:00.000Z" },
    { ...add, dueAt: "2026-01-01T24:00:00.000Z" },
    { ...add, dueAt: "2100-02-29T00:00:00.000Z" },
    { ...add, dueAt: "0000-01-01T00:00:00.000Z" },
    { ...add, dueAt: "tomorrow" },
    { id, type: "column.edit", columnId: column("x"), wipLimit: 0 },
    { id, type: "member.add", userId: uuid("e", 1), role: "admin" },
  ])("%o", (wrong) => {
    expect(command.Check(wrong)).toBe(false);
  });
});
