import { describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { withReader } from "../src/database/connect.ts";
import { backUp } from "../src/operations/backup.ts";
import { check } from "../src/operations/check.ts";
import { restore } from "../src/operations/restore.ts";
import { give, type LivedIn, liveIn } from "./lived-in.ts";
import { db, newPlace, type Place } from "./operator.ts";

async function faultsOf({ config }: Place): Promise<string[]> {
  const faults: string[] = [];
  const found = await withReader(config, (database) => check(database, (line) => faults.push(line)));
  expect(found.faults).toBe(faults.length);
  return faults;
}

interface Breakage {
  readonly name: string;
  readonly statement: (people: LivedIn) => string;
  /** What is said, each a part of its line, in order. */
  readonly said: (people: LivedIn) => string[];
}

const NOTIFIED = ['"notification"', '"notification"'];

const BREAKAGES: readonly Breakage[] = [
  {
    name: "a changed title",
    statement: ({ cardIds }) => `update card set title = 'Other', updated_at = updated_at where id = '${cardIds[1]}'`,
    said: ({ boardId, cardIds }) => [`board ${boardId}: card ${cardIds[1]}: title is "Other", and by its log "Second"`],
  },
  {
    name: "a member whose account the board says is active",
    statement: () => "update member set deactivated_at = null",
    said: () => ['deactivatedAt is null, and by its log "2', 'deactivatedAt is null, and by its log "2'],
  },
  {
    name: "a label that fell off its card",
    statement: () => "delete from card_label",
    said: ({ cardIds }) => Array.from({ length: 1 }, () => ` on card ${cardIds[1]} is not there, and is by its log`),
  },
  {
    name: "a label of another name, and a date that nobody set",
    statement: ({ cardIds }) => `update label set name = 'x'; update card set due_at = null where id = '${cardIds[1]}'`,
    said: () => ['name is "x", and by its log "Bug', 'dueAt is null, and by its log "2027'],
  },
  {
    name: "an item that nobody ticked, and another count of them",
    statement: ({ cardIds }) =>
      `update checklist_item set done_at = null; update card set done_count = 2, updated_at = updated_at where id = '${cardIds[1]}'`,
    said: () => ["doneCount is 2, and by its log 1", 'doneAt is null, and by its log "2'],
  },
  {
    name: "a comment of another text, and a checklist that is lost",
    statement: () => "update comment set text = 'x'; delete from checklist where deleted_at is not null",
    said: () => ["checklist ", 'text is "x", and by its log "What?"', 'text is "x", and by its log "💬'],
  },
  {
    name: "an attachment of another name, and a cover that nobody chose",
    statement: ({ cardIds }) =>
      `update attachment set name = 'x'; update card set cover = null, updated_at = updated_at where id = '${cardIds[1]}'`,
    said: () => [
      'cover is null, and by its log "{\\"color\\":\\"pink',
      'name is "x", and by its log "',
      'name is "x", and by its log "',
    ],
  },
  {
    name: "a changed text, in the trash",
    statement: ({ cardIds }) => `update card set description = null where id = '${cardIds[0]}'`,
    said: ({ cardIds }) => [`card ${cardIds[0]}: description is null, and by its log "long 🙂`],
  },
  {
    name: "a card in another order",
    statement: ({ cardIds }) => `update card set rank = 'zz' where id = '${cardIds[1]}'`,
    said: ({ cardIds }) => [`card ${cardIds[1]}: rank is "zz", and by its log "`],
  },
  {
    name: "a card in another column",
    statement: ({ cardIds, columnIds }) => `update card set column_id = '${columnIds[0]}' where id = '${cardIds[2]}'`,
    said: ({ cardIds, columnIds }) => [
      `card ${cardIds[2]}: columnId is "${columnIds[0]}", and by its log "${columnIds[1]}"`,
    ],
  },
  {
    name: "a card out of the trash",
    statement: ({ cardIds }) => `update card set deleted_at = null where id = '${cardIds[0]}'`,
    said: ({ cardIds }) => [`card ${cardIds[0]}: deletedAt is null, and by its log "2`],
  },
  {
    name: "a card out of the archive",
    statement: ({ cardIds }) => `update card set archived_at = null where id = '${cardIds[3]}'`,
    said: ({ cardIds }) => [`card ${cardIds[3]}: archivedAt is null, and by its log "2`],
  },
  {
    name: "a lost card",
    statement: ({ cardIds }) => `delete from card where id = '${cardIds[2]}'`,
    said: ({ cardIds }) => [`card ${cardIds[2]} is not there, and is by its log`],
  },
  {
    name: "a changed limit of a column",
    statement: ({ columnIds }) => `update "column" set wip_limit = 4 where id = '${columnIds[1]}'`,
    said: ({ columnIds }) => [`column ${columnIds[1]}: wipLimit is 4, and by its log 3`],
  },
  {
    name: "a member whom nobody added",
    statement: ({ otherBoardId, ann }) =>
      `insert into member (board_id, user_id, role, created_at) values ('${otherBoardId}', '${ann.userId}', 'owner', '2026-01-01T00:00:00.000Z')`,
    said: ({ otherBoardId, ann }) => [`board ${otherBoardId}: member ${ann.userId} is there, and not by its log`],
  },
  {
    name: "a member with another role, and since another day",
    statement: ({ ben, boardId }) =>
      `update member set role = 'viewer', created_at = '2020-01-01T00:00:00.000Z' where user_id = '${ben.userId}' and board_id = '${boardId}'`,
    said: ({ ben }) => [
      `member ${ben.userId}: role is "viewer", and by its log "owner"`,
      `member ${ben.userId}: since is "2020-01-01T00:00:00.000Z", and by its log "2`,
    ],
  },
  {
    name: "a board's own fields",
    statement: ({ boardId }) =>
      `update board set title = 'T', archived_at = '2020-01-01T00:00:00.000Z' where id = '${boardId}'`,
    said: () => [
      'title is "T", and by its log "“Plans”',
      'archivedAt is "2020-01-01T00:00:00.000Z", and by its log null',
    ],
  },
  {
    name: "a number that was never used",
    statement: ({ boardId }) => `update board set seq = seq + 1 where id = '${boardId}'`,
    said: ({ boardId, seq }) => [`board ${boardId}: the log ends at ${seq}, and the board is at ${seq + 1}`],
  },
  {
    name: "a missing event",
    statement: ({ boardId }) => `delete from event where seq = 7 and board_id = '${boardId}'`,
    said: ({ boardId }) => [`board ${boardId}: the log goes from 6 to 8`],
  },
  {
    name: "a log without its end",
    statement: ({ boardId }) => `delete from event where seq > 20 and board_id = '${boardId}'`,
    said: ({ boardId, seq }) => [`board ${boardId}: the log ends at 20, and the board is at ${seq}`],
  },
  {
    name: "an event that is no event",
    statement: ({ boardId }) => `update event set body = '{' where seq = 7 and board_id = '${boardId}'`,
    said: ({ boardId }) => [`board ${boardId}: the log after 0 cannot be read: `],
  },
  {
    name: "an event of another kind",
    statement: ({ boardId }) =>
      `update event set body = '{"type":"card.lost"}' where seq = 7 and board_id = '${boardId}'`,
    said: ({ boardId }) => [`board ${boardId}: event 7 cannot be done: `],
  },
  {
    name: "an event that names a card of nowhere",
    statement: ({ boardId, cardIds, otherBoardId }) =>
      `update event set body = replace(body, '${cardIds[2]}', '${otherBoardId}') where type = 'card.moved' and board_id = '${boardId}'`,
    said: ({ boardId, otherBoardId }) => [
      `board ${boardId}: event 13 names ${otherBoardId}, which is not on this board`,
    ],
  },
  {
    name: "another text in the log",
    statement: ({ boardId }) =>
      `update event set body = replace(body, 'Second', 'Minute') where type = 'card.edited' and board_id = '${boardId}'`,
    said: ({ cardIds }) => [`card ${cardIds[1]}: title is "Second", and by its log "Minute"`],
  },
  {
    name: "an event that its card does not have, and one that it has by mistake",
    statement: ({ boardId, cardIds }) =>
      `update event_card set seq = 2 where seq = 13 and card_id = '${cardIds[2]}' and board_id = '${boardId}'`,
    said: ({ cardIds }) => [
      `event 2 of card ${cardIds[2]} is there, and not by its log`,
      `event 13 of card ${cardIds[2]} is not there, and is by its log`,
    ],
  },
  {
    name: "rows that name a user who is not there",
    statement: ({ ben }) => `delete from "user" where id = '${ben.userId}'`,
    said: () => [
      // For whom a notification is, and whose doing it tells.
      ...['"board"', '"card_assignee"', '"checklist_item"', '"event"', '"member"', ...NOTIFIED, '"session"'].map(
        (table) => {
          return ` of the rows of ${table} name a row of "user" that is not there`;
        },
      ),
    ],
  },
  {
    name: "cards and columns of no board",
    statement: ({ otherBoardId }) =>
      `delete from board where id = '${otherBoardId}'; delete from event where board_id = '${otherBoardId}'; delete from member where board_id = '${otherBoardId}'`,
    said: () => [`of the rows of "column" name a row of "board" that is not there`],
  },
];

for (const database of databases) {
  describe(database.name, () => {
    test("what people did is in order, beside the running server too", { timeout: 60_000 }, async () => {
      const place = await newPlace(database);
      const server = await place.serve();
      onTestFinished(() => server.stop());
      const { ann, boardId, cardIds } = await liveIn(server);
      let isOver = false;
      const working = (async () => {
        for (let at = 0; !isOver; at++) {
          await give(ann, boardId, { type: "card.edit", cardId: cardIds[1] ?? "", title: `at ${at}` });
        }
      })();
      for (let round = 0; round < 5; round++) expect(await faultsOf(place)).toEqual([]);
      const { code, out, err } = await db(["check"], place.environment);
      isOver = true;
      await working;
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toMatch(/^boards: 4, events: \d+, files: 0, faults: 0\n$/);
    });

    test("it finds what somebody broke", { timeout: 120_000 }, async () => {
      const place = await newPlace(database);
      const server = await place.serve();
      const people = await liveIn(server);
      await server.stop();
      const whole = `${place.config.dataDir}/whole.db`;
      await backUp(place.config, whole);
      for (const { name, statement, said } of BREAKAGES) {
        await place.execute(statement(people));
        // What the search lacks by it: search-check.test.ts.
        const faults = (await faultsOf(place)).filter((line) => !line.startsWith("search: "));
        const wanted = said(people);
        for (const part of wanted) expect(faults.join("\n"), name).toContain(part);
        expect(faults.length, `${name}: ${faults.join("\n")}`).toBe(wanted.length);
        await restore(place.config, whole, { isWithFaults: false, onFault: (line) => expect.fail(line) });
        expect(await faultsOf(place), name).toEqual([]);
      }

      await place.execute(BREAKAGES[0]?.statement(people) ?? "");
      const { code, out } = await db(["check"], place.environment);
      expect(code).toBe(1);
      expect(out.split("\n")).toEqual([
        ...(BREAKAGES[0]?.said(people) ?? []),
        expect.stringMatching(/^boards: 4, events: \d+, files: 0, faults: 1$/),
        "",
      ]);
    });
  });
}
