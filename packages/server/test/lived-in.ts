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
}

export async function liveIn(server: TestServer): Promise<LivedIn> {
  const ann = await server.register("Ann");
  const ben = await server.register("Ben");
  const cleo = await server.register("Cleo");
  const boardId = await newBoard(ann, "“Plans” 🗺️ שלום");
  const columnIds = [v7(), v7(), v7()];
  const cardIds = [v7(), v7(), v7(), v7()];
  const labelId = v7();
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
    { type: "card.edit", cardId: second, dueAt: "2027-01-01T12:00:00.000Z", isDone: true },
    { type: "board.archive" },
    { type: "board.restore" },
    { type: "member.add", userId: cleo.userId, role: "commenter" },
  ];
  for (const command of commands) await give(ann, boardId, command);
  await newBoard(cleo, "Of somebody who left");
  const { status } = await cleo.call("DELETE", "/users/me", { body: { password: "correct horse" } });
  if (status !== 204) throw new Error(`leaving answered ${status}`);
  await give(ann, boardId, { type: "board.pass", userId: ben.userId });
  await give(ben, boardId, { type: "board.pass", userId: ann.userId });
  const otherBoardId = await newBoard(ben, "Gone");
  await give(ben, otherBoardId, { type: "board.delete" });
  return { ann, ben, boardId, otherBoardId, columnIds, cardIds };
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
