import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { expect } from "vitest";
import type { Person } from "./running-server.ts";

/** A board of two people, at number 2. */
export interface MadeBoard {
  readonly boardId: string;
  readonly columnId: string;
}

export async function sharedBoard(owner: Person, editor: Person): Promise<MadeBoard> {
  const { body } = await owner.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } });
  const boardId = body.id;
  const shared = await owner.call("PUT", `/boards/${boardId}/users/${editor.userId}`, { body: { role: "editor" } });
  expect(shared.status).toBe(201);
  const snapshot = await owner.call<Snapshot>("GET", `/boards/${boardId}`);
  return { boardId, columnId: snapshot.body.columns[0]?.id ?? "" };
}

/** Adds a card; answers the number of its event. */
export async function add(person: Person, { boardId, columnId }: MadeBoard): Promise<number> {
  const command = { id: v7(), type: "card.add", cardId: v7(), columnId, title: "A card", afterCardId: null };
  const answer = await person.call<{ seq: number; results: { status: string }[] }>(
    "POST",
    `/boards/${boardId}/commands`,
    { body: { commands: [command] } },
  );
  expect([answer.status, answer.body.results?.map(({ status }) => status)]).toEqual([200, ["applied"]]);
  return answer.body.seq;
}
