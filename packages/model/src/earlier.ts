import { liveAttachment } from "./attachment.ts";
import { type Board, type Card, isWhole } from "./board.ts";
import type { Change } from "./change.ts";
import { liveChecklist, liveItem } from "./checklist.ts";
import type { BoardEvent, CommandBody, EventBody, EventOf } from "./commands.ts";
import { liveComment } from "./comment.ts";
import { type Cover, choiceOf } from "./cover.ts";

/** Events that say what something was before. */
type EditType = Extract<EventBody, { readonly changes: object }>["type"] | "card.moved" | "member.changed";

/** A value that something had before an event. */
export interface Earlier {
  readonly field: EarlierField;
  readonly from: EarlierValue;
  readonly to: EarlierValue;
  /** Puts the earlier value back; undefined when what it is about is not there. */
  readonly command: CommandBody | undefined;
  /** Whether it has that value anyhow; undefined for a text that is not at hand. */
  readonly isSo: boolean | undefined;
}

export type EarlierValue = string | number | null;

/** `cover`: a colour, or an attachment by its id. `assigneeId`: whom it is for, by the id. `column`: where a card is, by its id. Times are moments, `role` and `color` their names. */
export type EarlierField =
  | "title"
  | "text"
  | "assigneeId"
  | "name"
  | "description"
  | "background"
  | "startAt"
  | "dueAt"
  | "doneAt"
  | "wipLimit"
  | "color"
  | "cover"
  | "role"
  | "column";

type Found = readonly (Earlier | undefined)[];

const EARLIER: { [Type in EditType]: (board: Board, event: EventOf<Type>) => Found } = {
  "attachment.edited"(board, { cardId, attachmentId, changes: { name } }) {
    const now = liveAttachment(board, cardId, attachmentId)?.name;
    const edit = { type: "attachment.edit", cardId, attachmentId } as const;
    return onlyIf(board.liveCard(cardId), [earlier("name", name, now, (from) => ({ ...edit, name: from }))]);
  },
  "board.edited": ({ info }, { changes: { title, description, background } }) => [
    earlier("title", title, info.title, (from) => ({ type: "board.edit", title: from })),
    earlier("description", description, info.description, (from) => ({ type: "board.edit", description: from })),
    earlier("background", background, info.background, (from) => ({ type: "board.edit", background: from })),
  ],
  "card.edited"(board, { cardId, changes: { title, description, startAt, dueAt, doneAt, cover } }) {
    const card = board.liveCard(cardId);
    const edit = { type: "card.edit", cardId } as const;
    const text = card?.hasDescription === false ? null : card?.description;
    return onlyIf(card, [
      earlier("title", title, card?.title, (from) => ({ ...edit, title: from })),
      earlier("description", description, text, (from) => ({ ...edit, description: from })),
      earlier("startAt", startAt, card?.startAt, (from) => ({ ...edit, startAt: from })),
      earlier("dueAt", dueAt, card?.dueAt, (from) => ({ ...edit, dueAt: from })),
      doneAgain(
        earlier("doneAt", doneAt, card?.doneAt, (from) => ({ ...edit, isDone: from !== null })),
        card,
      ),
      earlier("cover", cover && { from: named(cover.from), to: named(cover.to) }, card && named(card.cover), () => ({
        ...edit,
        cover: choiceOf(cover?.from ?? null),
      })),
    ]);
  },
  "card.moved"(board, { cardId, from: { columnId: from, afterCardId }, columnId: to }) {
    if (from === to) return [];
    const card = board.liveCard(cardId);
    // Behind the card that it was behind, where that is known; else at the end.
    const place = afterCardId === null || board.cards.has(afterCardId) ? { afterCardId } : {};
    const move = () => ({ type: "card.move", cardId, columnId: from, ...place }) as const;
    return onlyIf(card && board.liveColumn(from), [earlier("column", { from, to }, card?.columnId, move)]);
  },
  "checklist.edited"(board, { cardId, checklistId, changes: { title } }) {
    const card = board.liveCard(cardId);
    const now = card && liveChecklist(card, checklistId)?.title;
    const edit = { type: "checklist.edit", cardId, checklistId } as const;
    return unlessGone(card, now, [earlier("title", title, now, (from) => ({ ...edit, title: from }))]);
  },
  "comment.edited"(board, { cardId, commentId, changes: { text } }) {
    const now = liveComment(board, cardId, commentId)?.text;
    const edit = { type: "comment.edit", cardId, commentId } as const;
    return onlyIf(board.liveCard(cardId), [earlier("text", text, now, (from) => ({ ...edit, text: from }))]);
  },
  "item.edited"(board, { cardId, itemId, changes: { text, doneAt, assigneeId, dueAt } }) {
    const card = board.liveCard(cardId);
    const now = card && liveItem(card, itemId)?.item;
    const edit = { type: "item.edit", cardId, itemId } as const;
    return unlessGone(card, now, [
      earlier("text", text, now?.text, (from) => ({ ...edit, text: from })),
      doneAgain(
        earlier("doneAt", doneAt, now?.doneAt, (from) => ({ ...edit, isDone: from !== null })),
        now,
      ),
      earlier("assigneeId", assigneeId, now?.assigneeId, (from) => ({ ...edit, assigneeId: from })),
      earlier("dueAt", dueAt, now?.dueAt, (from) => ({ ...edit, dueAt: from })),
    ]);
  },
  "column.edited"(board, { columnId, changes: { title, wipLimit } }) {
    const column = board.liveColumn(columnId);
    const edit = { type: "column.edit", columnId } as const;
    return onlyIf(column, [
      earlier("title", title, column?.title, (from) => ({ ...edit, title: from })),
      earlier("wipLimit", wipLimit, column?.wipLimit, (from) => ({ ...edit, wipLimit: from })),
    ]);
  },
  "label.edited"(board, { labelId, changes: { name, color } }) {
    const label = board.liveLabel(labelId);
    const edit = { type: "label.edit", labelId } as const;
    return onlyIf(label, [
      earlier("name", name, label?.name, (from) => ({ ...edit, name: from })),
      earlier("color", color, label?.color, (from) => ({ ...edit, color: from })),
    ]);
  },
  "member.changed"(board, { userId, from, role }) {
    const now = board.roleOf(userId);
    return onlyIf(now, [
      earlier("role", { from, to: role }, now, (wanted) => ({ type: "member.change", userId, role: wanted })),
    ]);
  },
};

/** What an event changed, field by field, and what puts each earlier value back on the board as it is now. */
export function earlierOf(board: Board, event: BoardEvent): readonly Earlier[] {
  if (!(event.type in EARLIER)) return [];
  // The table has the reader of this very type under its name, which TypeScript cannot follow through a union.
  const read = EARLIER[event.type as EditType] as (board: Board, event: BoardEvent) => Found;
  return read(board, event).filter((each) => each !== undefined);
}

function earlier<Value extends EarlierValue>(
  field: EarlierField,
  change: Change<Value> | undefined,
  now: Value | undefined,
  put: (from: Value) => CommandBody,
): Earlier | undefined {
  if (!change) return undefined;
  const { from, to } = change;
  return { field, from, to, command: put(from), isSo: now === undefined ? undefined : now === from };
}

/** Without commands where the thing is not there. */
function onlyIf(thing: unknown, found: Found): Found {
  return thing ? found : found.map((each) => each && { ...each, command: undefined });
}

/** The same of something in a card: where that is not at hand, it may be there. */
function unlessGone(card: Card | undefined, thing: unknown, found: Found): Found {
  return onlyIf(card && (thing || !isWhole(card)), found);
}

function named(cover: Cover | null): string | null {
  return cover && ("color" in cover ? cover.color : cover.attachmentId);
}

/** Done is done, at whatever time: who puts it back does it now. */
function doneAgain(found: Earlier | undefined, thing: Pick<Card, "doneAt"> | undefined): Earlier | undefined {
  return found && thing ? { ...found, isSo: (found.from === null) === (thing.doneAt === null) } : found;
}
