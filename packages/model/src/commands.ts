import type { Board } from "./board.ts";
import { can } from "./roles.ts";
import { type BodyOf, type Context, type Decision, type Envelope, type Reads, refuse, type Verb } from "./verb.ts";
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

export type Command =
  | attachmentAdd.AttachmentAdd
  | attachmentDelete.AttachmentDelete
  | attachmentEdit.AttachmentEdit
  | attachmentRestore.AttachmentRestore
  | boardArchive.BoardArchive
  | boardDelete.BoardDelete
  | boardEdit.BoardEdit
  | boardPass.BoardPass
  | boardRestore.BoardRestore
  | cardAdd.CardAdd
  | cardArchive.CardArchive
  | cardDelete.CardDelete
  | cardEdit.CardEdit
  | cardLeave.CardLeave
  | cardMove.CardMove
  | cardRestore.CardRestore
  | cardReturn.CardReturn
  | cardsArchive.CardsArchive
  | cardsAssign.CardsAssign
  | cardsDelete.CardsDelete
  | cardsLabel.CardsLabel
  | cardsMove.CardsMove
  | cardsPlace.CardsPlace
  | cardsRestore.CardsRestore
  | cardsUnassign.CardsUnassign
  | cardsUnlabel.CardsUnlabel
  | columnAdd.ColumnAdd
  | columnArrange.ColumnArrange
  | columnArchive.ColumnArchive
  | columnDelete.ColumnDelete
  | columnEdit.ColumnEdit
  | columnMove.ColumnMove
  | columnRestore.ColumnRestore
  | checklistAdd.ChecklistAdd
  | checklistDelete.ChecklistDelete
  | checklistEdit.ChecklistEdit
  | checklistMove.ChecklistMove
  | checklistRestore.ChecklistRestore
  | commentAdd.CommentAdd
  | commentDelete.CommentDelete
  | commentEdit.CommentEdit
  | commentRestore.CommentRestore
  | itemAdd.ItemAdd
  | itemDelete.ItemDelete
  | itemEdit.ItemEdit
  | itemMove.ItemMove
  | itemRestore.ItemRestore
  | cardAssign.CardAssign
  | cardLabel.CardLabel
  | cardUnassign.CardUnassign
  | cardUnlabel.CardUnlabel
  | labelAdd.LabelAdd
  | labelDelete.LabelDelete
  | labelEdit.LabelEdit
  | labelRestore.LabelRestore
  | memberAdd.MemberAdd
  | memberChange.MemberChange
  | memberRemove.MemberRemove;

export type CommandType = Command["type"];

/** A command without its id. */
export type CommandBody = BodyOf<Command>;

export type EventBody =
  | attachmentAdd.AttachmentAdded
  | attachmentDelete.AttachmentDeleted
  | attachmentEdit.AttachmentEdited
  | attachmentRestore.AttachmentRestored
  | boardArchive.BoardArchived
  | boardCreate.BoardCreated
  | boardDelete.BoardDeleted
  | boardEdit.BoardEdited
  | boardFill.BoardFilled
  | boardPass.BoardPassed
  | boardRestore.BoardRestored
  | cardAdd.CardAdded
  | cardArchive.CardArchived
  | cardDelete.CardDeleted
  | cardEdit.CardEdited
  | cardLeave.CardLeft
  | cardMove.CardMoved
  | cardRestore.CardRestored
  | cardReturn.CardArrived
  | cardsArchive.CardsArchived
  | cardsAssign.CardsAssigned
  | cardsDelete.CardsDeleted
  | cardsLabel.CardsLabelled
  | cardsPlace.CardsMoved
  | cardsRestore.CardsRestored
  | cardsUnassign.CardsUnassigned
  | cardsUnlabel.CardsUnlabelled
  | columnAdd.ColumnAdded
  | columnArrange.ColumnArranged
  | columnArchive.ColumnArchived
  | columnDelete.ColumnDeleted
  | columnEdit.ColumnEdited
  | columnMove.ColumnMoved
  | columnRestore.ColumnRestored
  | checklistAdd.ChecklistAdded
  | checklistDelete.ChecklistDeleted
  | checklistEdit.ChecklistEdited
  | checklistMove.ChecklistMoved
  | checklistRestore.ChecklistRestored
  | commentAdd.CommentAdded
  | commentDelete.CommentDeleted
  | commentEdit.CommentEdited
  | commentRestore.CommentRestored
  | commentsArrive.CommentsArrived
  | itemAdd.ItemAdded
  | itemDelete.ItemDeleted
  | itemEdit.ItemEdited
  | itemMove.ItemMoved
  | itemRestore.ItemRestored
  | cardAssign.CardAssigned
  | cardLabel.CardLabelled
  | cardUnassign.CardUnassigned
  | cardUnlabel.CardUnlabelled
  | labelAdd.LabelAdded
  | labelDelete.LabelDeleted
  | labelEdit.LabelEdited
  | labelRestore.LabelRestored
  | memberAdd.MemberAdded
  | memberChange.MemberChanged
  | memberDeactivate.MemberDeactivated
  | memberReactivate.MemberReactivated
  | memberRemove.MemberRemoved
  | trashEmpty.TrashEmptied;

export type EventType = EventBody["type"];

/** What happened to a board, numbered without a gap. */
export type BoardEvent = EventBody & Envelope;

/** An event of one type. */
export type EventOf<Type extends EventType> = Extract<EventBody, { type: Type }> & Envelope;

type AnyVerb = Verb<Command, EventBody, CommandBody>;

const VERBS: Readonly<Record<CommandType, AnyVerb>> = {
  "attachment.add": attachmentAdd.verb,
  "attachment.delete": attachmentDelete.verb,
  "attachment.edit": attachmentEdit.verb,
  "attachment.restore": attachmentRestore.verb,
  "board.archive": boardArchive.verb,
  "board.delete": boardDelete.verb,
  "board.edit": boardEdit.verb,
  "board.pass": boardPass.verb,
  "board.restore": boardRestore.verb,
  "card.add": cardAdd.verb,
  "card.archive": cardArchive.verb,
  "card.delete": cardDelete.verb,
  "card.edit": cardEdit.verb,
  "card.leave": cardLeave.verb,
  "card.move": cardMove.verb,
  "card.restore": cardRestore.verb,
  "card.return": cardReturn.verb,
  "cards.archive": cardsArchive.verb,
  "cards.assign": cardsAssign.verb,
  "cards.delete": cardsDelete.verb,
  "cards.label": cardsLabel.verb,
  "cards.move": cardsMove.verb,
  "cards.place": cardsPlace.verb,
  "cards.restore": cardsRestore.verb,
  "cards.unassign": cardsUnassign.verb,
  "cards.unlabel": cardsUnlabel.verb,
  "column.add": columnAdd.verb,
  "column.arrange": columnArrange.verb,
  "column.archive": columnArchive.verb,
  "column.delete": columnDelete.verb,
  "column.edit": columnEdit.verb,
  "column.move": columnMove.verb,
  "column.restore": columnRestore.verb,
  "checklist.add": checklistAdd.verb,
  "checklist.delete": checklistDelete.verb,
  "checklist.edit": checklistEdit.verb,
  "checklist.move": checklistMove.verb,
  "checklist.restore": checklistRestore.verb,
  "comment.add": commentAdd.verb,
  "comment.delete": commentDelete.verb,
  "comment.edit": commentEdit.verb,
  "comment.restore": commentRestore.verb,
  "item.add": itemAdd.verb,
  "item.delete": itemDelete.verb,
  "item.edit": itemEdit.verb,
  "item.move": itemMove.verb,
  "item.restore": itemRestore.verb,
  "card.assign": cardAssign.verb,
  "card.label": cardLabel.verb,
  "card.unassign": cardUnassign.verb,
  "card.unlabel": cardUnlabel.verb,
  "label.add": labelAdd.verb,
  "label.delete": labelDelete.verb,
  "label.edit": labelEdit.verb,
  "label.restore": labelRestore.verb,
  "member.add": memberAdd.verb,
  "member.change": memberChange.verb,
  "member.remove": memberRemove.verb,
};

const BY_EVENT: Readonly<Record<EventType, Pick<AnyVerb, "apply" | "invert">>> = {
  "attachment.added": attachmentAdd.verb,
  "attachment.deleted": attachmentDelete.verb,
  "attachment.edited": attachmentEdit.verb,
  "attachment.restored": attachmentRestore.verb,
  "board.archived": boardArchive.verb,
  "board.created": { apply: boardCreate.apply },
  "board.deleted": boardDelete.verb,
  "board.edited": boardEdit.verb,
  "board.filled": { apply: boardFill.apply },
  "board.passed": boardPass.verb,
  "board.restored": boardRestore.verb,
  "card.added": cardAdd.verb,
  "card.archived": cardArchive.verb,
  "card.arrived": cardReturn.verb,
  "card.deleted": cardDelete.verb,
  "card.edited": cardEdit.verb,
  "card.left": cardLeave.verb,
  "card.moved": cardMove.verb,
  "card.restored": cardRestore.verb,
  "cards.archived": cardsArchive.verb,
  "cards.assigned": cardsAssign.verb,
  "cards.deleted": cardsDelete.verb,
  "cards.labelled": cardsLabel.verb,
  "cards.moved": cardsPlace.verb,
  "cards.restored": cardsRestore.verb,
  "cards.unassigned": cardsUnassign.verb,
  "cards.unlabelled": cardsUnlabel.verb,
  "column.added": columnAdd.verb,
  "column.arranged": columnArrange.verb,
  "column.archived": columnArchive.verb,
  "column.deleted": columnDelete.verb,
  "column.edited": columnEdit.verb,
  "column.moved": columnMove.verb,
  "column.restored": columnRestore.verb,
  "checklist.added": checklistAdd.verb,
  "checklist.deleted": checklistDelete.verb,
  "checklist.edited": checklistEdit.verb,
  "checklist.moved": checklistMove.verb,
  "checklist.restored": checklistRestore.verb,
  "comment.added": commentAdd.verb,
  "comment.deleted": commentDelete.verb,
  "comment.edited": commentEdit.verb,
  "comment.restored": commentRestore.verb,
  "comments.arrived": { apply: commentsArrive.apply },
  "item.added": itemAdd.verb,
  "item.deleted": itemDelete.verb,
  "item.edited": itemEdit.verb,
  "item.moved": itemMove.verb,
  "item.restored": itemRestore.verb,
  "card.assigned": cardAssign.verb,
  "card.labelled": cardLabel.verb,
  "card.unassigned": cardUnassign.verb,
  "card.unlabelled": cardUnlabel.verb,
  "label.added": labelAdd.verb,
  "label.deleted": labelDelete.verb,
  "label.edited": labelEdit.verb,
  "label.restored": labelRestore.verb,
  "member.added": memberAdd.verb,
  "member.changed": memberChange.verb,
  "member.deactivated": { apply: memberDeactivate.apply },
  "member.reactivated": { apply: memberReactivate.apply },
  "member.removed": memberRemove.verb,
  "trash.emptied": { apply: trashEmpty.apply },
};

/** Rows beside the board that deciding this command looks at. */
export function readsOf(command: Command): Reads {
  return VERBS[command.type].reads?.(command) ?? {};
}

/** Whether the command is accepted, and what then happens: the same answer on the server and, as a preview, in a client. */
export function decide(board: Board, command: Command, context: Context): Decision<EventBody> {
  const role = board.roleOf(context.actorId);
  if (!role || (board.info.deletedAt !== null && !mayUndelete(board, command, context))) return refuse("not_found");
  if (!can(role, command.type)) return refuse("forbidden");
  return VERBS[command.type].decide(board, command, context);
}

/** A deleted board is there for nobody, but that its creator may have it back. */
function mayUndelete({ info }: Board, { type }: Command, { actorId }: Context): boolean {
  return type === "board.restore" && info.creatorId === actorId;
}

/** Makes true what an event says. Events are applied in the order of their `seq`, each once. */
export function apply(board: Board, event: BoardEvent): void {
  BY_EVENT[event.type].apply(board, event);
  board.putInfo({ ...board.info, updatedAt: event.at });
  board.putSeq(event.seq);
}

/**
 * The command that takes an event back and leaves what others did since, or undefined where that cannot be: somebody
 * has changed the same thing.
 */
export function invert(board: Board, event: BoardEvent): CommandBody | undefined {
  return BY_EVENT[event.type].invert?.(board, event);
}
