import fc from "fast-check";
import type { Insertable } from "kysely";
import { v7 } from "uuid";
import type { Db } from "../src/database/connect.ts";
import type { Tables } from "../src/database/schema.ts";

// Rows of every table, whatever people may have written into them.

type Filling = { readonly [Name in keyof Tables]: Insertable<Tables[Name]>[] };

/** More than two times what is copied at once. */
const MOST_ROWS = 230;

const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 30 }).map((said) => said.replaceAll("\u0000", " ")),
  fc.constantFrom(
    "👩‍👩‍👧‍👦 é é",
    "שלום \u202e עולם",
    `'"\\%_;--$1?`,
    "Ǆ ß ẞ İ",
    "\ufeff\u2028",
    "x".repeat(50_000),
    "🙂".repeat(25_000),
  ),
);
const nullable = fc.option(text);
const time = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true })
  .map((date) => date.toISOString());
const maybeTime = fc.option(time);

/** One of each of them over and over, so that many rows cost little to make. */
const parts = fc.record({
  texts: fc.array(text, { minLength: 3, maxLength: 9 }),
  nullables: fc.array(nullable, { minLength: 2, maxLength: 7 }),
  times: fc.array(time, { minLength: 3, maxLength: 5 }),
  maybeTimes: fc.array(maybeTime, { minLength: 2, maxLength: 5 }),
  counts: fc.record({
    users: fc.constantFrom(1, 130),
    boards: fc.integer({ min: 1, max: 3 }),
    rows: fc.constantFrom(0, 1, 100, 200, MOST_ROWS),
  }),
});

export const arbitraryRows: fc.Arbitrary<Filling> = parts.map(({ texts, nullables, times, maybeTimes, counts }) => {
  const text = inTurn(texts);
  const nullable = inTurn(nullables);
  const time = inTurn(times);
  const maybeTime = inTurn(maybeTimes);
  const many = <Row>(count: number, row: (index: number) => Row) => Array.from({ length: count }, (_, at) => row(at));

  const user = many(
    counts.users,
    (at): Insertable<Tables["user"]> => ({
      id: v7(),
      email: `${at}@${text().slice(0, 40)}`,
      username: `${at} ${text().slice(0, 40)}`,
      name: text(),
      password_hash: text(),
      locale: nullable(),
      theme: at % 2 === 0 ? "dark" : "system",
      profile_privacy: "private",
      findable_by_email: at % 2,
      avatar_id: at % 3 === 0 ? v7() : null,
      appointed_at: maybeTime(),
      created_at: time(),
      updated_at: time(),
      deactivated_at: maybeTime(),
    }),
  );
  const owner = user[0]?.id ?? "";
  const session = user.map(
    ({ id }): Insertable<Tables["session"]> => ({
      id: v7(),
      user_id: id,
      device: text(),
      address: text(),
      created_at: time(),
      used_at: time(),
      expires_at: time(),
      ended_at: maybeTime(),
    }),
  );
  const board = many(
    counts.boards,
    (): Insertable<Tables["board"]> => ({
      id: v7(),
      title: text(),
      description: nullable(),
      creator_id: owner,
      background: "teal",
      seq: counts.rows,
      created_at: time(),
      updated_at: time(),
      archived_at: maybeTime(),
      deleted_at: maybeTime(),
    }),
  );
  const column = board.map(
    ({ id }, at): Insertable<Tables["column"]> => ({
      id: v7(),
      board_id: id,
      title: text(),
      rank: text(),
      wip_limit: at % 2 === 0 ? null : at,
      created_at: time(),
      updated_at: time(),
      archived_at: maybeTime(),
      deleted_at: maybeTime(),
    }),
  );
  const label = board.map(
    ({ id }): Insertable<Tables["label"]> => ({
      id: v7(),
      board_id: id,
      name: text(),
      color: "red",
      created_at: time(),
      updated_at: time(),
      deleted_at: maybeTime(),
    }),
  );
  const labelOf = (boardId: string) => label.find((each) => each.board_id === boardId)?.id ?? "";
  const card = column.flatMap(({ id, board_id }) =>
    many(
      counts.rows,
      (): Insertable<Tables["card"]> => ({
        id: v7(),
        board_id,
        column_id: id,
        title: text(),
        description: nullable(),
        rank: text(),
        start_at: maybeTime(),
        due_at: maybeTime(),
        done_at: maybeTime(),
        item_count: counts.rows,
        created_at: time(),
        updated_at: time(),
        archived_at: maybeTime(),
        deleted_at: maybeTime(),
      }),
    ),
  );
  const subject = many(
    counts.rows,
    (at): Insertable<Tables["subject"]> => ({
      id: v7(),
      user_id: owner,
      name: text(),
      description: text(),
      color: at % 2 === 0 ? null : "red",
      created_at: time(),
      updated_at: time(),
      archived_at: maybeTime(),
      deleted_at: maybeTime(),
    }),
  );
  const checklist = card.map(
    ({ id, board_id }): Insertable<Tables["checklist"]> => ({
      id: v7(),
      board_id,
      card_id: id,
      title: text(),
      rank: text(),
      created_at: time(),
      updated_at: time(),
      deleted_at: maybeTime(),
    }),
  );
  const comment = card.map(
    ({ id, board_id }): Insertable<Tables["comment"]> => ({
      id: v7(),
      board_id,
      card_id: id,
      author_id: owner,
      text: text(),
      created_at: time(),
      edited_at: maybeTime(),
      deleted_at: maybeTime(),
    }),
  );
  const file = board.map(({ id }, at) => ({
    ...{ id: v7(), board_id: at % 2 === 0 ? null : id, user_id: at % 2 === 0 ? owner : null, sha256: text() },
    ...{ bytes: 5_000_000_000 + at, media_type: text() },
    ...{ width: at, height: null, has_thumbnail: at % 2, created_at: time(), kept_at: maybeTime(), removed_at: null },
  }));

  const document = subject.map(({ id }, at): Insertable<Tables["document"]> => {
    const file_id = at % 2 === 0 ? null : (file[0]?.id ?? null);
    return {
      ...{ id: v7(), user_id: owner, subject_id: id, title: text(), text: file_id === null ? text() : null, file_id },
      ...{ text_state: file_id === null ? "none" : "waiting", found_text: nullable(), reading_at: maybeTime() },
      ...{ readings: at, version: at + 1, created_at: time(), updated_at: time(), deleted_at: maybeTime() },
    };
  });

  return {
    user,
    session,
    refresh_token: session.map(({ id }, at) => ({
      hash: `${"aZ_-09"[at % 6]}${at}${text().slice(0, 20)}`,
      session_id: id,
      parent_hash: at % 2 === 0 ? null : `${at}${text().slice(0, 20)}`,
      created_at: time(),
      used_at: maybeTime(),
    })),
    personal_token: user.map(({ id }, at) => ({
      id: v7(),
      user_id: id,
      name: text(),
      scope: at % 2 === 0 ? ("read" as const) : ("write" as const),
      hash: `${at}${text().slice(0, 20)}`,
      created_at: time(),
      expires_at: time(),
      used_at: maybeTime(),
    })),
    password_reset: user.map(({ id }, at) => ({
      hash: `${"aZ_-09"[at % 6]}${at}${text().slice(0, 20)}`,
      user_id: id,
      created_at: time(),
      expires_at: time(),
      used_at: maybeTime(),
      used_from: nullable(),
    })),
    setting: [
      { name: "first_user" as const, value: owner },
      { name: "registration" as const, value: text() },
    ],
    board,
    invite: user.map(({ id }, at) => ({
      id: v7(),
      hash: `${"aZ_-09"[at % 6]}${at}${text().slice(0, 20)}`,
      creator_id: id,
      note: text(),
      max_uses: at + 1,
      uses: at,
      created_at: time(),
      expires_at: time(),
      board_id: at % 2 === 0 ? null : (board[0]?.id ?? null),
      role: at % 2 === 0 ? null : ("editor" as const),
      email: at % 4 === 3 ? text() : null,
    })),
    member: board.flatMap(({ id }) => {
      return user.map((each) => ({
        board_id: id,
        user_id: each.id,
        role: "editor" as const,
        created_at: time(),
        deactivated_at: maybeTime(),
      }));
    }),
    star: board.map(({ id }) => ({ board_id: id, user_id: owner, created_at: time() })),
    public_link: board.map(({ id }, at) => ({
      board_id: id,
      code: `${at}${text().slice(0, 20)}`,
      password_hash: nullable(),
      creator_id: owner,
      created_at: time(),
      expires_at: maybeTime(),
    })),
    column,
    label,
    card,
    card_label: card.map(({ id, board_id }) => ({ board_id, card_id: id, label_id: labelOf(board_id) })),
    card_assignee: card.map(({ id, board_id }) => ({ board_id, card_id: id, user_id: owner })),
    checklist,
    checklist_item: checklist.map(({ id, board_id, card_id }, at) => ({
      id: v7(),
      board_id,
      card_id,
      checklist_id: id,
      text: text(),
      rank: text(),
      done_at: maybeTime(),
      assignee_id: at % 2 === 0 ? null : owner,
      due_at: maybeTime(),
      created_at: time(),
      updated_at: time(),
      deleted_at: maybeTime(),
    })),
    comment,
    file,
    attachment: card.map(({ id, board_id }, at) => {
      const file_id = at % 2 === 0 ? null : (file[0]?.id ?? null);
      return {
        ...{
          id: v7(),
          board_id,
          card_id: id,
          author_id: owner,
          name: text(),
          url: file_id === null ? text() : null,
          file_id,
        },
        ...{ created_at: time(), deleted_at: maybeTime() },
      };
    }),
    event: board.flatMap(({ id }) =>
      many(counts.rows, (at) => ({
        board_id: id,
        seq: at + 1,
        type: text(),
        actor_id: owner,
        command_id: v7(),
        at: time(),
        body: text(),
      })),
    ),
    event_card: card.map(({ board_id, id }, at) => ({ board_id, card_id: id, seq: at + 1 })),
    notification: comment.map(({ id, board_id, card_id }, at) => ({
      id: v7(),
      user_id: owner,
      kind: at % 2 === 0 ? ("commented" as const) : ("overdue" as const),
      board_id,
      card_id,
      comment_id: at % 2 === 0 ? id : null,
      item_id: null,
      actor_id: at % 2 === 0 ? owner : null,
      role: at % 3 === 0 ? ("editor" as const) : null,
      card_count: at % 3 === 0 ? at : null,
      due_at: maybeTime(),
      created_at: time(),
      read_at: maybeTime(),
      mailed_at: maybeTime(),
    })),
    notification_setting: user.map(({ id }, at) => ({ user_id: id, kind: "invited" as const, is_mailed: at % 2 })),
    digest: user.map(({ id }) => ({ user_id: id, sent_at: time() })),
    card_watch: card.map(({ id }, at) => ({ user_id: owner, card_id: id, is_watching: at % 2, created_at: time() })),
    board_watch: board.map(({ id }) => ({ user_id: owner, board_id: id, created_at: time() })),
    subject,
    subject_board: subject.map(({ id }, at) => ({
      subject_id: id,
      board_id: (board[at % board.length] as { id: string }).id,
      created_at: time(),
    })),
    todo_list: user.map(({ id }, at) => ({
      user_id: id,
      seq: counts.rows,
      todo_count: at === 0 ? counts.rows : 0,
      purged_seq: 0,
      updated_at: time(),
    })),
    todo: many(counts.rows, (at) => ({
      id: v7(),
      user_id: owner,
      subject_id: at % 2 === 0 ? null : (subject[at % subject.length]?.id ?? null),
      title: text(),
      notes: text(),
      due_at: maybeTime(),
      priority: at % 4,
      rank: text(),
      repeat: at % 3 === 0 ? JSON.stringify({ every: "day", timeZone: "Europe/Lisbon" }) : null,
      next_id: at % 3 === 0 ? v7() : null,
      completed_at: maybeTime(),
      seq: at + 1,
      created_at: time(),
      updated_at: time(),
      deleted_at: maybeTime(),
    })),
    todo_command: user.map(({ id }) => ({ user_id: id, command_id: v7(), created_at: time() })),
    document,
    document_version: document.map(({ id, version }) => ({
      ...{ document_id: id, version, text: text(), pass_id: v7(), created_at: time(), updated_at: time() },
    })),
    text_save: document.map(({ id, user_id }, at) => ({
      ...{ user_id, save_id: v7(), thing_id: id, pass_id: v7(), kept_version: at % 2 ? at : null, created_at: time() },
    })),
    calendar_feed: user.map(({ id }) => ({
      user_id: id,
      id: v7(),
      time_zone: text(),
      created_at: time(),
      read_at: maybeTime(),
    })),
    answer: many(counts.rows, (at) => ({
      user_id: owner,
      key: `${"bA~ ä"[at % 5]}${at}`,
      request: text(),
      status: at % 3 === 0 ? null : at,
      headers: nullable(),
      body: nullable(),
      created_at: time(),
    })),
  };
});

function inTurn<Value>(values: readonly Value[]): () => Value {
  let at = 0;
  return () => values[at++ % values.length] as Value;
}

/** Of a schema that is older, the tables that it has. */
export async function fill(db: Db, rows: Filling): Promise<void> {
  const there = await columnsOf(db);
  for (const name of Object.keys(rows) as (keyof Tables)[]) {
    const columns = there.get(name);
    if (!columns) continue;
    const these = rows[name].map((row) =>
      Object.fromEntries(Object.entries(row).filter(([each]) => columns.has(each))),
    );
    // Kysely follows no union of tables; the rows are of this one.
    for (let at = 0; at < these.length; at += 50) {
      await db
        .insertInto(name)
        .values(these.slice(at, at + 50) as never)
        .execute();
    }
  }
}

/** The tables that are there, each with its columns. */
export async function columnsOf(db: Db): Promise<Map<string, Set<string>>> {
  const tables = await db.introspection.getTables();
  return new Map(tables.map((table) => [table.name, new Set(table.columns.map(({ name }) => name))]));
}
