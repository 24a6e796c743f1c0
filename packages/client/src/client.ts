import type { AttachmentRow, Kind, MemberRow, Profile, Role, Snapshot } from "@syncboard/model";
import type {
  AccountChange,
  AttachmentLink,
  AttachmentPage,
  BoardSummary,
  CardDetail,
  CommentPage,
  DeviceSession,
  EventPage,
  Installation,
  NewPersonalToken,
  Page,
  PersonalToken,
  SignedIn,
  TokenScope,
  TrashPage,
  User,
} from "./api-types.ts";
import type { ClientWorld } from "./client-world.ts";
import type { Documents } from "./documents.ts";
import type { Download, DownloadOptions } from "./download.ts";
import type { LiveBoard } from "./live-types.ts";
import type { Notifications } from "./notifications.ts";
import type { Search } from "./search.ts";
import type { Subjects } from "./subjects.ts";
import type { UploadOptions } from "./upload.ts";

export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly name?: string;
  readonly username?: string;
  /** The code of an invite, where registration takes one. */
  readonly invite?: string;
}

export interface SessionState {
  /** `unknown` until `restore` has asked the server once. */
  readonly status: "unknown" | "signed_out" | "signed_in";
  readonly user: User | null;
}

/** Who is signed in here. The access token lives in memory only; the refresh token in a cookie that no script sees. */
export interface Session {
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Asks for a new access token with the cookie. Never rejects for being signed out; rejects when there is no answer. */
  restore(): Promise<SessionState>;
  register(registration: Registration): Promise<SignedIn>;
  login(identifier: string, password: string): Promise<SignedIn>;
  /** Rejects, and one stays signed in, when there is no answer. What waits stays on this device for the next sign-in. */
  logout(): Promise<void>;
  /**
   * Changes one's own account, here and in the other tabs at once. A new password signs out everywhere else. Rejects with
   * `ApiError`, whose `errors` name the fields: `currentPassword` when that is missing or wrong.
   */
  changeAccount(change: AccountChange): Promise<User>;
  /** Gives oneself another picture, here and in the other tabs at once. Rejects with the signal's reason when called off. */
  setAvatar(picture: Blob, options?: UploadOptions): Promise<User>;
  removeAvatar(): Promise<User>;
  /** Has a link to set a new password sent there, if there is such an account: one is not told. `mail_off`: no mail is sent. */
  forgotPassword(email: string): Promise<void>;
  /** With the token from that link. Signs out every device of the account; `errors` name `token` when it is good no more. */
  resetPassword(token: string, password: string): Promise<void>;
  /** Asks what the account says now: somebody else may have changed what it may do. */
  refreshAccount(): Promise<User>;
  /**
   * Deactivates one's own account and signs out everywhere, the other tabs too; what waited here to be sent is dropped. Rejects
   * with `ApiError`: `errors` name `password` when that is wrong, `last_administrator` when nobody would be left to administer.
   */
  deactivate(password: string): Promise<void>;
  /** Takes over a sign-in that was made elsewhere: for programs that hold a token of their own. */
  use(signedIn: SignedIn): SignedIn;
}

export interface EventsWanted {
  /** The number of an event; without it, from the last one on. */
  readonly before?: number;
  readonly card?: string | undefined;
  readonly actor?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly limit?: number;
}

export interface AttachmentUpload {
  /** What it is called; without it, as the file is. */
  readonly name?: string | undefined;
  /** Its id as an attachment, made by the caller: sent again with the same one, the file is attached once. */
  readonly id?: string | undefined;
  readonly onProgress?: ((bytes: number, total: number) => void) | undefined;
  /** Calls it off. */
  readonly signal?: AbortSignal | undefined;
}

/** The REST API. Every call rejects with `ApiError` when the server says no, with `TypeError` when there is no answer. */
export interface Api {
  /** `deleted`: those that one made and deleted, and may restore. */
  listBoards(options?: {
    archived?: boolean;
    deleted?: boolean;
    cursor?: string;
    limit?: number;
  }): Promise<Page<BoardSummary>>;
  createBoard(board: { id?: string; title: string; description?: string; columns?: string[] }): Promise<BoardSummary>;
  /** A board as it is now, for who does not watch it. */
  getBoard(boardId: string): Promise<Snapshot>;
  deleteBoard(boardId: string): Promise<void>;
  archiveBoard(boardId: string): Promise<BoardSummary>;
  restoreBoard(boardId: string): Promise<BoardSummary>;
  /** Makes a board of one's own that begins as this one is: with its cards, unless `withCards` is false. */
  copyBoard(boardId: string, copy: { id?: string; title?: string; withCards?: boolean }): Promise<BoardSummary>;
  /** Puts the user's own star on a board, which then stands first among theirs. */
  starBoard(boardId: string): Promise<BoardSummary>;
  unstarBoard(boardId: string): Promise<void>;
  /** Everything that the user has here, as a file. Rejects with the signal's reason when called off. */
  exportOwnData(options?: DownloadOptions): Promise<Download>;
  /** What is known without an account. */
  getInstallation(): Promise<Installation>;
  /** Where the user is signed in, this session first. */
  listSessions(options?: { cursor?: string }): Promise<Page<DeviceSession>>;
  /** Signs that device out at once, with all that it has open. */
  endSession(sessionId: string): Promise<void>;
  /** The same for all but this one. */
  endOtherSessions(): Promise<void>;
  listTokens(options?: { cursor?: string }): Promise<Page<PersonalToken>>;
  /** Without `expiresAt` it ends after 90 days; the most is 366. The answer is the only one with the token in it. */
  createToken(token: { name: string; scope: TokenScope; expiresAt?: string }): Promise<NewPersonalToken>;
  revokeToken(tokenId: string): Promise<void>;
  /** At the end of the first column, or of one that is named. */
  addCard(boardId: string, card: { id?: string; title: string; columnId?: string }): Promise<CardDetail>;
  getCard(cardId: string): Promise<CardDetail>;
  /** Changes what a card says of itself, for who does not watch its board. */
  editCard(
    cardId: string,
    change: { title?: string; startAt?: string | null; dueAt?: string | null; isDone?: boolean },
  ): Promise<CardDetail>;
  /** One more card that begins as this one is, on whatever board one may edit; there it is for those of its people who are members. */
  copyCard(
    cardId: string,
    copy: {
      id?: string;
      title?: string;
      boardId?: string;
      columnId?: string;
      afterCardId?: string | null;
      withAssignees?: boolean;
    },
  ): Promise<CardDetail>;
  deleteCard(cardId: string): Promise<void>;
  /** What was said about a card, the newest first. */
  listComments(cardId: string, options?: { cursor?: string; limit?: number }): Promise<CommentPage>;
  /** The files and links on a card, the oldest first. */
  listAttachments(cardId: string, options?: { cursor?: string; limit?: number }): Promise<AttachmentPage>;
  /** Attaches a file to a card. Rejects with the signal's reason when called off. */
  uploadAttachment(cardId: string, file: Blob, options?: AttachmentUpload): Promise<AttachmentRow>;
  /** The file, or of a picture a smaller one. Rejects with 404 for a link, and with the signal's reason when called off. */
  attachmentContent(attachmentId: string, options?: DownloadOptions & { thumbnail?: boolean }): Promise<Blob>;
  /** Where a browser itself gets the file, which cannot send a token: for a download, a film, a new tab. */
  attachmentLink(attachmentId: string): Promise<AttachmentLink>;
  /** What was archived on a board or deleted from it, the last first. `q`: part of the title. */
  listTrash(
    boardId: string,
    options?: { what?: "archived" | "deleted"; q?: string; cursor?: string; limit?: number },
  ): Promise<TrashPage>;
  /** Takes away for good what was deleted; what is archived stays. An owner alone may. */
  emptyTrash(boardId: string): Promise<void>;
  /** What happened to a board, the last first: all of it, or of one card, one person or one kind. Long texts make a page shorter. */
  listEvents(boardId: string, options?: EventsWanted): Promise<EventPage>;
  listMembers(boardId: string, options?: { cursor?: string; limit?: number }): Promise<Page<MemberRow>>;
  /** Exact match only; nobody when there is none or they do not want to be found. */
  findUserByEmail(email: string): Promise<Profile | null>;
  /** Rejects with 404 for who does not want to be seen, as for who is not there. */
  getProfile(userId: string): Promise<Profile>;
  shareBoard(boardId: string, userId: string, role: Role): Promise<MemberRow>;
  unshareBoard(boardId: string, userId: string): Promise<void>;
}

export interface Client {
  readonly session: Session;
  readonly api: Api;
  readonly notifications: Notifications;
  readonly subjects: Subjects;
  readonly documents: Documents;
  readonly search: Search;
  /** The live board; calls with the same id share one until it is closed. */
  openBoard(boardId: string): LiveBoard;
  /** How many commands wait on this device, over all boards and for the to-dos: before signing out, say so. */
  countWaiting(): Promise<number>;
  /** Of this the parts are made that few pages need: `todosOf`, `boardChangesOf`, `administrationOf`, `invitesOf`, `publicLinksOf`, `calendarOf`. */
  readonly world: ClientWorld;
  /** Ends every socket and timer. */
  close(): void;
}
