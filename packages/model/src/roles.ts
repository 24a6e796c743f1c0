import type { Role } from "./board.ts";
import type { CommandType } from "./commands.ts";

const LEVEL: Record<Role, number> = { viewer: 1, commenter: 2, editor: 3, owner: 4 };

/** The lowest role that may do each thing. Removing oneself is open to all; deleting a board, and passing it on, only to its creator. */
const NEEDED = {
  "attachment.add": "editor",
  "attachment.delete": "editor",
  "attachment.edit": "editor",
  "attachment.restore": "editor",
  "board.edit": "editor",
  "board.archive": "owner",
  "board.restore": "owner",
  "board.pass": "owner",
  "board.delete": "owner",
  "column.add": "editor",
  "column.edit": "editor",
  "column.move": "editor",
  "column.arrange": "editor",
  "column.archive": "editor",
  "column.delete": "editor",
  "column.restore": "editor",
  "card.add": "editor",
  "card.edit": "editor",
  "card.leave": "editor",
  "card.move": "editor",
  "card.archive": "editor",
  "card.delete": "editor",
  "card.restore": "editor",
  "card.return": "editor",
  "checklist.add": "editor",
  "checklist.delete": "editor",
  "checklist.edit": "editor",
  "checklist.move": "editor",
  "checklist.restore": "editor",
  "comment.add": "commenter",
  "comment.delete": "commenter",
  "comment.edit": "commenter",
  "comment.restore": "commenter",
  "item.add": "editor",
  "item.delete": "editor",
  "item.edit": "editor",
  "item.move": "editor",
  "item.restore": "editor",
  "card.assign": "editor",
  "card.label": "editor",
  "card.unassign": "editor",
  "card.unlabel": "editor",
  "cards.archive": "editor",
  "cards.assign": "editor",
  "cards.delete": "editor",
  "cards.label": "editor",
  "cards.move": "editor",
  "cards.place": "editor",
  "cards.restore": "editor",
  "cards.unassign": "editor",
  "cards.unlabel": "editor",
  "label.add": "editor",
  "label.delete": "editor",
  "label.edit": "editor",
  "label.restore": "editor",
  "member.add": "owner",
  "member.change": "owner",
  "member.remove": "viewer",
} as const satisfies Record<CommandType, Role>;

/** Whether a role may give a command of this type at all. */
export function can(role: Role | undefined, type: CommandType): boolean {
  return role !== undefined && LEVEL[role] >= LEVEL[NEEDED[type]];
}

/** Whether a role may do more than another. */
export function isAbove(role: Role, other: Role): boolean {
  return LEVEL[role] > LEVEL[other];
}
