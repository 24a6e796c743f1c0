import { sql } from "kysely";
import type { Db } from "../database/connect.ts";
import type { CalendarEntry } from "./calendar-text.ts";

/** More than a calendar shows of what is to be done. */
const MOST_OF_EACH = 1_000;
/** Of a text that tells more: the whole of it is where the address leads. To fold thousands of long ones, everybody would wait. */
const MOST_CHARACTERS = 500;

/** What this user has to do from a moment on: their to-dos, and the cards assigned to them on boards that they see now. */
export async function dueEntries(
  db: Db,
  userId: string,
  from: string,
  site: string,
): Promise<readonly CalendarEntry[]> {
  const [todos, cards] = await Promise.all([
    db
      .selectFrom("todo")
      .select(["id", "title", beginningOf("notes").as("notes"), "due_at", "updated_at"])
      .where("user_id", "=", userId)
      .where("due_at", ">=", from)
      .where("completed_at", "is", null)
      .where("deleted_at", "is", null)
      .orderBy("due_at")
      .limit(MOST_OF_EACH)
      .execute(),
    db
      .selectFrom("card_assignee")
      .innerJoin("card", "card.id", "card_assignee.card_id")
      .innerJoin("column", "column.id", "card.column_id")
      .innerJoin("board", "board.id", "card.board_id")
      .innerJoin("member", (join) =>
        join
          .onRef("member.board_id", "=", "card_assignee.board_id")
          .onRef("member.user_id", "=", "card_assignee.user_id"),
      )
      .select([
        "card.id",
        "card.board_id",
        "card.title",
        beginningOf("card.description").as("description"),
        "card.due_at",
        "card.updated_at",
        "board.title as boardTitle",
      ])
      .where("card_assignee.user_id", "=", userId)
      .where("card.due_at", ">=", from)
      .where("card.done_at", "is", null)
      .where("card.archived_at", "is", null)
      .where("card.deleted_at", "is", null)
      .where("column.archived_at", "is", null)
      .where("column.deleted_at", "is", null)
      .where("board.archived_at", "is", null)
      .where("board.deleted_at", "is", null)
      .orderBy("card.due_at")
      .limit(MOST_OF_EACH)
      .execute(),
  ]);
  const entries: CalendarEntry[] = [];
  for (const { id, title, notes, due_at, updated_at } of todos) {
    if (due_at === null) continue;
    const url = `${site}/tasks/${id}`;
    const text = shortened(notes);
    entries.push({ id, title, text, dueAt: due_at, updatedAt: updated_at, boardTitle: undefined, url });
  }
  for (const { id, board_id, title, description, due_at, updated_at, boardTitle } of cards) {
    if (due_at === null) continue;
    const url = `${site}/b/${board_id}/c/${id}`;
    const text = shortened(description);
    entries.push({ id, title, text, dueAt: due_at, updatedAt: updated_at, boardTitle, url });
  }
  return entries;
}

/** One character more than is shown, so that it is seen whether there is more. */
function beginningOf(column: "notes" | "card.description") {
  return sql<string | null>`substr(${sql.ref(column)}, 1, ${sql.lit(MOST_CHARACTERS + 1)})`;
}

function shortened(text: string | null): string {
  const characters = [...(text ?? "")];
  return characters.length > MOST_CHARACTERS
    ? `${characters.slice(0, MOST_CHARACTERS).join("")}…`
    : characters.join("");
}
