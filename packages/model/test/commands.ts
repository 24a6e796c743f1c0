import fc from "fast-check";
import type { CommandBody } from "../src/commands.ts";
import {
  attachment,
  card,
  checklist,
  column,
  comment,
  EDITOR,
  GHOST,
  item,
  label,
  OWNER,
  PICTURE,
  Scene,
  STRANGER,
  TIGHT,
  uuid,
  VIEWER,
} from "./scene.ts";

export interface Given {
  readonly actorId: string;
  readonly body: CommandBody;
}

// Small pools, so that commands meet: the same card, a taken id, a neighbour that is gone.
const cardId = fc.constantFrom(...[..."abcdefghij"].map(card));
const cardIds = fc.array(cardId, { minLength: 1, maxLength: 4 });
const oneOrTwo = fc.array(cardId, { minLength: 1, maxLength: 2 });
const labelId = fc.constantFrom(...[..."lmn"].map(label));
const checklistId = fc.constantFrom(...[..."pqr"].map(checklist));
const itemId = fc.constantFrom(...[..."stuvw"].map(item));
const commentId = fc.constantFrom(...[..."abcd"].map(comment));
const attachmentId = fc.constantFrom(...[..."abcd"].map(attachment));
const columnId = fc.constantFrom(...[..."wxyz"].map(column));
const userId = fc.constantFrom(OWNER, EDITOR, VIEWER, STRANGER, GHOST);
const role = fc.constantFrom("owner", "editor", "commenter", "viewer");
const title = fc.constantFrom("one", "two", "three", "Größe 🎉");
const description = fc.constantFrom(null, "text", "a\nb\nc", "A\nb\nc", "a\nb\nC", "a\nB\nc");
const wipLimit = fc.constantFrom(null, 1, 5);
const position = fc.nat({ max: 9 });

const color = fc.constantFrom("red", "green");
const background = fc.option(color);
const time = fc.constantFrom(null, "2026-05-01T09:00:00.000Z", "2026-06-01T09:00:00.000Z");

const afterCardId = fc.oneof(cardId, fc.constant(null));
const afterColumnId = fc.oneof(columnId, fc.constant(null));

// Checklists and comments are on one card mostly, or they would hardly ever meet.
const here = fc.oneof({ weight: 9, arbitrary: fc.constant(card("a")) }, { weight: 1, arbitrary: cardId });
const afterChecklistId = fc.oneof(checklistId, fc.constant(null));
const afterItemId = fc.oneof(itemId, fc.constant(null));
const assigneeId = fc.oneof(userId, fc.constant(null));

const cover = fc.oneof(fc.constant(null), fc.record({ color }), { weight: 3, arbitrary: fc.record({ attachmentId }) });

const copies = fc.array(fc.record({ attachmentId, copyOf: attachmentId }), { maxLength: 1 });

const newItems = fc.array(fc.record({ itemId, text: title, dueAt: time }), { maxLength: 2 });
const newChecklists = fc.array(fc.record({ checklistId, title, items: newItems }), { maxLength: 2 });

const onCards: { weight: number; arbitrary: fc.Arbitrary<CommandBody> }[] = [
  {
    weight: 8,
    arbitrary: fc.record(
      { type: fc.constant("checklist.add"), cardId: here, checklistId, title, afterChecklistId, position },
      { requiredKeys: ["type", "cardId", "checklistId", "title"] },
    ),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("checklist.edit"), cardId: here, checklistId, title }) },
  {
    weight: 8,
    arbitrary: fc.record(
      { type: fc.constant("checklist.move"), cardId: here, checklistId, afterChecklistId, position },
      { requiredKeys: ["type", "cardId", "checklistId"] },
    ),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("checklist.delete"), cardId: here, checklistId }) },
  { weight: 12, arbitrary: fc.record({ type: fc.constant("checklist.restore"), cardId: here, checklistId }) },
  {
    weight: 14,
    arbitrary: fc.record(
      {
        ...{ type: fc.constant("item.add"), cardId: here, checklistId, itemId, text: title },
        ...{ assigneeId, dueAt: time, afterItemId, position },
      },
      { requiredKeys: ["type", "cardId", "checklistId", "itemId", "text"] },
    ),
  },
  {
    weight: 12,
    arbitrary: fc.record(
      {
        type: fc.constant("item.edit"),
        cardId: here,
        itemId,
        text: title,
        base: title,
        isDone: fc.boolean(),
        assigneeId,
        dueAt: time,
      },
      { requiredKeys: ["type", "cardId", "itemId"] },
    ),
  },
  {
    weight: 16,
    arbitrary: fc.record(
      { type: fc.constant("item.move"), cardId: here, itemId, checklistId, afterItemId, position },
      { requiredKeys: ["type", "cardId", "itemId"] },
    ),
  },
  { weight: 8, arbitrary: fc.record({ type: fc.constant("item.delete"), cardId: here, itemId }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constant("item.restore"), cardId: here, itemId }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant("comment.add"), cardId: here, commentId, text: title }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant("comment.edit"), cardId: here, commentId, text: title }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("comment.delete"), cardId: here, commentId }) },
  { weight: 14, arbitrary: fc.record({ type: fc.constant("comment.restore"), cardId: here, commentId }) },
  {
    weight: 6,
    arbitrary: fc.record(
      {
        type: fc.constant("attachment.add"),
        cardId: here,
        attachmentId,
        url: fc.constant("https://x.org/a"),
        name: title,
      },
      { requiredKeys: ["type", "cardId", "attachmentId", "url"] },
    ),
  },
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant("attachment.edit"), cardId: here, attachmentId, name: title }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("attachment.delete"), cardId: here, attachmentId }) },
  {
    weight: 14,
    arbitrary: fc.record(
      { type: fc.constant("attachment.restore"), cardId: here, attachmentId, asCover: fc.constant(true) },
      { requiredKeys: ["type", "cardId", "attachmentId"] },
    ),
  },
  { weight: 6, arbitrary: fc.record({ type: fc.constant("card.edit"), cardId: here, cover }) },
];

/** Any command, as often as makes for eventful boards. */
const body: fc.Arbitrary<CommandBody> = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.record(
      {
        ...{ type: fc.constant("card.add"), cardId, title, columnId, description, afterCardId, position },
        ...{ labelIds: fc.uniqueArray(labelId), assigneeIds: fc.uniqueArray(userId), startAt: time, dueAt: time },
        ...{ checklists: newChecklists, attachments: copies, cover },
      },
      { requiredKeys: ["type", "cardId", "title"] },
    ),
  },
  {
    weight: 24,
    arbitrary: fc.record(
      { type: fc.constant("card.move"), cardId, columnId, afterCardId, position },
      { requiredKeys: ["type", "cardId", "columnId"] },
    ),
  },
  {
    weight: 8,
    arbitrary: fc.record(
      {
        ...{ type: fc.constant("card.edit"), cardId, title, description, base: description },
        ...{ startAt: time, dueAt: time, isDone: fc.boolean() },
      },
      { requiredKeys: ["type", "cardId"] },
    ),
  },
  { weight: 7, arbitrary: fc.record({ type: fc.constant("card.delete"), cardId }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("card.leave"), cardId, boardId: fc.constant(uuid("b", 1)) }) },
  { weight: 7, arbitrary: fc.record({ type: fc.constant("card.archive"), cardId }) },
  { weight: 18, arbitrary: fc.record({ type: fc.constant("card.restore"), cardId }) },
  {
    weight: 3,
    arbitrary: fc.record(
      { type: fc.constant("column.add"), columnId, title, wipLimit, afterColumnId, position },
      { requiredKeys: ["type", "columnId", "title"] },
    ),
  },
  {
    weight: 6,
    arbitrary: fc.record(
      { type: fc.constant("column.move"), columnId, afterColumnId, position },
      { requiredKeys: ["type", "columnId"] },
    ),
  },
  {
    weight: 16,
    arbitrary: fc.record({
      type: fc.constant("column.arrange"),
      columnId,
      cardIds: fc.array(cardId, { minLength: 1, maxLength: 6 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record(
      { type: fc.constant("column.edit"), columnId, title, wipLimit },
      { requiredKeys: ["type", "columnId"] },
    ),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("column.delete"), columnId }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("column.archive"), columnId }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constant("column.restore"), columnId }) },
  { weight: 9, arbitrary: fc.record({ type: fc.constant("card.label"), cardId, labelId }) },
  { weight: 10, arbitrary: fc.record({ type: fc.constant("card.unlabel"), cardId, labelId }) },
  { weight: 12, arbitrary: fc.record({ type: fc.constant("card.assign"), cardId, userId }) },
  { weight: 16, arbitrary: fc.record({ type: fc.constant("card.unassign"), cardId, userId }) },
  {
    weight: 16,
    arbitrary: fc.record(
      { type: fc.constant("cards.move"), cardIds, columnId, afterCardId },
      { requiredKeys: ["type", "cardIds", "columnId"] },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("cards.place"),
      places: fc.array(fc.record({ cardId, columnId, afterCardId }), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ type: fc.constant("cards.label"), cardIds, labelId }) },
  { weight: 14, arbitrary: fc.record({ type: fc.constant("cards.unlabel"), cardIds: oneOrTwo, labelId }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant("cards.assign"), cardIds, userId }) },
  { weight: 22, arbitrary: fc.record({ type: fc.constant("cards.unassign"), cardIds: oneOrTwo, userId }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("cards.archive"), cardIds }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("cards.delete"), cardIds }) },
  {
    weight: 14,
    arbitrary: fc.record(
      { type: fc.constant("cards.restore"), cardIds, from: fc.constant("deleted") },
      { requiredKeys: ["type", "cardIds"] },
    ),
  },
  { weight: 13, arbitrary: fc.record({ type: fc.constant("cards.restore"), cardIds }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant("label.add"), labelId, name: title, color }) },
  {
    weight: 3,
    arbitrary: fc.record(
      { type: fc.constant("label.edit"), labelId, name: title, color },
      { requiredKeys: ["type", "labelId"] },
    ),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("label.delete"), labelId }) },
  { weight: 7, arbitrary: fc.record({ type: fc.constant("label.restore"), labelId }) },
  ...onCards,
  { weight: 3, arbitrary: fc.record({ type: fc.constant("member.add"), userId, role }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("member.change"), userId, role }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("member.remove"), userId }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("board.pass"), userId }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("board.archive") }) },
  { weight: 9, arbitrary: fc.record({ type: fc.constant("board.restore") }) },
  {
    weight: 3,
    arbitrary: fc.record(
      { type: fc.constant("board.edit"), title, description, base: description, background },
      { requiredKeys: ["type"] },
    ),
  },
);

/** Mostly by those who may. */
const actorId = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(OWNER, EDITOR) },
  { weight: 1, arbitrary: fc.constantFrom(VIEWER, STRANGER) },
);

const given: fc.Arbitrary<Given> = fc.record({ actorId, body });

/** What several people ask of one board, in order; much of it is refused. At times the last is to delete the board. */
export const history: fc.Arbitrary<Given[]> = fc
  .tuple(fc.array(given, { minLength: 40, maxLength: 80, size: "max" }), fc.nat({ max: 9 }))
  .map(([commands, dice]) =>
    dice === 0 ? [...commands, { actorId: OWNER, body: { type: "board.delete" } }] : commands,
  );

/** What people do to each other's roles, most of them owners, while accounts are deactivated and come back. */
export const comingsAndGoings: fc.Arbitrary<(Given | { actorId: string; isActive: boolean })[]> = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.record({ actorId: userId, isActive: fc.boolean() }) },
    {
      weight: 8,
      arbitrary: fc.record({
        actorId: userId,
        body: fc.oneof(
          { weight: 3, arbitrary: fc.record({ type: fc.constant("member.add"), userId, role }) },
          { weight: 2, arbitrary: fc.record({ type: fc.constant("member.change"), userId, role }) },
          {
            weight: 3,
            arbitrary: fc.record({ type: fc.constant("member.change"), userId, role: fc.constant("owner") }),
          },
          { weight: 1, arbitrary: fc.record({ type: fc.constant("member.remove"), userId }) },
          { weight: 1, arbitrary: fc.record({ type: fc.constant("board.pass"), userId }) },
          { weight: 1, arbitrary: fc.record({ type: fc.constant("board.restore") }) },
        ),
      }),
    },
  ),
  { minLength: 30, maxLength: 60, size: "max" },
);

/** A board of three members with little room between some of its rows. */
export function crammedScene(): Scene {
  const scene = new Scene("x").withMembers();
  scene.did({ type: "label.add", labelId: label("l"), name: "Bug", color: "red" });
  scene.did({ type: "label.add", labelId: label("m"), name: "Wish", color: "green" });
  const [left, right] = TIGHT;
  const tightColumn = { type: "column.added", wipLimit: null } as const;
  scene.append({ ...tightColumn, columnId: column("y"), title: "y", rank: left });
  scene.append({ ...tightColumn, columnId: column("z"), title: "z", rank: right });
  const tightCard = { type: "card.added", description: null } as const;
  for (const [columnLetter, first, second] of ["xab", "ycd"]) {
    if (!columnLetter || !first || !second) continue;
    const columnId = column(columnLetter);
    scene.append({ ...tightCard, columnId, cardId: card(first), title: first, rank: left });
    scene.append({ ...tightCard, columnId, cardId: card(second), title: second, rank: right });
  }
  scene.did({ type: "card.label", cardId: card("b"), labelId: label("l") });
  scene.did({ type: "card.assign", cardId: card("b"), userId: EDITOR });
  const onCard = { cardId: card("a"), itemCount: 0, doneCount: 0 };
  for (const [letter, rank] of [
    ["p", left],
    ["q", right],
  ] as const) {
    scene.append({ ...onCard, type: "checklist.added", checklistId: checklist(letter), title: letter, rank });
  }
  const inList = { cardId: card("a"), checklistId: checklist("p"), doneCount: 0 };
  scene.append({ ...inList, type: "item.added", itemId: item("s"), text: "s", rank: left, itemCount: 1 });
  scene.append({ ...inList, type: "item.added", itemId: item("t"), text: "t", rank: right, itemCount: 2 });
  scene.did({ type: "comment.add", cardId: card("a"), commentId: comment("a"), text: "one" });
  scene.did({ type: "comment.add", cardId: card("a"), commentId: comment("b"), text: "two" }, EDITOR);
  for (const [at, letter] of [..."ab"].entries()) {
    const picture = { attachmentId: attachment(letter), cardId: card("a"), name: letter, url: null, file: PICTURE };
    scene.append({ ...picture, type: "attachment.added", attachmentCount: at + 1 });
  }
  return scene;
}
