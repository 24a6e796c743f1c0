import type { Tables } from "../database/schema.ts";

/** Whether a column is part of the primary key, whose columns come in the order of the key. */
type Part = "key" | "value";

/**
 * Every table, each after those that it refers to, with its columns. The compiler names a table or a column that is
 * missing here.
 */
export const TABLES = {
  user: {
    id: "key",
    email: "value",
    username: "value",
    name: "value",
    password_hash: "value",
    locale: "value",
    theme: "value",
    profile_privacy: "value",
    findable_by_email: "value",
    avatar_id: "value",
    appointed_at: "value",
    created_at: "value",
    updated_at: "value",
    deactivated_at: "value",
  },
  session: {
    id: "key",
    user_id: "value",
    device: "value",
    address: "value",
    created_at: "value",
    used_at: "value",
    expires_at: "value",
    ended_at: "value",
  },
  refresh_token: { hash: "key", session_id: "value", parent_hash: "value", created_at: "value", used_at: "value" },
  personal_token: {
    id: "key",
    user_id: "value",
    name: "value",
    scope: "value",
    hash: "value",
    created_at: "value",
    expires_at: "value",
    used_at: "value",
  },
  password_reset: {
    hash: "key",
    user_id: "value",
    created_at: "value",
    expires_at: "value",
    used_at: "value",
    used_from: "value",
  },
  setting: { name: "key", value: "value" },
  board: {
    id: "key",
    title: "value",
    description: "value",
    creator_id: "value",
    background: "value",
    seq: "value",
    created_at: "value",
    updated_at: "value",
    archived_at: "value",
    deleted_at: "value",
  },
  invite: {
    id: "key",
    hash: "value",
    creator_id: "value",
    note: "value",
    max_uses: "value",
    uses: "value",
    created_at: "value",
    expires_at: "value",
    board_id: "value",
    role: "value",
    email: "value",
  },
  public_link: {
    board_id: "key",
    code: "value",
    password_hash: "value",
    creator_id: "value",
    created_at: "value",
    expires_at: "value",
  },
  member: { board_id: "key", user_id: "key", role: "value", created_at: "value", deactivated_at: "value" },
  star: { user_id: "key", board_id: "key", created_at: "value" },
  column: {
    id: "key",
    board_id: "value",
    title: "value",
    rank: "value",
    wip_limit: "value",
    created_at: "value",
    updated_at: "value",
    archived_at: "value",
    deleted_at: "value",
  },
  card: {
    id: "key",
    board_id: "value",
    column_id: "value",
    title: "value",
    description: "value",
    rank: "value",
    start_at: "value",
    due_at: "value",
    done_at: "value",
    created_at: "value",
    updated_at: "value",
    archived_at: "value",
    deleted_at: "value",
  },
  label: {
    id: "key",
    board_id: "value",
    name: "value",
    color: "value",
    created_at: "value",
    updated_at: "value",
    deleted_at: "value",
  },
  card_label: { board_id: "key", card_id: "key", label_id: "key" },
  card_assignee: { board_id: "key", card_id: "key", user_id: "key" },
  event: {
    board_id: "key",
    seq: "key",
    type: "value",
    actor_id: "value",
    command_id: "value",
    at: "value",
    body: "value",
  },
  event_card: { board_id: "key", card_id: "key", seq: "key" },
  answer: {
    user_id: "key",
    key: "key",
    request: "value",
    status: "value",
    headers: "value",
    body: "value",
    created_at: "value",
  },
} as const satisfies { [Name in keyof Tables]: { [Column in keyof Tables[Name]]: Part } };

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

export const IN_ORDER: readonly Table[] = Object.entries(TABLES).map(([name, parts]) => ({
  name,
  columns: Object.keys(parts),
  key: Object.entries(parts).flatMap(([column, part]) => (part === "key" ? column : [])),
}));
