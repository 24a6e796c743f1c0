import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { withDatabase } from "../src/database/connect.ts";
import { migrateDown, readMigrations, stepsOf } from "../src/database/migrate.ts";
import { give } from "./lived-in.ts";
import { newPlace, type Place } from "./operator.ts";
import { at, type Person } from "./running-server.ts";
import { idsOf, untilFound } from "./searching.ts";

// A database that was filled before there was a search: after the upgrade all that it holds is found.

const KNOWN = await readMigrations();

/** Takes migrations back until this one is not done. */
async function takeBackTo({ config }: Place, number: string): Promise<void> {
  await withDatabase(config, async (database) => {
    const last = async () =>
      (await stepsOf(database, KNOWN)).findLast(({ doneAt }) => doneAt !== undefined)?.name ?? "";
    while ((await last()) >= number) await migrateDown(database, KNOWN);
  });
}

/** One of each kind that can be found, and what may not be: by the word that each has. */
async function fillWith(ann: Person): Promise<Readonly<Record<string, readonly string[]>>> {
  const [boardId, cardId, goneId, todoId, goneTodoId, subjectId] = [v7(), v7(), v7(), v7(), v7(), v7()];
  await ann.call("POST", "/boards", { body: { id: boardId, title: "Okapi plans" } });
  const snapshot = await ann.call<Snapshot>("GET", `/boards/${boardId}`);
  const columnId = snapshot.body.columns[0]?.id ?? "";
  const [checklistId, itemId, commentId, attachmentId] = [v7(), v7(), v7(), v7()];
  const url = "https://example.org/";
  await give(ann, boardId, { type: "card.add", cardId, columnId, title: "Tapir", description: "eats **leaves**" });
  await give(ann, boardId, { type: "checklist.add", cardId, checklistId, title: "Numbats" });
  await give(ann, boardId, { type: "item.add", cardId, checklistId, itemId, text: "count the quokkas" });
  await give(ann, boardId, { type: "attachment.add", cardId, attachmentId, url, name: "Gibbon songs" });
  await give(ann, boardId, { type: "comment.add", cardId, commentId, text: "like a dugong" });
  await give(ann, boardId, { type: "card.add", cardId: goneId, columnId, title: "Dodo" });
  await give(ann, boardId, { type: "card.delete", cardId: goneId });
  await ann.call("POST", "/subjects", { body: { id: subjectId, name: "Lemurs", description: "of the aye-aye" } });
  await ann.call("POST", "/todos", { body: { id: todoId, title: "Feed the coati", notes: "not the kinkajou" } });
  await ann.call("POST", "/todos", { body: { id: goneTodoId, title: "Dodo" } });
  await ann.call("DELETE", `/todos/${goneTodoId}`);
  const note = { title: "On pangolins", text: "and the axolotl" };
  const { body: document } = await ann.call<{ id: string }>("POST", `/subjects/${subjectId}/documents`, { body: note });
  const ofCard = Object.fromEntries(
    ["tapir", "leaves", "numbats", "quokkas", "gibbon"].map((word) => [word, [cardId]]),
  );
  return {
    ...ofCard,
    ...{ okapi: [boardId], dugong: [commentId], lemurs: [subjectId], aye: [subjectId] },
    ...{ coati: [todoId], kinkajou: [todoId], pangolins: [document.id], axolotl: [document.id], dodo: [] },
  };
}

describe.each(databases)("on $name", (database) => {
  test.each(["0025", "0026"])(
    "what was there before %s is found after it, and what was deleted is not",
    async (number) => {
      const place = await newPlace(database);
      const before = await place.serve();
      const ann = await before.register("Ann");
      const ids = await fillWith(ann);
      await untilFound(ann, "axolotl", ids.axolotl ?? []);
      await before.stop();
      await takeBackTo(place, number);

      const server = await place.serve();
      onTestFinished(() => server.stop());
      const again = at(server.url, ann);
      for (const [word, found] of Object.entries(ids)) await untilFound(again, word, found);
      expect(await idsOf(again, "dodo")).toEqual([]);
    },
  );
});
