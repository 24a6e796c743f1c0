import { describe, expect, test } from "vitest";
import { byKey, MOST_ZOOM, moved, sideOf, wholeOf, within, zoomed } from "./crop.ts";

const WIDE = { width: 800, height: 400 };

describe("the square that is cut out of a picture", () => {
  test("is at first as large as fits, in the middle", () => {
    expect(wholeOf(WIDE)).toEqual({ x: 400, y: 200, zoom: 1 });
    expect(sideOf(WIDE, 1)).toBe(400);
  });

  test("never leaves the picture, wherever it is moved", () => {
    expect(moved(WIDE, wholeOf(WIDE), -9, -9)).toEqual({ x: 200, y: 200, zoom: 1 });
    expect(moved(WIDE, wholeOf(WIDE), 9, 9)).toEqual({ x: 600, y: 200, zoom: 1 });
    // Farther away at the edge, it is pushed inside.
    expect(zoomed(WIDE, { x: 750, y: 50, zoom: 4 }, 0.1)).toEqual({ x: 600, y: 200, zoom: 1 });
  });

  test("is zoomed within its bounds", () => {
    expect(within(WIDE, { ...wholeOf(WIDE), zoom: 99 }).zoom).toBe(MOST_ZOOM);
    expect(within(WIDE, { ...wholeOf(WIDE), zoom: 0 }).zoom).toBe(1);
  });

  test("goes by keys, and leaves alone those that are for others", () => {
    const close = { ...wholeOf(WIDE), zoom: 2 };
    expect(byKey(WIDE, close, "ArrowRight")).toEqual({ x: 410, y: 200, zoom: 2 });
    expect(byKey(WIDE, close, "ArrowUp")).toEqual({ x: 400, y: 190, zoom: 2 });
    expect(byKey(WIDE, close, "+")?.zoom).toBeCloseTo(2.2);
    expect(byKey(WIDE, close, "0")).toEqual(wholeOf(WIDE));
    for (const key of ["Tab", "Escape", "Enter", "a"]) expect(byKey(WIDE, close, key)).toBeUndefined();
  });
});
