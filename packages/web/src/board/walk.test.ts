import { expect, test } from "vitest";
import { boardOf } from "./board-of.ts";
import { firstSpot, nearestSpot, walk } from "./walk.ts";

const board = boardOf({ A: "a1 a2 a3", B: "b1", C: "" });
const at = (columnId: string, cardId: string | null) => ({ columnId, cardId });

test("up from the first card is the column's name, down from it the first card", () => {
  expect(walk(board, at("A", "a1"), "up")).toEqual(at("A", null));
  expect(walk(board, at("A", null), "down")).toEqual(at("A", "a1"));
  expect(walk(board, at("A", null), "up")).toBeUndefined();
  expect(walk(board, at("A", "a3"), "down")).toBeUndefined();
});

test("beside is the card at the same height, the last of a shorter column, or an empty column's name", () => {
  expect(walk(board, at("A", "a1"), "right")).toEqual(at("B", "b1"));
  expect(walk(board, at("A", "a3"), "right")).toEqual(at("B", "b1"));
  expect(walk(board, at("B", "b1"), "right")).toEqual(at("C", null));
  expect(walk(board, at("A", null), "right")).toEqual(at("B", null));
  expect(walk(board, at("A", "a1"), "left")).toBeUndefined();
});

test("the first spot is the first card, or the first column's name", () => {
  expect(firstSpot(board)).toEqual(at("A", "a1"));
  expect(firstSpot(boardOf({ A: "" }))).toEqual(at("A", null));
  expect(firstSpot(boardOf({}))).toBeUndefined();
});

test("where a card is gone, the one that has its place is nearest; a card that moved takes the hands along", () => {
  expect(nearestSpot(board, at("A", "gone"), { place: 1 })).toEqual(at("A", "a2"));
  expect(nearestSpot(board, at("A", "gone"), { place: 9 })).toEqual(at("A", "a3"));
  expect(nearestSpot(board, at("A", "b1"))).toEqual(at("B", "b1"));
  expect(nearestSpot(board, at("gone", null))).toEqual(at("A", "a1"));
});
