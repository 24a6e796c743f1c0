import type {
  AttachmentRow,
  BoardEvent,
  BoardFields,
  CardFront,
  ChecklistRow,
  CommentRow,
  Profile,
  RefusalCode,
  Role,
} from "@syncboard/model";

// The shapes of the REST API (base path /api/v1). Times are ISO 8601 in UTC, ids are UUIDs.

export interface User {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly privacy: { readonly profile: "public" | "members" | "private"; readonly findableByEmail: boolean };
  readonly locale: string | null;
  readonly theme: "system" | "light" | "dark";
  /** Of this server: sees who has an account, and says who may have one. */
  readonly isAdministrator: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What of one's account is to be another; what is not named stays. A new e-mail or password wants the current password. */
export interface AccountChange {
  readonly name?: string;
  readonly username?: string;
  readonly email?: string;
  readonly password?: string;
  readonly currentPassword?: string;
  readonly privacy?: Partial<User["privacy"]>;
  readonly locale?: string | null;
  readonly theme?: User["theme"];
}

/** What register, login and refresh answer. `expiresIn` is in seconds. */
export interface SignedIn {
  readonly user: User;
  readonly accessToken: string;
  readonly tokenType: "Bearer";
  readonly expiresIn: number;
}

/** A browser or a program that is signed in. */
export interface DeviceSession {
  readonly id: string;
  /** In plain words: "Firefox on Linux". */
  readonly device: string;
  readonly ip: string;
  readonly createdAt: string;
  /** To some minutes. */
  readonly lastUsedAt: string;
  readonly isCurrent: boolean;
}

/** `write` includes `read`. */
export type TokenScope = "read" | "write";

/** What a program of the user's own signs in with. */
export interface PersonalToken {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** To some minutes; null: never. */
  readonly lastUsedAt: string | null;
}

/** The only answer that holds the token itself. */
export interface NewPersonalToken extends PersonalToken {
  readonly token: string;
}

/** Who may make an account: everybody, who has an invite, nobody. */
export type RegistrationMode = "open" | "invite" | "closed";

/** What somebody may know who has no account yet. */
export interface Installation {
  readonly registration: RegistrationMode;
  /** Nobody has an account yet: who makes the first one administers. */
  readonly isNew: boolean;
  readonly isMailOn: boolean;
  /** Of a file at most. */
  readonly maxUploadBytes: number;
}

/** A board as it stands in a list of boards. */
export interface BoardSummary extends BoardFields {
  /** By the reader. */
  readonly isStarred: boolean;
  readonly role: Role;
  readonly seq: number;
}

/** One card with what is inside, as `GET /cards/{id}` answers it. */
export interface CardDetail extends CardFront {
  readonly boardId: string;
  readonly position: number;
  readonly description: string | null;
  /** Since when it is on the board no more: it, or its column with it. Null: it is there. */
  readonly archivedAt: string | null;
  /** In order, without what is deleted. */
  readonly checklists: readonly ChecklistRow[];
}

/** Something that was archived on a board or deleted from it, and can be had back. A column has its cards with it. */
export interface Trashed {
  readonly kind: "card" | "column" | "label" | "checklist" | "comment" | "attachment";
  readonly id: string;
  readonly title: string;
  /** One of the two says when; the other is null. */
  readonly archivedAt: string | null;
  readonly deletedAt: string | null;
  /** Of a card: where it was and will be again. Of a checklist: where its card is. */
  readonly columnId: string | null;
  /** Of what hung on a card: that card. */
  readonly card: { readonly id: string; readonly title: string } | null;
}

/** Where a browser itself gets an attachment, for as long as it is good: relative to the server. */
export interface AttachmentLink {
  readonly url: string;
  readonly expiresAt: string;
}

/** What is attached to a card, the oldest first. */
export interface AttachmentPage extends Page<AttachmentRow> {
  /** Those who attached it and are no members now. */
  readonly people: readonly Profile[];
}

/** What was said about a card, newest first. Long texts make a page shorter. */
export interface CommentPage extends Page<CommentRow> {
  /** Those people of these comments who are no members now. */
  readonly people: readonly Profile[];
}

/** A part of a board's log, newest first. */
export interface EventPage {
  readonly items: readonly BoardEvent[];
  /** The number that the board is at. */
  readonly seq: number;
  /** Where the next page begins; null: there is none. */
  readonly nextBefore: number | null;
  /** What the things that these events name and that are not on the board any more were called last, by their ids. */
  readonly names: Readonly<Record<string, string>>;
  /** Those people of these events who are no members now. */
  readonly people: readonly Profile[];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface TrashPage extends Page<Trashed> {
  /** How long what was deleted can be had back. */
  readonly keptDays: number;
}

/** RFC 9457; `errors` has one entry for each field at fault, `path` like `title` or `commands.0.title`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** What became of one command (rule C5). A repeated command that was applied has its first event again. */
export type CommandResult =
  | { readonly id: string; readonly status: "applied"; readonly events: readonly BoardEvent[] }
  | { readonly id: string; readonly status: "unchanged" }
  | { readonly id: string; readonly status: "refused"; readonly code: RefusalCode; readonly field?: string };

export interface CommandsAnswer {
  readonly seq: number;
  readonly results: readonly CommandResult[];
}
