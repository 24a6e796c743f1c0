export { cardsOfEvent, KINDS, type Kind, kindOf, type Named, namedIn, typesOf } from "./activity.ts";
export {
  type AttachedFile,
  type Attachment,
  type AttachmentCopy,
  type AttachmentRow,
  attachmentRowOf,
  attachmentsOf,
  coverAmong,
  liveAttachment,
  type MadeAttachment,
  madeFrom,
} from "./attachment.ts";
export {
  BLANK_CARD,
  Board,
  type BoardInfo,
  type Card,
  type Column,
  isWhole,
  type Member,
  type Role,
} from "./board.ts";
export {
  type Checklist,
  type ChecklistRow,
  checklistFrom,
  checklistRowOf,
  checklistsOf,
  findItem,
  type Item,
  type ItemRow,
  itemsOf,
  liveChecklist,
  liveItem,
} from "./checklist.ts";
export { COLORS, type Color } from "./colors.ts";
export {
  apply,
  type BoardEvent,
  type Command,
  type CommandBody,
  type CommandType,
  decide,
  type EventBody,
  type EventOf,
  type EventType,
  invert,
  readsOf,
} from "./commands.ts";
export {
  type Comment,
  type CommentRow,
  commentFrom,
  commentRowOf,
  commentsOf,
  mayBringBack,
  mayRemove,
} from "./comment.ts";
export { type BoardCopy, type CardCopy, copyBoard } from "./copy-board.ts";
export { copyOfAttachments, copyOfCard, labelsThere, type ReadCard } from "./copy-card.ts";
export { type Cover, type CoverChoice, pictureOf } from "./cover.ts";
export { type CrossingCommand, decideCrossing, isCrossing } from "./crossing.ts";
export { type Earlier, type EarlierField, type EarlierValue, earlierOf } from "./earlier.ts";
export { faultsOf } from "./invariants.ts";
export type { Label } from "./label.ts";
export { MAX_ATTACHMENTS, MAX_COMMENT, MAX_NOTE, MAX_TEXT } from "./limits.ts";
export { type Hunk, hunksOf } from "./lines.ts";
export { meets } from "./meets.ts";
export { type Mention, mentionsIn, newlyNamed, usernamesIn } from "./mention.ts";
export { type Merged, mergeKeepingAll, mergeTexts, mergeWithin } from "./merge.ts";
export {
  checklistsFrom,
  copyOfChecklists,
  idsOfChecklists,
  type MadeChecklists,
  madeChecklists,
  type NewChecklists,
} from "./new-checklists.ts";
export { NOTIFICATION_KINDS, type NotificationKind } from "./notification.ts";
export { compareRanked, inserted, MAX_RANK_LENGTH, positionOf, type Ranked, without } from "./rank.ts";
export {
  isTimeZone,
  nextOccurrence,
  type Occurrence,
  REPEATS,
  type Repeat,
  type RepeatEvery,
} from "./repeat.ts";
export { can, isAbove } from "./roles.ts";
export type { BoardContent, BoardFields, CardFront, LabelRow, MemberRow, Profile, Snapshot } from "./snapshot.ts";
export {
  assigneeOf,
  assigneesOf,
  boardFieldsOf,
  boardFrom,
  contentOf,
  frontOf,
  labelRowOf,
  labelsOf,
} from "./snapshot.ts";
export {
  decideTodo,
  MAX_TODOS,
  type TodoChanges,
  type TodoContext,
  type TodoDecision,
  type TodoRefusalCode,
  type TodoRow,
  type TodoScope,
} from "./todo.ts";
export type { TodoCommand, TodoCommandBody, TodoCommandOf, TodoCommandType } from "./todo-commands.ts";
export { type TodoTrial, undoOf } from "./undo-todos.ts";
export type { Context, Decision, Envelope, Reads, Refusal, RefusalCode } from "./verb.ts";
export { attach } from "./verbs/attachment-add.ts";
export { createBoard, type NewBoard } from "./verbs/board-create.ts";
export { joinMember } from "./verbs/member-add.ts";
export { deactivateMember } from "./verbs/member-deactivate.ts";
export { reactivateMember } from "./verbs/member-reactivate.ts";
