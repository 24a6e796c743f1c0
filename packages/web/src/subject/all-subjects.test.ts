import type { Subject, Subjects } from "@syncboard/client";
import { expect, test } from "vitest";
import { allSubjects } from "./all-subjects.ts";

test("all subjects are there to choose from, however many pages they fill", async () => {
  const named = (at: number): Subject => ({
    id: `${at}`,
    name: `Subject ${String(at).padStart(3, "0")}`,
    description: "",
    color: null,
    isArchived: false,
    progress: { todos: 0, completed: 0 },
    documentCount: 0,
    boardCount: 0,
    createdAt: "2026-11-21T10:00:00.000Z",
    updatedAt: "2026-11-21T10:00:00.000Z",
  });
  const newestFirst = Array.from({ length: 230 }, (_, at) => named(230 - at));
  const list: Subjects["list"] = async ({ cursor = "0", limit = 50 } = {}) => {
    const end = Number(cursor) + limit;
    return {
      items: newestFirst.slice(Number(cursor), end),
      nextCursor: end < newestFirst.length ? `${end}` : null,
    };
  };
  const found = await allSubjects({ list });
  expect(found.map(({ id }) => id)).toEqual(newestFirst.map(({ id }) => id).toReversed());
});
