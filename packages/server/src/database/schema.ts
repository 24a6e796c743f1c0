import type { Color, NotificationKind, Role } from "@syncboard/model";
import type { Generated } from "kysely";
import type { PersonalTables } from "./personal-tables.ts";

// The tables as Kysely sees them. Ids and times are text in code; a yes/no that has a moment is a nullable time.

export interface UserTable {
  id: string;
  email: string;
  username: string;
  name: string;
  password_hash: string;
  locale: string | null;
  theme: Generated<"system" | "light" | "dark">;
  profile_privacy: Generated<"public" | "members" | "private">;
  findable_by_email: Generated<number>;
  /** Which of the files under their id is their picture. */
  avatar_id: string | null;
  /** When they were made an administrator. */
  appointed_at: string | null;
  created_at: string;
  updated_at: string;
  deactivated_at: string | null;
}

export interface SessionTable {
  id: string;
  user_id: string;
  device: string;
  address: string;
  created_at: string;
  used_at: string;
  expires_at: string;
  ended_at: string | null;
}

export interface RefreshTokenTable {
  /** SHA-256 of the token: the token itself is never stored. */
  hash: string;
  session_id: string;
  /** Of the token that it was swapped for; null: the first of its session. */
  parent_hash: string | null;
  created_at: string;
  used_at: string | null;
}

export interface PersonalTokenTable {
  id: string;
  user_id: string;
  name: string;
  scope: "read" | "write";
  /** SHA-256 of the token: the token itself is never stored. */
  hash: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface PasswordResetTable {
  /** SHA-256 of the token: the token itself is never stored. */
  hash: string;
  user_id: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  /** The address that it was used from. */
  used_from: string | null;
}

/** Lets somebody make an account where not everybody may, or become a member of a board. */
export interface InviteTable {
  id: string;
  /** SHA-256 of the code: the code itself is never stored. */
  hash: string;
  creator_id: string;
  /** For whom it is, in the words of who made it. */
  note: string;
  max_uses: number;
  uses: number;
  created_at: string;
  expires_at: string;
  /** Null, and the role with it: it is one to the installation. */
  board_id: string | null;
  role: Role | null;
  /** Where it was sent, until it is used. */
  email: string | null;
}

/** Shows a board to whoever has the link. */
export interface PublicLinkTable {
  board_id: string;
  /** As it is: who has the database has the board, and owners look the link up again. */
  code: string;
  password_hash: string | null;
  creator_id: string;
  created_at: string;
  /** Null: never. */
  expires_at: string | null;
}

/** What is so for the whole installation. */
export interface SettingTable {
  name: "first_user" | "registration";
  value: string;
}

export interface BoardTable {
  id: string;
  title: string;
  description: string | null;
  creator_id: string;
  background: Color | null;
  seq: number;
  created_at: string;
  updated_at: string;
  archived_at: string | null;
  deleted_at: string | null;
}

export interface MemberTable {
  board_id: string;
  user_id: string;
  role: Role;
  created_at: string;
  /** As the board's log says; the account itself may be ahead of it for a moment. */
  deactivated_at: string | null;
}

/** Which boards somebody keeps at hand. Also of boards that they are no members of any more: it is theirs again when they are back. */
export interface StarTable {
  board_id: string;
  user_id: string;
  created_at: string;
}

export interface ColumnTable {
  id: string;
  board_id: string;
  title: string;
  rank: string;
  wip_limit: number | null;
  created_at: string;
  updated_at: string;
  archived_at: string | null;
  deleted_at: string | null;
}

export interface CardTable {
  id: string;
  board_id: string;
  column_id: string;
  title: string;
  description: string | null;
  rank: string;
  start_at: string | null;
  due_at: string | null;
  done_at: string | null;
  item_count: Generated<number>;
  done_count: Generated<number>;
  comment_count: Generated<number>;
  attachment_count: Generated<number>;
  /** As JSON. */
  cover: string | null;
  created_at: string;
  updated_at: string;
  archived_at: string | null;
  deleted_at: string | null;
}

export interface LabelTable {
  id: string;
  board_id: string;
  name: string;
  color: Color;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

/** Also of labels that are deleted: the card has them again when they are back. */
export interface CardLabelTable {
  board_id: string;
  card_id: string;
  label_id: string;
}

/** Also of people who are no members any more: the card is theirs again when they are back. */
export interface CardAssigneeTable {
  board_id: string;
  card_id: string;
  user_id: string;
}

export interface ChecklistTable {
  id: string;
  board_id: string;
  card_id: string;
  title: string;
  rank: string;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

export interface ChecklistItemTable {
  id: string;
  board_id: string;
  card_id: string;
  checklist_id: string;
  text: string;
  rank: string;
  done_at: string | null;
  assignee_id: string | null;
  due_at: string | null;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

export interface CommentTable {
  id: string;
  board_id: string;
  card_id: string;
  author_id: string;
  text: string;
  created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
  /** A user's id, which outlives the account as it does in the log. */
  deleted_by_id: string | null;
}

/** What is known of uploaded bytes. Several attachments may name one. */
export interface FileTable {
  id: string;
  /** Where it was uploaded; null: that board is gone, or it is a user's own. */
  board_id: string | null;
  /** Whose document it was uploaded as; null: it is a board's. */
  user_id: string | null;
  sha256: string;
  bytes: number;
  media_type: string;
  width: number | null;
  height: number | null;
  has_thumbnail: number;
  created_at: string;
  /** Since when all of it is in the storage, and something was attached with it; null: it is on its way, or came to nothing. */
  kept_at: string | null;
  /** Since when it is being removed: from then on nothing can name it. */
  removed_at: string | null;
}

/** Either `url` or `file_id` is null. */
export interface AttachmentTable {
  id: string;
  board_id: string;
  card_id: string;
  author_id: string;
  name: string;
  url: string | null;
  file_id: string | null;
  created_at: string;
  deleted_at: string | null;
}

/** The log. `body` is the event without its envelope, as JSON. */
export interface EventTable {
  board_id: string;
  seq: number;
  type: string;
  actor_id: string;
  command_id: string;
  at: string;
  body: string;
}

/** Which events are in the activity of which card, for a card's log is read without that of its board. */
export interface EventCardTable {
  board_id: string;
  card_id: string;
  seq: number;
}

/** What a user should know. What is not theirs to see any more is not read, and stays until its time is over. */
export interface NotificationTable {
  id: string;
  user_id: string;
  kind: NotificationKind;
  board_id: string;
  card_id: string | null;
  comment_id: string | null;
  item_id: string | null;
  /** Whose doing it was; null: time's. */
  actor_id: string | null;
  /** What they were given on the board. */
  role: Role | null;
  /** How many cards at once, where it is more than one: then none is named. */
  card_count: number | null;
  /** What was due when this was told: each once. */
  due_at: string | null;
  created_at: string;
  read_at: string | null;
  /** When it was taken for a letter, or left out of one. */
  mailed_at: string | null;
}

/** Only where somebody chose: all kinds are mailed otherwise. */
export interface NotificationSettingTable {
  user_id: string;
  kind: NotificationKind;
  is_mailed: number;
}

/** When somebody was last sent a letter with what they have not read. */
export interface DigestTable {
  user_id: string;
  sent_at: string;
}

/** Who chose to watch a card, or not to: without a row, what they did there says it. */
export interface CardWatchTable {
  user_id: string;
  card_id: string;
  is_watching: number;
  created_at: string;
}

export interface BoardWatchTable {
  user_id: string;
  board_id: string;
  created_at: string;
}

export interface AnswerTable {
  user_id: string;
  key: string;
  /** What the key was first used for, so that using it for something else is noticed. */
  request: string;
  status: number | null;
  headers: string | null;
  body: string | null;
  created_at: string;
}

export interface Tables extends PersonalTables {
  user: UserTable;
  session: SessionTable;
  refresh_token: RefreshTokenTable;
  personal_token: PersonalTokenTable;
  password_reset: PasswordResetTable;
  invite: InviteTable;
  setting: SettingTable;
  board: BoardTable;
  member: MemberTable;
  star: StarTable;
  public_link: PublicLinkTable;
  column: ColumnTable;
  label: LabelTable;
  card: CardTable;
  card_label: CardLabelTable;
  card_assignee: CardAssigneeTable;
  checklist: ChecklistTable;
  checklist_item: ChecklistItemTable;
  comment: CommentTable;
  file: FileTable;
  attachment: AttachmentTable;
  event: EventTable;
  event_card: EventCardTable;
  notification: NotificationTable;
  notification_setting: NotificationSettingTable;
  digest: DigestTable;
  card_watch: CardWatchTable;
  board_watch: BoardWatchTable;
  answer: AnswerTable;
}
