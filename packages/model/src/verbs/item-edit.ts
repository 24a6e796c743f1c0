import { type Static, Type } from "typebox";
import { after, before, ChangeOf, changesOf } from "../change.ts";
import {
  type ChangeOfLists,
  Count,
  changeLists,
  counted,
  findItem,
  type Item,
  liveItem,
  withItem,
} from "../checklist.ts";
import { CalendarTime, Collided, Id, Time, Title } from "../ids.ts";
import { mergeTexts } from "../merge.ts";
import { assigneeOf } from "../snapshot.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("item.edit"),
    cardId: Id,
    itemId: Id,
    text: Type.Optional(Title),
    /** The text that this one was begun from; without it the text takes the place of whatever is there. */
    base: Type.Optional(Title),
    isDone: Type.Optional(Type.Boolean({ description: "true or false" })),
    assigneeId: Type.Optional(Type.Union([Id, Type.Null()])),
    dueAt: Type.Optional(Type.Union([CalendarTime, Type.Null()])),
  },
  { additionalProperties: false },
);
export type ItemEdit = Static<typeof command>;

/** Says the text that the item had before: a list of what happened can name it. */
export const event = Type.Object({
  type: Type.Literal("item.edited"),
  cardId: Id,
  itemId: Id,
  text: Type.String(),
  changes: Type.Object({
    text: Type.Optional(ChangeOf(Title)),
    doneAt: Type.Optional(ChangeOf(Type.Union([Time, Type.Null()]))),
    assigneeId: Type.Optional(ChangeOf(Type.Union([Id, Type.Null()]))),
    dueAt: Type.Optional(ChangeOf(Type.Union([Time, Type.Null()]))),
  }),
  collided: Type.Optional(Collided),
  itemCount: Count,
  doneCount: Count,
});
export type ItemEdited = Static<typeof event>;

type Fields = Pick<Item, "text" | "doneAt" | "assigneeId" | "dueAt">;

const NAMES = ["text", "doneAt", "assigneeId", "dueAt"] as const;

/** One line: where two have changed it the later stands, and the event keeps the other. */
function editedLine(present: string, { text, base }: ItemEdit) {
  if (text === undefined || base === undefined) return { text, collided: false };
  const merged = mergeTexts(base, present, text);
  return { text: merged.text, collided: merged.isCollision };
}

const change: ChangeOfLists<Omit<ItemEdited, "itemCount" | "doneCount">> = (lists, event) => {
  const found = findItem({ checklists: lists }, event.itemId);
  if (!found) return lists;
  return withItem(lists, found.checklist.id, { ...found.item, ...after<Fields>(event.changes), updatedAt: event.at });
};

export const verb: Verb<ItemEdit, ItemEdited, BodyOf<ItemEdit>> = {
  decide(board, command, { now }) {
    const { cardId, itemId, isDone, assigneeId, dueAt } = command;
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const item = liveItem(card, itemId)?.item;
    if (!item) return refuse("not_found", "itemId");
    // Whoever edits saw nobody in the place of one who left, and who takes the edit back is to see that again.
    const present = { ...item, assigneeId: assigneeOf(board, item) };
    if (assigneeId && assigneeId !== present.assigneeId && !board.activeMember(assigneeId)) {
      return refuse("not_found", "assigneeId");
    }
    const doneAt = isDone === undefined ? undefined : isDone ? (item.doneAt ?? now) : null;
    const { text, collided } = editedLine(item.text, command);
    const changes = changesOf<Fields, keyof Fields>(present, { text, doneAt, assigneeId, dueAt }, NAMES);
    if (!changes) return UNCHANGED;
    const body = { type: "item.edited", cardId, itemId, text: item.text, changes } as const;
    return applied(counted(card, { ...body, ...(collided && { collided }) }, change, now));
  },
  apply: (board, event) => changeLists(board, event, change),
  invert(board, { cardId, itemId, changes }) {
    const card = board.liveCard(cardId);
    const item = card && liveItem(card, itemId)?.item;
    const values = item && before<Fields>(changes, item);
    if (!values) return undefined;
    const { doneAt, ...fields } = values;
    if (fields.assigneeId && !board.activeMember(fields.assigneeId)) return undefined;
    return { type: "item.edit", cardId, itemId, ...fields, ...(doneAt !== undefined && { isDone: doneAt !== null }) };
  },
  reads: ({ cardId }) => ({ texts: [cardId] }),
};
