import { describe, expect, it } from "vitest";
import { idMaker } from "./uuid.ts";

describe("ids", () => {
  it("C1: are UUIDs of version 7 in lower case, with the time in front", () => {
    const id = idMaker(() => 0x0192_3456_789a)();
    expect(id).toMatch(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("sort in the order of their making: in one millisecond, in a full one, and when the clock goes back", () => {
    const times = [...Array<number>(5_000).fill(1_000), 900, 900, 1_000, 1_100];
    const newId = idMaker(() => times.shift() ?? 1_200);
    const ids = Array.from({ length: 5_010 }, newId);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
