import { expect, test } from "vitest";
import {
  attachment,
  COMMENTER,
  card,
  checklist,
  column,
  comment,
  EDITOR,
  item,
  label,
  OWNER,
  Scene,
  STRANGER,
  timeOf,
  uuid,
  VIEWER,
} from "../test/scene.ts";
import type { Role } from "./board.ts";
import type { CommandBody, CommandType } from "./commands.ts";
import { can } from "./roles.ts";

const TABLE: Record<CommandType, Record<Role, boolean>> = {
  "attachment.add": { owner: true, editor: true, commenter: false, viewer: false },
  "attachment.edit": { owner: true, editor: true, commenter: false, viewer: false },
  "attachment.delete": { owner: true, editor: true, commenter: false, viewer: false },
  "attachment.restore": { owner: true, editor: true, commenter: false, viewer: false },
  "board.edit": { owner: true, editor: true, commenter: false, viewer: false },
  "board.archive": { owner: true, editor: false, commenter: false, viewer: false },
  "board.restore": { owner: true, editor: false, commenter: false, viewer: false },
  "board.pass": { owner: true, editor: false, commenter: false, viewer: false },
  "board.delete": { owner: true, editor: false, commenter: false, viewer: false },
  "column.add": { owner: true, editor: true, commenter: false, viewer: false },
  "column.edit": { owner: true, editor: true, commenter: false, viewer: false },
  "column.move": { owner: true, editor: true, commenter: false, viewer: false },
  "column.arrange": { owner: true, editor: true, commenter: false, viewer: false },
  "column.archive": { owner: true, editor: true, commenter: false, viewer: false },
  "column.delete": { owner: true, editor: true, commenter: false, viewer: false },
  "column.restore": { owner: true, editor: true, commenter: false, viewer: false },
  "card.add": { owner: true, editor: true, commenter: false, viewer: false },
  "card.edit": { owner: true, editor: true, commenter: false, viewer: false },
  "card.leave": { owner: true, editor: true, commenter: false, viewer: false },
  "card.move": { owner: true, editor: true, commenter: false, viewer: false },
  "card.archive": { owner: true, editor: true, commenter: false, viewer: false },
  "card.delete": { owner: true, editor: true, commenter: false, viewer: false },
  "card.restore": { owner: true, editor: true, commenter: false, viewer: false },
  "card.return": { owner: true, editor: true, commenter: false, viewer: false },
  "cards.archive": { owner: true, editor: true, commenter: false, viewer: false },
  "cards.assign": { owner: true, editor: true, commenter: false, viewer: false },
  "cards.delete": { owner: true, editor: true, commenter: false, viewer: false },
  "cards.label": { owner: true, editor: true, commenter: false, viewer: false },
  "cards.move": { owner: true, editor: true, commenter: false, viewer: false },
  "cards.place": { owner: true, editor: true, commenter: false, viewer: false },
  "cards.restore": { owner: true, editor: true, commenter: false, viewer: false },
  "cards.unassign": { owner: true, editor: true, commenter: false, viewer: false },
  "cards.unlabel": { owner: true, editor: true, commenter: false, viewer: false },
  "label.add": { owner: true, editor: true, commenter: false, viewer: false },
  "label.edit": { owner: true, editor: true, commenter: false, viewer: false },
  "label.delete": { owner: true, editor: true, commenter: false, viewer: false },
  "label.restore": { owner: true, editor: true, commenter: false, viewer: false },
  "card.label": { owner: true, editor: true, commenter: false, viewer: false },
  "card.unlabel": { owner: true, editor: true, commenter: false, viewer: false },
  "card.assign": { owner: true, editor: true, commenter: false, viewer: false },
  "card.unassign": { owner: true, editor: true, commenter: false, viewer: false },
  "checklist.add": { owner: true, editor: true, commenter: false, viewer: false },
  "checklist.edit": { owner: true, editor: true, commenter: false, viewer: false },
  "checklist.move": { owner: true, editor: true, commenter: false, viewer: false },
  "checklist.delete": { owner: true, editor: true, commenter: false, viewer: false },
  "checklist.restore": { owner: true, editor: true, commenter: false, viewer: false },
  "item.add": { owner: true, editor: true, commenter: false, viewer: false },
  "item.edit": { owner: true, editor: true, commenter: false, viewer: false },
  "item.move": { owner: true, editor: true, commenter: false, viewer: false },
  "item.delete": { owner: true, editor: true, commenter: false, viewer: false },
  "item.restore": { owner: true, editor: true, commenter: false, viewer: false },
  "comment.add": { owner: true, editor: true, commenter: true, viewer: false },
  "comment.edit": { owner: true, editor: true, commenter: true, viewer: false },
  "comment.delete": { owner: true, editor: true, commenter: true, viewer: false },
  "comment.restore": { owner: true, editor: true, commenter: true, viewer: false },
  "member.add": { owner: true, editor: false, commenter: false, viewer: false },
  "member.change": { owner: true, editor: false, commenter: false, viewer: false },
  // Oneself; the verb sees to it that only an owner removes others.
  "member.remove": { owner: true, editor: true, commenter: true, viewer: true },
};

/** A command of each type that somebody who may give it is not refused. */
const COMMANDS: { [Type in CommandType]: (self: string) => CommandBody & { type: Type } } = {
  "board.edit": () => ({ type: "board.edit", title: "Other" }),
  "board.archive": () => ({ type: "board.archive" }),
  "board.restore": () => ({ type: "board.restore" }),
  "board.pass": () => ({ type: "board.pass", userId: EDITOR }),
  "board.delete": () => ({ type: "board.delete" }),
  "column.add": () => ({ type: "column.add", columnId: column("n"), title: "n" }),
  "column.edit": () => ({ type: "column.edit", columnId: column("x"), title: "Other" }),
  "column.move": () => ({ type: "column.move", columnId: column("x") }),
  "column.arrange": () => ({ type: "column.arrange", columnId: column("x"), cardIds: [card("b"), card("a")] }),
  "column.archive": () => ({ type: "column.archive", columnId: column("x") }),
  "column.delete": () => ({ type: "column.delete", columnId: column("x") }),
  "column.restore": () => ({ type: "column.restore", columnId: column("z") }),
  "card.add": () => ({ type: "card.add", cardId: card("n"), title: "n" }),
  "card.edit": () => ({ type: "card.edit", cardId: card("a"), title: "Other" }),
  "card.leave": () => ({ type: "card.leave", cardId: card("a"), boardId: uuid("b", 1) }),
  "card.move": () => ({ type: "card.move", cardId: card("a"), columnId: column("y") }),
  "card.archive": () => ({ type: "card.archive", cardId: card("a") }),
  "card.delete": () => ({ type: "card.delete", cardId: card("a") }),
  "card.restore": () => ({ type: "card.restore", cardId: card("z") }),
  "card.return": () => ({
    ...{ type: "card.return", cardId: card("n"), boardId: uuid("b", 1), since: timeOf(1) },
    ...{ columnId: column("x"), afterCardId: null, labelIds: [], assigneeIds: [], itemAssignees: [] },
  }),
  "cards.archive": () => ({ type: "cards.archive", cardIds: [card("a")] }),
  "cards.assign": () => ({ type: "cards.assign", cardIds: [card("a")], userId: EDITOR }),
  "cards.delete": () => ({ type: "cards.delete", cardIds: [card("a")] }),
  "cards.label": () => ({ type: "cards.label", cardIds: [card("a")], labelId: label("l") }),
  "cards.move": () => ({ type: "cards.move", cardIds: [card("a")], columnId: column("y") }),
  "cards.place": () => ({
    type: "cards.place",
    places: [{ cardId: card("a"), columnId: column("y"), afterCardId: null }],
  }),
  "cards.restore": () => ({ type: "cards.restore", cardIds: [card("r")] }),
  "cards.unassign": () => ({ type: "cards.unassign", cardIds: [card("b")], userId: EDITOR }),
  "cards.unlabel": () => ({ type: "cards.unlabel", cardIds: [card("b")], labelId: label("l") }),
  "label.add": () => ({ type: "label.add", labelId: label("n"), name: "n", color: "red" }),
  "label.edit": () => ({ type: "label.edit", labelId: label("l"), name: "Other" }),
  "label.delete": () => ({ type: "label.delete", labelId: label("l") }),
  "label.restore": () => ({ type: "label.restore", labelId: label("z") }),
  "card.label": () => ({ type: "card.label", cardId: card("a"), labelId: label("l") }),
  "card.unlabel": () => ({ type: "card.unlabel", cardId: card("b"), labelId: label("l") }),
  "card.assign": () => ({ type: "card.assign", cardId: card("a"), userId: EDITOR }),
  "card.unassign": () => ({ type: "card.unassign", cardId: card("b"), userId: EDITOR }),
  "checklist.add": () => ({ type: "checklist.add", checklistId: checklist("n"), cardId: card("a"), title: "n" }),
  "checklist.edit": () => ({ type: "checklist.edit", checklistId: checklist("a"), cardId: card("a"), title: "Other" }),
  "checklist.move": () => ({ type: "checklist.move", checklistId: checklist("a"), cardId: card("a") }),
  "checklist.delete": () => ({ type: "checklist.delete", checklistId: checklist("a"), cardId: card("a") }),
  "checklist.restore": () => ({ type: "checklist.restore", checklistId: checklist("z"), cardId: card("a") }),
  "item.add": () => ({
    type: "item.add",
    itemId: item("n"),
    cardId: card("a"),
    checklistId: checklist("a"),
    text: "n",
  }),
  "item.edit": () => ({ type: "item.edit", itemId: item("a"), cardId: card("a"), isDone: true }),
  "item.move": () => ({ type: "item.move", itemId: item("a"), cardId: card("a"), checklistId: checklist("b") }),
  "item.delete": () => ({ type: "item.delete", itemId: item("a"), cardId: card("a") }),
  "item.restore": () => ({ type: "item.restore", itemId: item("z"), cardId: card("a") }),
  "attachment.add": () => ({ ...attached("n"), type: "attachment.add", url: "https://example.org" }),
  "attachment.edit": () => ({ ...attached("a"), type: "attachment.edit", name: "Other" }),
  "attachment.delete": () => ({ ...attached("a"), type: "attachment.delete" }),
  "attachment.restore": () => ({ ...attached("z"), type: "attachment.restore" }),
  "comment.add": () => ({ type: "comment.add", commentId: comment("n"), cardId: card("a"), text: "n" }),
  "comment.edit": (self) => ({ type: "comment.edit", commentId: commentOf(self), cardId: card("a"), text: "Other" }),
  "comment.delete": (self) => ({ type: "comment.delete", commentId: commentOf(self), cardId: card("a") }),
  "comment.restore": (self) => ({ type: "comment.restore", commentId: commentOf(self), cardId: card("a") }),
  "member.add": () => ({ type: "member.add", userId: STRANGER, role: "viewer" }),
  "member.change": () => ({ type: "member.change", userId: VIEWER, role: "editor" }),
  "member.remove": (self) => ({ type: "member.remove", userId: self }),
};

const ACTORS: Record<Role, string> = { owner: OWNER, editor: EDITOR, commenter: COMMENTER, viewer: VIEWER };

const attached = (letter: string) => ({ attachmentId: attachment(letter), cardId: card("a") });

/** Each has said something about a card, which only they may change. */
const commentOf = (self: string) => comment("abcdefg"[[...Object.values(ACTORS), STRANGER].indexOf(self)] ?? "g");

function scene(type: CommandType): Scene {
  const scene = new Scene("xyz").with("x", "abzr").withMembers();
  for (const letter of "lz") scene.did({ type: "label.add", labelId: label(letter), name: letter, color: "red" });
  scene.did({ type: "label.delete", labelId: label("z") });
  scene.did({ type: "card.label", cardId: card("b"), labelId: label("l") });
  scene.did({ type: "card.assign", cardId: card("b"), userId: EDITOR });
  scene.did({ type: "card.delete", cardId: card("z") });
  scene.did({ type: "card.archive", cardId: card("r") });
  const cardId = card("a");
  for (const letter of "abz") {
    scene.did({ type: "checklist.add", checklistId: checklist(letter), cardId, title: letter });
  }
  scene.did({ type: "checklist.delete", checklistId: checklist("z"), cardId });
  for (const letter of "az") {
    scene.did({ type: "item.add", itemId: item(letter), checklistId: checklist("a"), cardId, text: letter });
  }
  scene.did({ type: "item.delete", itemId: item("z"), cardId });
  for (const letter of "az") scene.did({ ...attached(letter), type: "attachment.add", url: "mailto:a@example.org" });
  scene.did({ ...attached("z"), type: "attachment.delete" });
  for (const self of Object.values(ACTORS)) {
    const commentId = commentOf(self);
    scene.append({ type: "comment.added", commentId, cardId, text: "t", commentCount: 1 }, self);
    if (type === "comment.restore") {
      scene.append({ type: "comment.deleted", commentId, cardId, authorId: self, commentCount: 0 }, self);
    }
  }
  scene.did({ type: "column.delete", columnId: column("z") });
  // Another owner, so that the first may leave.
  scene.did({ type: "member.add", userId: "other", role: "owner" });
  scene.did({ type: "member.add", userId: COMMENTER, role: "commenter" });
  if (type === "board.restore") scene.did({ type: "board.archive" });
  return scene;
}

const types = Object.keys(TABLE) as CommandType[];
const roles = Object.keys(ACTORS) as Role[];
const cells = types.flatMap((type) => roles.map((role) => ({ role, type, may: TABLE[type][role] })));

test.each(cells)("$role, $type: $may", ({ role, type, may }) => {
  const decision = scene(type).decide(COMMANDS[type](ACTORS[role]), ACTORS[role]);
  // What is on another board, this one does not know.
  const done = type === "card.return" ? { outcome: "refused", code: "not_found" } : { outcome: "applied" };
  expect(decision).toMatchObject(may ? done : { outcome: "refused", code: "forbidden" });
  expect(can(role, type)).toBe(may);
});

test.each(types)("who is no member does not hear that there is a board: %s", (type) => {
  expect(scene(type).decide(COMMANDS[type](STRANGER), STRANGER)).toEqual({ outcome: "refused", code: "not_found" });
  expect(can(undefined, type)).toBe(false);
});
