import { type Selectable, sql } from "kysely";
import { v7 } from "uuid";
import type { Database } from "../src/database/connect.ts";
import type { Tables } from "../src/database/schema.ts";
import { hashOfToken, personalToken } from "../src/token/personal-token.ts";

// Many rows quickly: every table has more than a thousand, so that none is so small that reading it whole is cheapest.

const USERS = 6_000;
const SESSIONS = 8_000;
/** Of one user, whose script signs in again and again. */
const SESSIONS_OF_ONE = 2_000;
const TOKENS = 3_000;
/** Of one user, whose script makes itself a new one each time. */
const TOKENS_OF_ONE = 500;
const RESETS = 3_000;
const NOTIFICATIONS = 4_000;
const INVITES = 3_000;
/** To each busy board. */
const BOARD_INVITES = 20;
const LINKS = 3_000;
const ANSWERS = 3_000;
/** Boards that people work on, of which one user is a member of all; and those of single people that nobody filled. */
const BUSY_BOARDS = 200;
const QUIET_BOARDS = 20_000;
const MEMBERS = 5;
const COLUMNS = 4;
/** One in so many cards has a checklist, a comment and a file. */
const CARDS_TO_A_CHECKLIST = 8;
const ITEMS = 3;
const LABELS = 6;
const CARDS_IN_COLUMN = 50;
const EVENTS = 280;
/** Of the first board, nearly all by one member. */
const EVENTS_OF_ONE = 4_000;

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const MINUTE = 60_000;
const END = Date.parse("2026-06-01T00:00:00.000Z");
const DAY = 86_400_000;

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;

export interface BusyBoard {
  readonly id: string;
  readonly columnIds: readonly string[];
  /** Column by column, top to bottom; the last of each column is in the trash. */
  readonly cardIds: readonly string[];
  /** The number of its last event. */
  /** What hangs on the first card: one of each, by the table. */
  readonly parts: Readonly<Record<"checklist" | "checklist_item" | "comment" | "attachment", string>>;
  readonly seq: number;
}

export interface Filled {
  /** When all of it has happened. */
  readonly now: string;
  /** A member of every busy board. */
  readonly user: Row<"user">;
  /** Somebody who is a member of no busy board. */
  readonly stranger: Row<"user">;
  readonly sessions: readonly Row<"session">[];
  readonly tokens: readonly Row<"personal_token">[];
  readonly boards: readonly BusyBoard[];
  /** Of the first of them. */
  readonly membersOfFirst: readonly string[];
}

/** Fills the tables of a new database. */
export async function fillDatabase(database: Database): Promise<Filled> {
  const users = Array.from({ length: USERS }, (_, at) => newUser(at));
  const [first] = users;
  const stranger = users.at(-1);
  if (!first || !stranger) throw new Error("There are no users");
  const sessions = Array.from({ length: SESSIONS }, (_, at) =>
    newSession(at < SESSIONS_OF_ONE ? first.id : idOf(users, at), at),
  );
  const tokens = Array.from({ length: TOKENS }, (_, at) =>
    newToken(at < TOKENS_OF_ONE ? first.id : idOf(users, at), at),
  );
  const resets = Array.from({ length: RESETS }, (_, at): Row<"password_reset"> => {
    const created_at = timeAt(END - at * 10_000);
    const used_at = at % 2 === 0 ? created_at : null;
    const expires_at = timeAt(END + DAY - at * 60_000);
    return {
      hash: v7(),
      user_id: idOf(users, at),
      created_at,
      expires_at,
      used_at,
      used_from: used_at && "203.0.113.9",
    };
  });
  const invites = Array.from({ length: INVITES }, (_, at): Row<"invite"> => {
    const created_at = timeAt(END - at * 10_000);
    const expires_at = timeAt(END + DAY - at * 60_000);
    const uses = { max_uses: 3, uses: at % 4 };
    const place = { board_id: null, role: null, email: null };
    return {
      id: v7(),
      hash: v7(),
      creator_id: first.id,
      note: `Class ${at}`,
      ...uses,
      created_at,
      expires_at,
      ...place,
    };
  });
  const answers = Array.from({ length: ANSWERS }, (_, at): Row<"answer"> => {
    const created_at = timeAt(at < 20 ? END - 2 * DAY : END - at * 10_000);
    return {
      user_id: idOf(users, at),
      key: v7(),
      request: `POST /api/v1/boards ${v7()}`,
      status: 201,
      headers: "{}",
      body: "{}",
      created_at,
    };
  });

  const boards: Row<"board">[] = [];
  const members: Row<"member">[] = [];
  const columns: Row<"column">[] = [];
  const cards: Row<"card">[] = [];
  const labels: Row<"label">[] = [];
  const cardLabels: Row<"card_label">[] = [];
  const assignees: Row<"card_assignee">[] = [];
  const checklists: Row<"checklist">[] = [];
  const items: Row<"checklist_item">[] = [];
  const comments: Row<"comment">[] = [];
  const files: Row<"file">[] = [];
  const attachments: Row<"attachment">[] = [];
  const events: Row<"event">[] = [];
  const ofCards: Row<"event_card">[] = [];
  const busy: BusyBoard[] = [];
  for (let at = 0; at < BUSY_BOARDS + QUIET_BOARDS; at++) {
    const isBusy = at < BUSY_BOARDS;
    const id = v7();
    const seq = at === 0 ? EVENTS_OF_ONE : isBusy ? EVENTS : 0;
    const creator_id = isBusy ? first.id : idOf(users, at);
    const created_at = timeAt(END - (at + EVENTS + 1) * MINUTE);
    const updated_at = timeAt(END - at * MINUTE);
    const archived_at = at % 10 === 9 ? updated_at : null;
    const times = { created_at, updated_at, deleted_at: null };
    boards.push({
      id,
      title: `Board ${at}`,
      description: null,
      creator_id,
      background: null,
      seq,
      archived_at,
      ...times,
    });
    const userIds = Array.from({ length: isBusy ? MEMBERS : 1 }, (_, place) =>
      place === 0 ? creator_id : idOf(users, at * MEMBERS + place),
    );
    for (const user_id of userIds) {
      members.push({
        board_id: id,
        user_id,
        role: user_id === creator_id ? "owner" : "editor",
        created_at,
        deactivated_at: null,
      });
    }
    const columnIds = Array.from({ length: isBusy ? COLUMNS : 1 }, () => v7());
    const cardIds: string[] = [];
    const labelIds = Array.from({ length: isBusy ? LABELS : 0 }, () => v7());
    for (const label_id of labelIds) {
      labels.push({ id: label_id, board_id: id, name: "Label", color: "red", ...times });
    }
    for (const [place, column_id] of columnIds.entries()) {
      columns.push({
        id: column_id,
        board_id: id,
        title: `Column ${place}`,
        rank: `a${place}`,
        wip_limit: null,
        archived_at: null,
        ...times,
      });
      for (let row = 0; isBusy && row < CARDS_IN_COLUMN; row++) {
        const card_id = v7();
        cardIds.push(card_id);
        const archived_at = row === CARDS_IN_COLUMN - 2 ? updated_at : null;
        const deleted_at = row === CARDS_IN_COLUMN - 1 ? updated_at : null;
        const texts = { title: `Card ${row}`, description: row % 3 === 0 ? "What is to be done, and why." : null };
        const dates = { start_at: null, due_at: row % 2 === 0 ? updated_at : null, done_at: null };
        const where = { board_id: id, column_id, rank: `a${DIGITS[row]}` };
        const counts = { item_count: ITEMS, done_count: 0, comment_count: 1, attachment_count: 2, cover: null };
        cards.push({ id: card_id, ...where, ...texts, ...dates, ...counts, ...times, archived_at, deleted_at });
        cardLabels.push({ board_id: id, card_id, label_id: labelIds[row % LABELS] ?? "" });
        assignees.push({ board_id: id, card_id, user_id: userIds[row % userIds.length] ?? "" });
        if (row % CARDS_TO_A_CHECKLIST > 0) continue;
        const onCard = { board_id: id, card_id };
        const checklist = { id: v7(), ...onCard, title: "To do", rank: "a0", ...times };
        checklists.push(checklist);
        for (let number = 0; number < ITEMS; number++) {
          const text = { checklist_id: checklist.id, text: `Item ${number}`, rank: `a${number}` };
          const marks = { done_at: null, assignee_id: userIds[number % userIds.length] ?? null, due_at: null };
          items.push({ id: v7(), ...onCard, ...text, ...marks, ...times });
        }
        const author_id = userIds[(comments.length / 2) % userIds.length] ?? creator_id;
        const said = {
          author_id,
          text: "What of it?",
          created_at,
          edited_at: null,
          deleted_at: null,
          deleted_by_id: null,
        };
        comments.push({ id: v7(), ...onCard, ...said });
        comments.push({ id: v7(), ...onCard, ...said, deleted_at: updated_at, deleted_by_id: author_id });
        const file_id = v7();
        const stored = { media_type: "image/png", width: 80, height: 60, has_thumbnail: 1, removed_at: null };
        files.push({
          id: file_id,
          board_id: id,
          user_id: null,
          sha256: v7(),
          bytes: 1_000,
          ...stored,
          created_at,
          kept_at: created_at,
        });
        const attached = { author_id, name: "plan.png", url: null, file_id, created_at };
        attachments.push({ id: v7(), ...onCard, ...attached, deleted_at: null });
        attachments.push({ id: v7(), ...onCard, ...attached, deleted_at: updated_at });
      }
    }
    for (let number = 1; number <= seq; number++) {
      const actor_id = (number > EVENTS ? undefined : userIds[number % userIds.length]) ?? creator_id;
      const at = timeAt(Date.parse(updated_at) - (seq - number) * MINUTE);
      const body = JSON.stringify({ type: "board.edited", changes: { title: { from: "Plan", to: `Plan ${number}` } } });
      events.push({ board_id: id, seq: number, type: "board.edited", actor_id, command_id: v7(), at, body });
      const card_id = cardIds[number % cardIds.length];
      if (card_id !== undefined) ofCards.push({ board_id: id, card_id, seq: number });
    }
    if (isBusy) {
      const [cardId] = cardIds;
      const onFirst = (rows: readonly { readonly id: string; readonly card_id: string }[]) =>
        rows.find(({ card_id }) => card_id === cardId)?.id ?? "";
      const parts = {
        checklist: onFirst(checklists),
        checklist_item: onFirst(items),
        comment: onFirst(comments),
        attachment: onFirst(attachments),
      };
      busy.push({ id, columnIds, cardIds, parts, seq });
    }
  }

  const boardInvites = busy.flatMap(({ id }) =>
    invites.slice(0, BOARD_INVITES).map((invite, at): Row<"invite"> => {
      const email = at % 2 === 0 ? `guest.${at}@example.org` : null;
      return { ...invite, id: v7(), hash: v7(), note: "", board_id: id, role: "editor", email };
    }),
  );
  const links = boards.slice(0, LINKS).map(({ id, creator_id }, at): Row<"public_link"> => {
    const password_hash = at % 2 === 0 ? null : "$2b$10$abcdefghijklmnopqrstuuJcVx8q9fJ1uUu0eH1f8pQ9uWmB0rE6C";
    return {
      board_id: id,
      code: v7(),
      password_hash,
      creator_id,
      created_at: timeAt(END - DAY),
      expires_at: null,
    };
  });

  await insertRows(database, "user", users);
  await insertRows(database, "session", sessions);
  await insertRows(database, "refresh_token", sessions.map(tokenOf));
  await insertRows(database, "personal_token", tokens);
  await insertRows(database, "password_reset", resets);
  await insertRows(database, "setting", [{ name: "first_user", value: first.id }]);
  await insertRows(database, "answer", answers);
  await insertRows(database, "board", boards);
  await insertRows(database, "invite", [...invites, ...boardInvites]);
  await insertRows(database, "public_link", links);
  await insertRows(database, "member", members);
  const starred = members.filter((_, at) => at % 4 === 0);
  await insertRows(
    database,
    "star",
    starred.map(({ board_id, user_id, created_at }) => ({ board_id, user_id, created_at })),
  );
  await insertRows(database, "column", columns);
  await insertRows(database, "card", cards);
  await insertRows(database, "label", labels);
  await insertRows(database, "card_label", cardLabels);
  await insertRows(database, "card_assignee", assignees);
  await insertRows(database, "checklist", checklists);
  await insertRows(database, "checklist_item", items);
  await insertRows(database, "comment", comments);
  await insertRows(database, "notification", notificationsOf(users, comments));
  await insertRows(database, "file", files);
  await insertRows(database, "attachment", attachments);
  await insertRows(database, "event", events);
  await insertRows(database, "event_card", ofCards);
  const membersOfFirst = members.flatMap(({ board_id, user_id }) => (board_id === busy[0]?.id ? user_id : []));
  return { now: timeAt(END), user: first, stranger, sessions, tokens, boards: busy, membersOfFirst };
}

/** Each of some users, and the first far more than others, was told of comments. */
function notificationsOf(users: readonly Row<"user">[], comments: readonly Row<"comment">[]): Row<"notification">[] {
  return Array.from({ length: NOTIFICATIONS }, (_, at) => {
    const comment = comments[(at * 2) % comments.length];
    if (!comment) throw new Error("There are no comments");
    const created_at = timeAt(END - (at % 100) * DAY);
    return {
      id: v7(),
      user_id: at % 10 === 0 ? (users[0]?.id ?? "") : idOf(users, at),
      kind: "commented",
      board_id: comment.board_id,
      card_id: comment.card_id,
      comment_id: comment.id,
      item_id: null,
      actor_id: comment.author_id,
      role: null,
      card_count: null,
      due_at: null,
      created_at,
      read_at: at % 3 === 0 ? created_at : null,
      mailed_at: null,
    };
  });
}

function timeAt(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function idOf(users: readonly Row<"user">[], at: number): string {
  // The first one is kept for the busy boards, the last one for none of them.
  return users[1 + (at % (users.length - 2))]?.id ?? "";
}

function newUser(at: number): Row<"user"> {
  const created_at = timeAt(END - (USERS - at + 40) * DAY);
  return {
    id: v7(),
    email: `person.${at}@example.org`,
    username: `Person-${at}`,
    name: `Person ${at}`,
    password_hash: "$2b$10$abcdefghijklmnopqrstuuJcVx8q9fJ1uUu0eH1f8pQ9uWmB0rE6C",
    locale: null,
    theme: "system",
    profile_privacy: "members",
    findable_by_email: 1,
    avatar_id: at % 3 === 0 ? v7() : null,
    appointed_at: at % 500 === 0 ? created_at : null,
    created_at,
    updated_at: created_at,
    deactivated_at: at % 50 === 25 ? created_at : null,
  };
}

/** Some have run out by the end, and some were ended. */
function newSession(user_id: string, at: number): Row<"session"> {
  const created_at = timeAt(END - ((at % 40) + 1) * DAY);
  return {
    id: v7(),
    user_id,
    device: "Mozilla/5.0 (X11; Linux x86_64)",
    address: "192.0.2.1",
    created_at,
    used_at: created_at,
    expires_at: timeAt(Date.parse(created_at) + 30 * DAY),
    ended_at: at % 10 === 9 ? created_at : null,
  };
}

/** Some have run out by the end. */
function newToken(user_id: string, at: number): Row<"personal_token"> {
  const created_at = timeAt(END - ((at % 100) + 1) * DAY);
  const expires_at = timeAt(Date.parse(created_at) + 90 * DAY);
  const hash = hashOfToken(tokenAt(at));
  return { id: v7(), user_id, name: `Script ${at}`, scope: "write", hash, created_at, expires_at, used_at: null };
}

/** The token itself, of which its row has the hash. */
export function tokenAt(at: number): string {
  return personalToken(`secret ${at}`);
}

function tokenOf({ id, created_at }: Row<"session">): Row<"refresh_token"> {
  return { hash: v7(), session_id: id, parent_hash: v7(), created_at, used_at: null };
}

/** As one text, which each database takes apart by itself: a parameter for each value would take as long as all the rest. */
async function insertRows<Table extends keyof Tables>(
  { kind, db }: Database,
  table: Table,
  rows: readonly Row<Table>[],
): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const text = JSON.stringify(rows);
  const values =
    kind === "sqlite"
      ? sql`select ${sql.join(names.map((name) => sql`value ->> ${sql.lit(name)}`))} from json_each(${text})`
      : sql`select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${text})`;
  await sql`insert into ${sql.table(table)} (${columns}) ${values}`.execute(db);
}
