import { type TObject, Type } from "typebox";
import type { CommandType, EventType } from "./commands.ts";
import { Id, Time } from "./ids.ts";
import * as attachmentAdd from "./verbs/attachment-add.ts";
import * as attachmentDelete from "./verbs/attachment-delete.ts";
import * as attachmentEdit from "./verbs/attachment-edit.ts";
import * as attachmentRestore from "./verbs/attachment-restore.ts";
import * as boardArchive from "./verbs/board-archive.ts";
import * as boardCreate from "./verbs/board-create.ts";
import * as boardDelete from "./verbs/board-delete.ts";
import * as boardEdit from "./verbs/board-edit.ts";
import * as boardFill from "./verbs/board-fill.ts";
import * as boardPass from "./verbs/board-pass.ts";
import * as boardRestore from "./verbs/board-restore.ts";
import * as cardAdd from "./verbs/card-add.ts";
import * as cardArchive from "./verbs/card-archive.ts";
import * as cardAssign from "./verbs/card-assign.ts";
import * as cardDelete from "./verbs/card-delete.ts";
import * as cardEdit from "./verbs/card-edit.ts";
import * as cardLabel from "./verbs/card-label.ts";
import * as cardLeave from "./verbs/card-leave.ts";
import * as cardMove from "./verbs/card-move.ts";
import * as cardRestore from "./verbs/card-restore.ts";
import * as cardReturn from "./verbs/card-return.ts";
import * as cardUnassign from "./verbs/card-unassign.ts";
import * as cardUnlabel from "./verbs/card-unlabel.ts";
import * as cardsArchive from "./verbs/cards-archive.ts";
import * as cardsAssign from "./verbs/cards-assign.ts";
import * as cardsDelete from "./verbs/cards-delete.ts";
import * as cardsLabel from "./verbs/cards-label.ts";
import * as cardsMove from "./verbs/cards-move.ts";
import * as cardsPlace from "./verbs/cards-place.ts";
import * as cardsRestore from "./verbs/cards-restore.ts";
import * as cardsUnassign from "./verbs/cards-unassign.ts";
import * as cardsUnlabel from "./verbs/cards-unlabel.ts";
import * as checklistAdd from "./verbs/checklist-add.ts";
import * as checklistDelete from "./verbs/checklist-delete.ts";
import * as checklistEdit from "./verbs/checklist-edit.ts";
import * as checklistMove from "./verbs/checklist-move.ts";
import * as checklistRestore from "./verbs/checklist-restore.ts";
import * as columnAdd from "./verbs/column-add.ts";
import * as columnArchive from "./verbs/column-archive.ts";
import * as columnArrange from "./verbs/column-arrange.ts";
import * as columnDelete from "./verbs/column-delete.ts";
import * as columnEdit from "./verbs/column-edit.ts";
import * as columnMove from "./verbs/column-move.ts";
import * as columnRestore from "./verbs/column-restore.ts";
import * as commentAdd from "./verbs/comment-add.ts";
import * as commentDelete from "./verbs/comment-delete.ts";
import * as commentEdit from "./verbs/comment-edit.ts";
import * as commentRestore from "./verbs/comment-restore.ts";
import * as commentsArrive from "./verbs/comments-arrive.ts";
import * as itemAdd from "./verbs/item-add.ts";
import * as itemDelete from "./verbs/item-delete.ts";
import * as itemEdit from "./verbs/item-edit.ts";
import * as itemMove from "./verbs/item-move.ts";
import * as itemRestore from "./verbs/item-restore.ts";
import * as labelAdd from "./verbs/label-add.ts";
import * as labelDelete from "./verbs/label-delete.ts";
import * as labelEdit from "./verbs/label-edit.ts";
import * as labelRestore from "./verbs/label-restore.ts";
import * as memberAdd from "./verbs/member-add.ts";
import * as memberChange from "./verbs/member-change.ts";
import * as memberDeactivate from "./verbs/member-deactivate.ts";
import * as memberReactivate from "./verbs/member-reactivate.ts";
import * as memberRemove from "./verbs/member-remove.ts";
import * as trashEmpty from "./verbs/trash-empty.ts";

// Apart from the verbs' behaviour, so that a browser which only previews commands does not load a schema library.

export const commandSchemas = {
  "attachment.add": attachmentAdd.command,
  "attachment.delete": attachmentDelete.command,
  "attachment.edit": attachmentEdit.command,
  "attachment.restore": attachmentRestore.command,
  "board.archive": boardArchive.command,
  "board.delete": boardDelete.command,
  "board.edit": boardEdit.command,
  "board.pass": boardPass.command,
  "board.restore": boardRestore.command,
  "card.add": cardAdd.command,
  "card.archive": cardArchive.command,
  "card.delete": cardDelete.command,
  "card.edit": cardEdit.command,
  "card.leave": cardLeave.command,
  "card.move": cardMove.command,
  "card.restore": cardRestore.command,
  "card.return": cardReturn.command,
  "cards.archive": cardsArchive.command,
  "cards.assign": cardsAssign.command,
  "cards.delete": cardsDelete.command,
  "cards.label": cardsLabel.command,
  "cards.move": cardsMove.command,
  "cards.place": cardsPlace.command,
  "cards.restore": cardsRestore.command,
  "cards.unassign": cardsUnassign.command,
  "cards.unlabel": cardsUnlabel.command,
  "column.add": columnAdd.command,
  "column.arrange": columnArrange.command,
  "column.archive": columnArchive.command,
  "column.delete": columnDelete.command,
  "column.edit": columnEdit.command,
  "column.move": columnMove.command,
  "column.restore": columnRestore.command,
  "checklist.add": checklistAdd.command,
  "checklist.delete": checklistDelete.command,
  "checklist.edit": checklistEdit.command,
  "checklist.move": checklistMove.command,
  "checklist.restore": checklistRestore.command,
  "comment.add": commentAdd.command,
  "comment.delete": commentDelete.command,
  "comment.edit": commentEdit.command,
  "comment.restore": commentRestore.command,
  "item.add": itemAdd.command,
  "item.delete": itemDelete.command,
  "item.edit": itemEdit.command,
  "item.move": itemMove.command,
  "item.restore": itemRestore.command,
  "card.assign": cardAssign.command,
  "card.label": cardLabel.command,
  "card.unassign": cardUnassign.command,
  "card.unlabel": cardUnlabel.command,
  "label.add": labelAdd.command,
  "label.delete": labelDelete.command,
  "label.edit": labelEdit.command,
  "label.restore": labelRestore.command,
  "member.add": memberAdd.command,
  "member.change": memberChange.command,
  "member.remove": memberRemove.command,
} as const satisfies Record<CommandType, TObject>;

const EnvelopeSchema = Type.Object({
  seq: Type.Integer({ minimum: 1 }),
  at: Time,
  actorId: Id,
  commandId: Id,
});

const eventBodies = {
  "attachment.added": attachmentAdd.event,
  "attachment.deleted": attachmentDelete.event,
  "attachment.edited": attachmentEdit.event,
  "attachment.restored": attachmentRestore.event,
  "board.archived": boardArchive.event,
  "board.created": boardCreate.event,
  "board.deleted": boardDelete.event,
  "board.edited": boardEdit.event,
  "board.filled": boardFill.event,
  "board.passed": boardPass.event,
  "board.restored": boardRestore.event,
  "card.added": cardAdd.event,
  "card.archived": cardArchive.event,
  "card.arrived": cardReturn.event,
  "card.deleted": cardDelete.event,
  "card.edited": cardEdit.event,
  "card.left": cardLeave.event,
  "card.moved": cardMove.event,
  "card.restored": cardRestore.event,
  "cards.archived": cardsArchive.event,
  "cards.assigned": cardsAssign.event,
  "cards.deleted": cardsDelete.event,
  "cards.labelled": cardsLabel.event,
  "cards.moved": cardsPlace.event,
  "cards.restored": cardsRestore.event,
  "cards.unassigned": cardsUnassign.event,
  "cards.unlabelled": cardsUnlabel.event,
  "column.added": columnAdd.event,
  "column.arranged": columnArrange.event,
  "column.archived": columnArchive.event,
  "column.deleted": columnDelete.event,
  "column.edited": columnEdit.event,
  "column.moved": columnMove.event,
  "column.restored": columnRestore.event,
  "checklist.added": checklistAdd.event,
  "checklist.deleted": checklistDelete.event,
  "checklist.edited": checklistEdit.event,
  "checklist.moved": checklistMove.event,
  "checklist.restored": checklistRestore.event,
  "comment.added": commentAdd.event,
  "comment.deleted": commentDelete.event,
  "comment.edited": commentEdit.event,
  "comment.restored": commentRestore.event,
  "comments.arrived": commentsArrive.event,
  "item.added": itemAdd.event,
  "item.deleted": itemDelete.event,
  "item.edited": itemEdit.event,
  "item.moved": itemMove.event,
  "item.restored": itemRestore.event,
  "card.assigned": cardAssign.event,
  "card.labelled": cardLabel.event,
  "card.unassigned": cardUnassign.event,
  "card.unlabelled": cardUnlabel.event,
  "label.added": labelAdd.event,
  "label.deleted": labelDelete.event,
  "label.edited": labelEdit.event,
  "label.restored": labelRestore.event,
  "member.added": memberAdd.event,
  "member.changed": memberChange.event,
  "member.deactivated": memberDeactivate.event,
  "member.reactivated": memberReactivate.event,
  "member.removed": memberRemove.event,
  "trash.emptied": trashEmpty.event,
} as const satisfies Record<EventType, TObject>;

export const CommandSchema = Type.Union(Object.values(commandSchemas));
export const EventSchema = Type.Union(Object.values(eventBodies).map((body) => Type.Intersect([EnvelopeSchema, body])));

export { CoverChoice, CoverColor } from "./cover.ts";
export {
  AttachmentName,
  Base,
  CalendarTime,
  ColorName,
  CommentText,
  Description,
  Id,
  LabelName,
  NoteText,
  Position,
  RoleName,
  Time,
  Title,
  Url,
  WipLimit,
} from "./ids.ts";
export { MAX_LABELS, MAX_MEMBERS } from "./limits.ts";
export {
  Priority,
  RepeatSchema,
  TimeZone,
  TodoCommandSchema,
  todoCommandSchemas,
  todoFields,
} from "./todo-commands.ts";
