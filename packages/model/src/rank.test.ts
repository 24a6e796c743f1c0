import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TIGHT } from "../test/scene.ts";
import {
  compareRanked,
  inserted,
  MAX_RANK_LENGTH,
  placeAt,
  positionOf,
  type Ranked,
  replaced,
  without,
} from "./rank.ts";

interface Inserting {
  readonly list: readonly Ranked[];
  /** Ranks of other rows that had to be written to make room. */
  readonly respaced: number;
  readonly mostRespacedAtOnce: number;
}

/** Inserts `count` rows, each where `where` says, given the length of the list. */
function insert(
  count: number,
  where: (length: number, step: number) => number,
  start: readonly Ranked[] = [],
): Inserting {
  let list = start;
  let respaced = 0;
  let mostRespacedAtOnce = 0;
  for (let step = 0; step < count; step++) {
    const position = where(list.length, step);
    const place = placeAt(list, position);
    const ranks = place.respaced ?? {};
    const written = Object.keys(ranks).length;
    respaced += written;
    mostRespacedAtOnce = Math.max(mostRespacedAtOnce, written);
    const others = written === 0 ? list : list.map((row) => ({ id: row.id, rank: ranks[row.id] ?? row.rank }));
    list = others.toSpliced(position, 0, { id: `row ${list.length}`, rank: place.rank });
  }
  return { list, respaced, mostRespacedAtOnce };
}

function expectSound(list: readonly Ranked[]): void {
  let before = "";
  for (const { rank } of list) {
    expect(rank.length).toBeLessThanOrEqual(MAX_RANK_LENGTH);
    expect(before < rank, `${before} < ${rank}`).toBe(true);
    before = rank;
  }
}

const middle = (length: number) => length >>> 1;

describe("C8: ranks stay short and in order", () => {
  /** Rows written beside the inserted one, on average over all inserts. */
  const patterns: Record<string, { where: (length: number, step: number) => number; others: number }> = {
    "at the end": { where: (length) => length, others: 0 },
    "at the front": { where: () => 0, others: 0 },
    "at both ends in turn": { where: (length, step) => (step % 2 ? length : 0), others: 0 },
    "after the first row": { where: (length) => Math.min(1, length), others: 0.25 },
    "before the last row": { where: (length) => Math.max(0, length - 1), others: 0.25 },
    "into the middle": { where: middle, others: 2 },
    "left and right of the middle in turn": {
      where: (length, step) => Math.min(length, middle(length) + (step % 2)),
      others: 2,
    },
  };
  for (const [name, { where, others }] of Object.entries(patterns)) {
    test.each([1_000, 5_000])(`%i inserts ${name} write at most ${others} other rows each on average`, (count) => {
      const { list, respaced, mostRespacedAtOnce } = insert(count, where);
      expect(list).toHaveLength(count);
      expectSound(list);
      expect(respaced / count).toBeLessThanOrEqual(others);
      expect(mostRespacedAtOnce).toBeLessThanOrEqual(512);
    });
  }

  test("a thousand inserts into one gap of a long list leave almost all of it alone", () => {
    const { list: long } = insert(10_000, (length) => length);
    const { list, respaced } = insert(1_000, () => 5_000, long);
    expect(list).toHaveLength(11_000);
    expectSound(list);
    expect(respaced / 1_000).toBeLessThanOrEqual(2);
  });

  test("inserts anywhere", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 300 }), (steps) => {
        expectSound(insert(steps.length, (length, step) => (steps[step] ?? 0) % (length + 1)).list);
      }),
      { numRuns: 50 },
    );
  });

  test("inserts where every rank is as long as can be", () => {
    const { list: tight } = insert(280, (length) => Math.min(1, length));
    expect(Math.max(...tight.map(({ rank }) => rank.length))).toBeGreaterThan(40);
    for (let position = 0; position <= tight.length; position++) {
      const { list } = insert(1, () => position, tight);
      expectSound(list);
    }
  });
});

describe("placeAt", () => {
  test("an empty list", () => {
    expect(placeAt([], 0)).toEqual({ rank: "a0" });
  });

  test("between two rows, writing neither", () => {
    const { rank, respaced } = placeAt(rows("a0", "a1"), 1);
    expect(rank > "a0" && rank < "a1").toBe(true);
    expect(respaced).toBeUndefined();
  });

  test("names only rows whose rank becomes another", () => {
    const list = rows("a0", ...TIGHT);
    const { rank, respaced = {} } = placeAt(list, 2);
    expect(rank).toBe("a2");
    expect(respaced).toEqual({ "row 1": "a1", "row 2": "a3" });
  });
});

describe("lists", () => {
  const list = rows("a0", "a1", "a2");

  test("positionOf is where a row is, or where it would go", () => {
    expect(list.map((row) => positionOf(list, row))).toEqual([0, 1, 2]);
    expect(positionOf(list, { id: "other", rank: "Zz" })).toBe(0);
    expect(positionOf(list, { id: "other", rank: "a0V" })).toBe(1);
    expect(positionOf(list, { id: "other", rank: "b00" })).toBe(3);
  });

  test("ranks compare bytewise, ties by id", () => {
    const mixed = [
      { id: "2", rank: "a0" },
      { id: "1", rank: "a0" },
      { id: "0", rank: "a1" },
      { id: "3", rank: "Zz" },
    ];
    expect(mixed.sort(compareRanked).map(({ id }) => id)).toEqual(["3", "1", "2", "0"]);
    expect(compareRanked({ id: "1", rank: "a0" }, { id: "1", rank: "a0" })).toBe(0);
  });

  test("a row goes in, is put in its own place, and comes out", () => {
    const row = { id: "new", rank: "a0V", title: "one" };
    const more = inserted<Ranked>(list, row);
    expect(more.map(({ id }) => id)).toEqual(["row 0", "new", "row 1", "row 2"]);
    const other = { ...row, title: "two" };
    expect(replaced(more, other)[1]).toBe(other);
    expect(without(more, row)).toEqual(list);
  });

  test("what is not in the list leaves it as it is", () => {
    const stranger = { id: "stranger", rank: "a1" };
    expect(without(list, stranger)).toBe(list);
    expect(replaced(list, stranger)).toBe(list);
  });
});

function rows(...ranks: string[]): Ranked[] {
  return ranks.map((rank, index) => ({ id: `row ${index}`, rank }));
}
