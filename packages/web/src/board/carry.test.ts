import { describe, expect, test } from "vitest";
import { boardOf } from "./board-of.ts";
import {
  type CardCarry,
  cardBefore,
  cardsShown,
  columnsShown,
  isAsBefore,
  placeOf,
  stepCard,
  stepColumn,
} from "./carry.ts";

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join(" ");
const carrying = (id: string, columnId: string, afterId: string | null): CardCarry => ({
  ...{ kind: "card", by: "keys", height: 40, id, ids: [id], columnId, afterId },
});

describe("a carried card", () => {
  const board = boardOf({ A: "a1 a2 a3", B: "b1 b2", C: "" });

  test("is shown where it would go, and nowhere else", () => {
    const carry = carrying("a1", "B", "b1");
    expect(ids(cardsShown(board, "A", carry))).toBe("a2 a3");
    expect(ids(cardsShown(board, "B", carry))).toBe("b1 a1 b2");
    expect(ids(cardsShown(board, "C", carry))).toBe("");
  });

  test("goes to the end when the card before its place is gone", () => {
    expect(ids(cardsShown(board, "B", carrying("a1", "B", "gone")))).toBe("b1 b2 a1");
  });

  test("steps through its column and stops at both ends", () => {
    const down = stepCard(board, carrying("a1", "A", null), "down");
    expect(down?.afterId).toBe("a2");
    expect(stepCard(board, carrying("a1", "A", null), "up")).toBeUndefined();
    expect(stepCard(board, carrying("a1", "A", "a3"), "down")).toBeUndefined();
    expect(stepCard(board, carrying("a3", "A", "a2"), "up")?.afterId).toBe("a1");
  });

  test("keeps its height beside, or goes to the end of a shorter column", () => {
    expect(stepCard(board, carrying("a2", "A", "a1"), "right")).toMatchObject({ columnId: "B", afterId: "b1" });
    expect(stepCard(board, carrying("a3", "A", "a2"), "right")).toMatchObject({ columnId: "B", afterId: "b2" });
    expect(stepCard(board, carrying("b2", "B", "b1"), "right")).toMatchObject({ columnId: "C", afterId: null });
    expect(stepCard(board, carrying("a1", "A", null), "left")).toBeUndefined();
  });

  test("has a place as people count", () => {
    expect(placeOf(board, carrying("a1", "B", "b1"))).toEqual({ column: "B", place: 2, count: 3 });
  });
});

describe("several cards that are carried together", () => {
  const board = boardOf({ A: "a1 a2 a3 a4", B: "b1 b2" });
  const carry = { ...carrying("a3", "A", "a2"), ids: ["a1", "a3", "b2"] };

  test("are one place on the screen", () => {
    expect(ids(cardsShown(board, "A", carry))).toBe("a2 a3 a4");
    expect(ids(cardsShown(board, "B", carry))).toBe("b1");
    expect(cardBefore(board.cardsIn("A"), "a3", carry.ids)).toBe("a2");
    expect(cardBefore(board.cardsIn("A"), "a3", ["a1", "a2", "a3"])).toBeNull();
  });

  test("step over those that stay", () => {
    expect(stepCard(board, carry, "up")?.afterId).toBeNull();
    expect(stepCard(board, carry, "right")).toMatchObject({ columnId: "B", afterId: "b1" });
  });

  test("are where they were only when each is", () => {
    const asBefore = (these: string[], afterId: string | null) =>
      isAsBefore(board, { ...carrying(these[0] ?? "", "A", afterId), ids: these });
    expect(asBefore(["a2", "a3"], "a1")).toBe(true);
    expect(asBefore(["a1", "a3"], "a2")).toBe(false);
    expect(asBefore(["a1", "b2"], null)).toBe(false);
    expect(asBefore(["a2"], "a1")).toBe(true);
    expect(asBefore(["a2"], "a3")).toBe(false);
  });
});

describe("a carried column", () => {
  const board = boardOf({ A: "", B: "", C: "" });

  test("steps among the others", () => {
    const start = { kind: "column", by: "keys", id: "A", afterId: null } as const;
    const right = stepColumn(board, start, "right");
    expect(right && ids(columnsShown(board, right))).toBe("B A C");
    expect(stepColumn(board, start, "left")).toBeUndefined();
    expect(stepColumn(board, start, "down")).toBeUndefined();
  });
});
