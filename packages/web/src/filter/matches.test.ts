import type { Board, Card } from "@syncboard/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { boardOf } from "../board/board-of.ts";
import { type Filter, NO_FILTER } from "./filter.ts";
import { countChoices, knownFilter, matcherOf } from "./matches.ts";

const AT = "2026-11-18T12:00:00.000Z";
/** A Wednesday, 07:00 in New York. */
const NOW = Date.parse(AT);
const zone = process.env.TZ;

beforeAll(() => {
  process.env.TZ = "America/New_York";
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

function boardWith(cards: Record<string, Partial<Card>>): Board {
  const board = boardOf({ A: Object.keys(cards).join(" ") });
  for (const id of ["red", "blue", "gone"]) {
    const deletedAt = id === "gone" ? AT : null;
    board.putLabel({ id, name: id, color: "red", createdAt: AT, updatedAt: AT, deletedAt });
  }
  for (const userId of ["me", "ann", "bob"].map((name) => `u-${name}`)) {
    board.putMember({ userId, role: "editor", since: AT, deactivatedAt: null });
  }
  for (const card of board.cardsIn("A")) board.putCard({ ...card, ...cards[card.id] });
  return board;
}

function found(cards: Record<string, Partial<Card>>, filter: Partial<Filter>, now = NOW): string {
  const ground = { view: boardWith(cards), meId: "u-me", now };
  const known = knownFilter({ ...NO_FILTER, ...filter }, ground);
  const matching = ground.view.cardsIn("A").filter(matcherOf(known, ground));
  return matching.map(({ id }) => id).join(" ");
}

describe("words", () => {
  const cards = { a: { title: "Comprar café molido" }, b: { title: "CAFE Molière" }, c: { title: "Tea" } };

  test("are found in any order, whatever their case and accents", () => {
    expect(found(cards, { text: "cafe" })).toBe("a b");
    expect(found(cards, { text: "MOL  café" })).toBe("a b");
    expect(found(cards, { text: "molido compr" })).toBe("a");
    expect(found(cards, { text: "café tea" })).toBe("");
    expect(found(cards, { text: "  " })).toBe("a b c");
  });
});

describe("labels", () => {
  const cards = {
    a: { labelIds: ["red"] },
    b: { labelIds: ["blue", "red"] },
    c: { labelIds: [] },
    d: { labelIds: ["gone"] },
  };

  test("match with any of them; one that was deleted is no label", () => {
    expect(found(cards, { labels: ["blue"] })).toBe("b");
    expect(found(cards, { labels: ["red", "blue"] })).toBe("a b");
    expect(found(cards, { labels: ["none"] })).toBe("c d");
    expect(found(cards, { labels: ["none", "blue"] })).toBe("b c d");
  });

  test("that this board has not are not asked for", () => {
    expect(found(cards, { labels: ["gone"] })).toBe("a b c d");
    expect(found(cards, { labels: ["elsewhere", "blue"] })).toBe("b");
  });
});

describe("people", () => {
  const cards = {
    a: { assigneeIds: ["u-me"] },
    b: { assigneeIds: ["u-ann", "u-bob"] },
    c: { assigneeIds: [] },
    d: { assigneeIds: ["u-left"] },
  };

  test("match with any of them, by name, as me and as nobody", () => {
    expect(found(cards, { people: ["u-ann"] })).toBe("b");
    expect(found(cards, { people: ["me"] })).toBe("a");
    expect(found(cards, { people: ["me", "u-bob"] })).toBe("a b");
    expect(found(cards, { people: ["none"] })).toBe("c d");
    expect(found(cards, { people: ["u-left"] })).toBe("a b c d");
  });

  test("I am asked for in one way", () => {
    const ground = { view: boardWith(cards), meId: "u-me" };
    expect(knownFilter({ ...NO_FILTER, people: ["u-me", "me", "u-ann"] }, ground).people).toEqual(["me", "u-ann"]);
  });
});

describe("due dates", () => {
  const cards = {
    past: { dueAt: "2026-11-10T12:00:00.000Z" },
    morning: { dueAt: "2026-11-18T11:00:00.000Z" },
    evening: { dueAt: "2026-11-19T04:59:59.999Z" },
    sunday: { dueAt: "2026-11-23T04:59:59.999Z" },
    monday: { dueAt: "2026-11-23T05:00:00.000Z" },
    undated: {},
    done: { dueAt: "2026-11-10T12:00:00.000Z", doneAt: AT },
    finished: { doneAt: AT },
  };

  test("are of the reader's days, and weeks begin on Monday", () => {
    expect(found(cards, { due: ["overdue"] })).toBe("past morning");
    expect(found(cards, { due: ["today"] })).toBe("morning evening");
    expect(found(cards, { due: ["week"] })).toBe("morning evening sunday");
    expect(found(cards, { due: ["later"] })).toBe("monday");
    expect(found(cards, { due: ["none"] })).toBe("undated");
    expect(found(cards, { due: ["done"] })).toBe("done finished");
    expect(found(cards, { due: ["overdue", "done"] })).toBe("past morning done finished");
  });

  test("are overdue as time goes by", () => {
    expect(found(cards, { due: ["overdue"] }, NOW + 86_400_000)).toBe("past morning evening");
  });
});

test("every kind that is asked for must match", () => {
  const cards = {
    a: { title: "Milk", labelIds: ["red"], assigneeIds: ["u-me"] },
    b: { title: "Milk", labelIds: ["red"] },
    c: { title: "Bread", labelIds: ["red"], assigneeIds: ["u-me"] },
  };
  expect(found(cards, { text: "milk", labels: ["red"], people: ["me"] })).toBe("a");
  expect(countChoices({ text: "milk", labels: ["red", "none"], people: ["me"], due: [] })).toBe(4);
});
