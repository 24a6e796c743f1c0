export type { Repeat, RepeatEvery, TodoCommandBody } from "@syncboard/model";
export {
  type AdministeredUser,
  type Administration,
  administrationOf,
  type Invite,
  type NewInvite,
  type RegistrationState,
} from "./administration.ts";
export { ApiError } from "./api-error.ts";
export type {
  AccountChange,
  AttachmentLink,
  AttachmentPage,
  BoardSummary,
  CardDetail,
  CommandResult,
  CommandsAnswer,
  CommentPage,
  DeviceSession,
  EventPage,
  Installation,
  NewPersonalToken,
  Page,
  PersonalToken,
  Problem,
  RegistrationMode,
  SignedIn,
  TokenScope,
  Trashed,
  TrashPage,
  User,
} from "./api-types.ts";
export { retryDelay } from "./backoff.ts";
export {
  type BoardChange,
  type BoardChanges,
  type BoardChangesState,
  boardChangesOf,
  type RefusedBoardChange,
} from "./board-changes.ts";
export { type Calendar, type CalendarFeed, calendarOf } from "./calendar.ts";
export type { Api, AttachmentUpload, Client, EventsWanted, Registration, Session, SessionState } from "./client.ts";
export { createClient } from "./create-client.ts";
export type {
  ChangedDocument,
  Document,
  DocumentChange,
  DocumentDetail,
  DocumentLink,
  Documents,
  DocumentUpload,
  DocumentVersion,
  DocumentVersionDetail,
} from "./documents.ts";
export type { Download } from "./download.ts";
export { indexedDbQueue } from "./indexed-db-queue.ts";
export {
  type BoardInvite,
  type InvitePreview,
  type InviteRole,
  type Invites,
  invitesOf,
  type NewBoardInvite,
} from "./invites.ts";
export type {
  BoardStatus,
  CommentsAtHand,
  LineState,
  LiveBoard,
  LiveBoardState,
  RefusalReason,
  RefusedCommand,
  Stir,
  UndoBlocked,
  UndoOutcome,
} from "./live-types.ts";
export { memoryQueue } from "./memory-queue.ts";
export type {
  Notification,
  NotificationPage,
  NotificationSettings,
  Notifications,
  WhichNotifications,
} from "./notifications.ts";
export type { ClientOptions, Locks } from "./options.ts";
export {
  type PublicBoard,
  type PublicCard,
  type PublicCardDetail,
  type PublicLink,
  type PublicLinks,
  publicLinksOf,
} from "./public-links.ts";
export type { QueuedCommand, QueueStorage, Refused } from "./queue-storage.ts";
export { FOUND_TYPES, type Found, type FoundPart, type FoundType, type Search, type SearchWanted } from "./search.ts";
export type {
  GatheredBoard,
  OwnTrashPage,
  Subject,
  SubjectChange,
  SubjectDetail,
  Subjects,
  TrashedOwn,
} from "./subjects.ts";
export type {
  RefusedTodoCommand,
  Task,
  TaskCard,
  TasksWanted,
  Todo,
  Todos,
  TodosState,
  TodosWanted,
} from "./todo-types.ts";
export { todosOf } from "./todos.ts";
export { newId } from "./uuid.ts";
