import type { AttachmentRow } from "./attachment.ts";
import type { Board, Card } from "./board.ts";
import { type ChecklistRow, checklistRowOf, checklistsOf } from "./checklist.ts";
import { type Comment, type CommentRow, commentRowOf } from "./comment.ts";
import { labelsThere } from "./copy-card.ts";
import { MAX_CARDS } from "./limits.ts";
import { placeFor } from "./place.ts";
import type { Place } from "./rank.ts";
import { can } from "./roles.ts";
import { assigneesOf, labelsOf } from "./snapshot.ts";
import { type Context, type Refusal, refuse } from "./verb.ts";
import { type CardLeave, type CardLeft, departure } from "./verbs/card-leave.ts";
import type { CardArrived, CardReturn } from "./verbs/card-return.ts";
import type { CommentsArrived } from "./verbs/comments-arrive.ts";

/** A command to one board that changes another one, too. */
export type CrossingCommand = CardLeave | CardReturn;

export function isCrossing(command: { readonly type: string }): command is CrossingCommand {
  return command.type === "card.leave" || command.type === "card.return";
}

/** What becomes of both boards, or of none. */
export type Crossing = { readonly outcome: "applied"; readonly left: CardLeft; readonly arrived: Arrival } | Refusal;

/** The first has the command; the others hold the comments that it has no room for. */
type Arrival = readonly [CardArrived, ...CommentsArrived[]];

interface Boards {
  /** The board that the command was given to. */
  readonly here: Board;
  /** The one that it names; undefined when there is none. The card is whole on the board that it is on. */
  readonly there: Board | undefined;
  /** What was said about the card and is not deleted. */
  readonly comments: readonly Comment[];
  /** What is attached to it and is not deleted. */
  readonly attachments: readonly AttachmentRow[];
}

/**
 * What is asked of both boards, as they are now. What was deleted from the card, and labels and people that the other board does
 * not have, stay behind.
 */
export function decideCrossing(
  command: CrossingCommand,
  { here, there, comments, attachments }: Boards,
  context: Context,
): Crossing {
  const role = here.roleOf(context.actorId);
  if (!role || here.info.deletedAt !== null) return refuse("not_found");
  if (!can(role, command.type)) return refuse("forbidden");
  const roleThere = there?.info.deletedAt === null ? there.roleOf(context.actorId) : undefined;
  if (!there || !roleThere || here === there) return refuse("not_found", "boardId");
  if (!can(roleThere, command.type)) return refuse("forbidden");
  const [source, target] = command.type === "card.leave" ? [here, there] : [there, here];
  const card = source.liveCard(command.cardId);
  if (!card) return refuse("not_found", "cardId");
  if (command.type === "card.return" && card.updatedAt !== command.since)
    return refuse("precondition_failed", "cardId");

  const columnId = command.columnId ?? target.columns[0]?.id;
  if (columnId === undefined || !target.liveColumn(columnId)) return refuse("not_found", "columnId");
  const place = placeOn(target, columnId, command);
  if ("outcome" in place) return place;
  if (target.cardCount >= MAX_CARDS) return refuse("board_full");
  const { labelIds, assigneeIds, checklists } =
    command.type === "card.leave" ? along(source, card, target) : again(card, target, command);
  const [first, ...others] = inPieces(comments.map(commentRowOf));
  const { id: cardId, title, description = null, startAt, dueAt, doneAt, createdAt, cover } = card;
  const arrived: CardArrived = {
    type: "card.arrived",
    cardId,
    fromBoardId: source.info.id,
    fromColumnId: card.columnId,
    columnId,
    title,
    description,
    ...(labelIds.length > 0 && { labelIds }),
    ...(assigneeIds.length > 0 && { assigneeIds }),
    ...(startAt !== null && { startAt }),
    ...(dueAt !== null && { dueAt }),
    ...(doneAt !== null && { doneAt }),
    createdAt,
    ...(checklists.length > 0 && { checklists }),
    commentCount: comments.length,
    ...(first && { comments: first }),
    ...(attachments.length > 0 && { attachments: [...attachments] }),
    ...(cover && { cover }),
    ...place,
  };
  const rest = others.map((some): CommentsArrived => ({ type: "comments.arrived", cardId, comments: some }));
  return { outcome: "applied", left: departure(source, card, target.info.id), arrived: [arrived, ...rest] };
}

function placeOn(target: Board, columnId: string, command: CrossingCommand): Place | Refusal {
  const { afterCardId } = command;
  if (afterCardId && !target.cards.has(afterCardId)) return refuse("not_found", "afterCardId");
  const position = command.type === "card.leave" ? command.position : undefined;
  const place = placeFor(target.cardsIn(columnId), undefined, { afterId: afterCardId, position }, (id) => {
    const neighbour = target.cards.get(id);
    return neighbour?.columnId === columnId ? neighbour : undefined;
  });
  // A card that is not in the list always gets a place.
  return place ?? refuse("id_taken", "cardId");
}

interface Along {
  readonly labelIds: string[];
  readonly assigneeIds: string[];
  readonly checklists: ChecklistRow[];
}

/** What has its like there: labels of the same name and colour, and people who are members. */
function along(source: Board, card: Card, target: Board): Along {
  const labels = labelsOf(source, card).flatMap((labelId) => source.liveLabel(labelId) ?? []);
  const isThere = (userId: string) => source.members.has(userId) && target.activeMember(userId) !== undefined;
  return {
    labelIds: [...labelsThere(labels, target.labels).labelIds].sort(),
    assigneeIds: assigneesOf(source, card).filter(isThere),
    checklists: withAssignees(card, (_, userId) => (userId !== null && isThere(userId) ? userId : null)),
  };
}

/** What it had before, as far as it is still there. */
function again(card: Card, target: Board, had: CardReturn): Along {
  const isThere = (userId: string) => target.activeMember(userId) !== undefined;
  const ofItems = new Map(had.itemAssignees.map(({ itemId, userId }) => [itemId, userId]));
  return {
    labelIds: had.labelIds.filter((labelId) => target.liveLabel(labelId)).sort(),
    assigneeIds: had.assigneeIds.filter(isThere).sort(),
    checklists: withAssignees(card, (itemId) => {
      const userId = ofItems.get(itemId);
      return userId !== undefined && isThere(userId) ? userId : null;
    }),
  };
}

function withAssignees(card: Card, assigneeOf: (itemId: string, now: string | null) => string | null): ChecklistRow[] {
  return checklistsOf(card)
    .map(checklistRowOf)
    .map((list) => ({
      ...list,
      items: list.items.map((item) => ({ ...item, assigneeId: assigneeOf(item.id, item.assigneeId) })),
    }));
}

/** In one event, so that who catches up reads it in messages of a bearable size; one comment may be longer. */
const MOST_CHARACTERS = 262_144;

function inPieces(comments: readonly CommentRow[]): CommentRow[][] {
  const pieces: CommentRow[][] = [];
  let size = MOST_CHARACTERS;
  for (const comment of comments) {
    size += comment.text.length;
    const last = pieces.at(-1);
    if (last && size <= MOST_CHARACTERS) last.push(comment);
    else {
      pieces.push([comment]);
      size = comment.text.length;
    }
  }
  return pieces;
}
