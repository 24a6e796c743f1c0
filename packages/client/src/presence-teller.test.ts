import type { Doing } from "@syncboard/model/wire";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PresenceTeller } from "./presence-teller.ts";

const CARD = "01a1fefd-60ea-72c5-9f62-98311af4a3fa";
const title = { cardId: CARD, field: "title" } as const;

let said: Doing[];
let teller: PresenceTeller;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  teller = new PresenceTeller((doing) => said.push(doing));
});

afterEach(() => {
  teller.stop();
  vi.useRealTimers();
});

test("the first word goes at once, then at most four a second, and the last always", () => {
  teller.drag("a");
  expect(said).toHaveLength(1);
  for (const id of ["b", "c", "d", null, "e"]) {
    vi.advanceTimersByTime(40);
    teller.drag(id);
  }
  expect(said).toHaveLength(1);
  vi.advanceTimersByTime(50);
  expect(said.map(({ dragging }) => dragging)).toEqual(["a", "e"]);
  teller.drag(null);
  vi.advanceTimersByTime(250);
  expect(said.at(-1)?.dragging).toBeNull();
  expect(said).toHaveLength(3);
});

test("letter after letter is one thing that is said, and is over some seconds after the last", () => {
  for (let letter = 0; letter < 20; letter++) {
    teller.typeIn(title);
    vi.advanceTimersByTime(300);
  }
  expect(said).toHaveLength(1);
  expect(said[0]?.typing).toEqual(title);
  vi.advanceTimersByTime(5_000);
  expect(said.at(-1)?.typing).toBeNull();
});

test("P5: what goes on is said again, what does not is not", () => {
  teller.drag("a");
  vi.advanceTimersByTime(30_000);
  expect(said).toHaveLength(4);
  teller.drag(null);
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(5);
});

test("after a cut all is said anew, and nothing where one does nothing", () => {
  teller.startOver();
  expect(said).toEqual([]);
  teller.lookAt(CARD);
  teller.startOver();
  expect(said.map(({ cardId }) => cardId)).toEqual([CARD, CARD]);
});
