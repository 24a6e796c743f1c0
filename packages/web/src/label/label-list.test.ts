import { describe, expect, test } from "vitest";
import { matching } from "../ui/matching.ts";
import { fittingChips } from "./fitting-chips.ts";
import { nextColor } from "./next-color.ts";

describe("what is typed finds", () => {
  const found = (text: string, ...names: string[]) => matching(names, text, (name) => name);

  test("everything while nothing is typed, in its order", () => {
    expect(found("  ", "Wish", "Bug")).toEqual(["Wish", "Bug"]);
  });

  test("any part of a name, what begins so first", () => {
    expect(found("bu", "Abuse", "Bug", "Wish")).toEqual(["Bug", "Abuse"]);
  });

  test("whatever the case and the accents, and words in any order", () => {
    expect(found("DISENO", "Diseño", "Bug")).toEqual(["Diseño"]);
    expect(found("desk front", "Front desk", "Front")).toEqual(["Front desk"]);
  });

  test("nothing where there is nothing", () => {
    expect(found("x", "Bug")).toEqual([]);
  });
});

describe("on the front of a card", () => {
  const fitting = (...names: string[]) => fittingChips(names, 246);

  test("what has room in two lines is shown", () => {
    expect(fitting("Bug", "Wish", "Urgent")).toBe(3);
    expect(fitting(...Array.from({ length: 30 }, () => "Bug"))).toBe(11);
  });

  test("one is always shown, however long", () => {
    expect(fitting("x".repeat(100))).toBe(1);
    expect(fitting("x".repeat(100), "y".repeat(100), "z".repeat(100))).toBe(2);
    expect(fitting("字".repeat(100), "字".repeat(100))).toBe(2);
  });
});

test("a new label has the colour that the others have least", () => {
  const labels = (...colors: ("red" | "orange" | "amber")[]) => colors.map((color) => ({ color }));
  expect(nextColor([])).toBe("red");
  expect(nextColor(labels("red", "amber"))).toBe("orange");
});
