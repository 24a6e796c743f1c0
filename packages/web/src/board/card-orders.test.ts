import type { Card } from "@syncboard/model";
import { expect, test } from "vitest";
import { boardOf } from "./board-of.ts";
import { type Order, orders } from "./card-orders.ts";

const [blank] = boardOf({ A: "a" }).cardsIn("A");

function sorted(order: Order, cards: readonly Partial<Card>[], locale = "en"): unknown[] {
  const whole = cards.map((card, at) => ({ ...(blank as Card), id: `${at}`, ...card }));
  return whole.toSorted(orders(locale)[order]).map(({ id }) => Number(id));
}

test("by title as a dictionary has it, numbers by their size, in the reader's language", () => {
  expect(sorted("title", [{ title: "Card 10" }, { title: "card 9" }, { title: "Äpfel" }])).toEqual([2, 1, 0]);
  const words = [{ title: "ö" }, { title: "z" }];
  expect(sorted("title", words, "de")).toEqual([0, 1]);
  expect(sorted("title", words, "sv")).toEqual([1, 0]);
});

test("by due date, what has none at the end, and equal ones as they were", () => {
  const [may, june] = ["2026-05-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"];
  expect(sorted("due", [{ dueAt: null }, { dueAt: june }, { dueAt: null }, { dueAt: may }])).toEqual([3, 1, 0, 2]);
});

test("the newest first", () => {
  const [may, june] = ["2026-05-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"];
  expect(sorted("newest", [{ createdAt: may }, { createdAt: june }, { createdAt: may }])).toEqual([1, 0, 2]);
});
