import { expect, test } from "vitest";
import { withFirst, withNext } from "./pages.ts";

const page = (ids: string, nextCursor: string | null = null) => ({ items: [...ids].map((id) => ({ id })), nextCursor });
const shown = ({ items, nextCursor }: ReturnType<typeof page> | ReturnType<typeof withFirst>) =>
  `${items.map(({ id }) => id).join("")}${nextCursor ?? "."}`;

test("the first page stands alone while nothing else is known", () => {
  expect(shown(withFirst(undefined, page("abc", "3")))).toBe("abc3");
});

test("a first page that is asked for again does not take back how far one has come", () => {
  expect(shown(withFirst(page("abcdef", "6"), page("abc", "3")))).toBe("abcdef6");
  expect(shown(withFirst(page("abcdef"), page("abc", "3")))).toBe("abcdef.");
});

test("what is new, gone, or moved to the top is so, and nothing in between is lost", () => {
  expect(shown(withFirst(page("abcdef", "6"), page("xab", "b")))).toBe("xabcdef6");
  expect(shown(withFirst(page("abcdef", "6"), page("acd", "d")))).toBe("acdef6");
  expect(shown(withFirst(page("abcdef", "6"), page("fab", "b")))).toBe("fabcde6");
});

test("a list that is whole, or has become another, is as the server says now", () => {
  expect(shown(withFirst(page("abcdef", "6"), page("ab")))).toBe("ab.");
  expect(shown(withFirst(page("abcdef", "6"), page("xyz", "z")))).toBe("xyzz");
});

test("the next page goes behind, and shows nothing twice", () => {
  expect(shown(withNext(page("abc", "3"), page("de", "5")))).toBe("abcde5");
  expect(shown(withNext(page("abc", "3"), page("cd")))).toBe("abcd.");
});
