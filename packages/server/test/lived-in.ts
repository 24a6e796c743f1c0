import type { CommandBody } from "@syncboard/model";
import { v7 } from "uuid";
import type { Person, TestServer } from "./running-server.ts";

// A server on which people have used all that there is.

export interface LivedIn {
  readonly ann: Person;
  readonly ben: Person;
  readonly boardId: string;
  readonly otherBoardId: string;
  readonly columnIds: readonly string[];
  /** From the top of the first column: the first is in the trash, the last is archived and has no text. */
  readonly cardIds: readonly string[];
  /** The number of the last event of the first board. */
  readonly seq: number;
}

export async function liveIn(server: TestServer): Promise<LivedIn> {
  const ann = await server.register("Ann");
  const ben = await server.register("Ben");
  const cleo = await server.register("Cleo");
  const boardId = await newBoard(ann, "“Plans” 🗺️ שלום");
  const columnIds = [v7(), v7(), v7()];
  const cardIds = [v7(), v7(), v7(), v7()];
  const labelId = v7();
  const [checklists, items, comments] = [
    [v7(), v7()],
    [v7(), v7()],
    [v7(), v7()],
  ];
  const attachments = [v7(), v7()];
  const [attachment = "", goneAttachment = ""] = attachments;
  const [list = "", goneList = ""] = checklists;
  const [item = "", goneItem = ""] = items;
  const [comment = "", goneComment = ""] = comments;
  const [todo = "", doing = "", gone = ""] = columnIds;
  const [first = "", second = "", third = "", last = ""] = cardIds;
  const commands: CommandBody[] = [
    { type: "board.edit", description: "What we are up to", background: "teal" },
    ...[todo, doing, gone].map((columnId): CommandBody => ({ type: "column.add", columnId, title: `'${columnId}'` })),
    { type: "column.edit", columnId: doing, wipLimit: 3 },
    { type: "column.move", columnId: doing, position: 0 },
    ...cardIds.map((cardId): CommandBody => {
      const description = cardId === last ? null : "long 🙂 ".repeat(6_000);
      return { type: "card.add", cardId, columnId: todo, title: `Card ${cardId}`, description };
    }),
    { type: "card.edit", cardId: second, title: "Second", description: "short" },
    { type: "card.move", cardId: third, columnId: doing, afterCardId: null },
    { type: "column.arrange", columnId: todo, cardIds: [last, second, first] },
    { type: "card.delete", cardId: first },
    { type: "card.delete", cardId: last },
    { type: "card.restore", cardId: last },
    { type: "card.archive", cardId: last },
    { type: "card.delete", cardId: last },
    { type: "card.archive", cardId: last },
    { type: "column.delete", columnId: todo },
    { type: "column.restore", columnId: todo },
    { type: "column.archive", columnId: gone },
    { type: "column.restore", columnId: gone },
    { type: "column.archive", columnId: gone },
    { type: "column.delete", columnId: gone },
    { type: "member.add", userId: ben.userId, role: "viewer" },
    { type: "member.change", userId: ben.userId, role: "editor" },
    { type: "member.remove", userId: ben.userId },
    { type: "member.add", userId: ben.userId, role: "owner" },
    { type: "label.add", labelId, name: "Bug 🐛", color: "red" },
    { type: "label.edit", labelId, color: "amber" },
    { type: "card.label", cardId: second, labelId },
    { type: "card.assign", cardId: second, userId: ben.userId },
    { type: "cards.assign", cardIds: [second], userId: ann.userId },
    { type: "cards.archive", cardIds: [third] },
    { type: "cards.restore", cardIds: [third] },
    { type: "cards.delete", cardIds: [third] },
    { type: "cards.restore", cardIds: [third], from: "deleted" },
    { type: "card.edit", cardId: second, dueAt: "2027-01-01T12:00:00.000Z", isDone: true },
    ...checklists.map(
      (checklistId): CommandBody => ({ type: "checklist.add", cardId: second, checklistId, title: "☑" }),
    ),
    { type: "checklist.edit", cardId: second, checklistId: list, title: "To do" },
    { type: "checklist.move", cardId: second, checklistId: list, position: 1 },
    ...items.map(
      (itemId): CommandBody => ({ type: "item.add", cardId: second, checklistId: list, itemId, text: "A 🧩" }),
    ),
    { type: "item.edit", cardId: second, itemId: item, isDone: true, assigneeId: ben.userId },
    { type: "item.move", cardId: second, itemId: item, position: 1 },
    { type: "item.delete", cardId: second, itemId: item },
    { type: "item.restore", cardId: second, itemId: item },
    { type: "item.delete", cardId: second, itemId: goneItem },
    { type: "checklist.delete", cardId: second, checklistId: list },
    { type: "checklist.restore", cardId: second, checklistId: list },
    { type: "checklist.delete", cardId: second, checklistId: goneList },
    ...comments.map(
      (commentId): CommandBody => ({ type: "comment.add", cardId: second, commentId, text: "💬 *what*" }),
    ),
    { type: "comment.edit", cardId: second, commentId: comment, text: "What?" },
    { type: "comment.delete", cardId: second, commentId: comment },
    { type: "comment.restore", cardId: second, commentId: comment },
    { type: "comment.delete", cardId: second, commentId: goneComment },
    ...attachments.map(
      (attachmentId): CommandBody => ({
        type: "attachment.add",
        cardId: second,
        attachmentId,
        url: "https://a.org/🔗",
      }),
    ),
    { type: "attachment.edit", cardId: second, attachmentId: attachment, name: "📎" },
    { type: "attachment.delete", cardId: second, attachmentId: attachment },
    { type: "attachment.restore", cardId: second, attachmentId: attachment },
    { type: "attachment.delete", cardId: second, attachmentId: goneAttachment },
    { type: "card.edit", cardId: second, cover: { color: "pink" } },
    { type: "board.archive" },
    { type: "board.restore" },
    { type: "member.add", userId: cleo.userId, role: "commenter" },
  ];
  for (const command of commands) await give(ann, boardId, command);
  const elsewhere = await newBoard(ann, "Elsewhere");
  const movedId = v7();
  await give(ann, boardId, { type: "card.add", cardId: movedId, title: "On the way 🧳" });
  await give(ann, boardId, { type: "card.leave", cardId: movedId, boardId: elsewhere });
  await newBoard(cleo, "Of somebody who left");
  const { status } = await cleo.call("DELETE", "/users/me", { body: { password: "correct horse" } });
  if (status !== 204) throw new Error(`leaving answered ${status}`);
  await give(ann, boardId, { type: "board.pass", userId: ben.userId });
  await give(ben, boardId, { type: "board.pass", userId: ann.userId });
  const otherBoardId = await newBoard(ben, "Gone");
  await give(ben, otherBoardId, { type: "board.delete" });
  const { body } = await ann.call<{ seq: number }>("GET", `/boards/${boardId}`);
  return { ann, ben, boardId, otherBoardId, columnIds, cardIds, seq: body.seq };
}

async function newBoard(person: Person, title: string): Promise<string> {
  const { body } = await person.call<{ id: string }>("POST", "/boards", { body: { title } });
  return body.id;
}

/** Throws unless it changes something. */
export async function give(person: Person, boardId: string, command: CommandBody): Promise<void> {
  const answer = await person.call<{ results: { status: string; code?: string }[] }>(
    "POST",
    `/boards/${boardId}/commands`,
    { body: { commands: [{ id: v7(), ...command }] } },
  );
  const { status, code } = answer.body.results?.[0] ?? { status: String(answer.status) };
  if (status !== "applied") throw new Error(`${command.type} was ${status}: ${code}`);
}
