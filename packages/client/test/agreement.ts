import {
  apply,
  attachmentsOf,
  Board,
  type Card,
  checklistRowOf,
  checklistsOf,
  commentsOf,
  contentOf,
  faultsOf,
  isWhole,
  type Snapshot,
} from "@syncboard/model";
import { expect } from "vitest";
import type { SignedIn } from "../src/index.ts";
import { type Device, readLog } from "./device.ts";
import { until } from "./people.ts";

/**
 * From here on nothing goes wrong, and within `settleMs` for each thing that is waited for: nothing waits on any device,
 * every screen shows what the database holds, which is what its log says, and nothing that was acknowledged is lost or
 * done twice. `reader` may read all of the boards.
 */
export async function expectAgreement(
  url: string,
  boardIds: readonly string[],
  devices: readonly Device[],
  reader: SignedIn,
  settleMs: number,
): Promise<{ readonly acknowledged: number; readonly logged: number }> {
  for (const device of devices) device.network.heal();
  expect(devices.flatMap((device) => device.faults)).toEqual([]);
  const acknowledged = new Set(devices.flatMap((device) => [...device.network.acknowledged]));
  const counts = () => Promise.all(devices.map((device) => device.countWaiting()));
  let waiting: readonly number[] = [];
  await until(
    async () => {
      waiting = await counts();
      return waiting.every((count) => count === 0);
    },
    () => devices.map((device, at) => [device.name, waiting[at]]),
    settleMs,
  );
  const logged = new Set<string>();
  for (const boardId of boardIds) {
    for (const id of await compare(url, boardId, devices, reader, settleMs)) logged.add(id);
  }
  for (const device of devices) for (const id of device.network.acknowledged) acknowledged.add(id);
  expect(
    [...acknowledged].filter((id) => !logged.has(id)),
    "acknowledged and not in the log",
  ).toEqual([]);
  return { acknowledged: acknowledged.size, logged: logged.size };
}

export async function readSnapshot(url: string, boardId: string, token: string): Promise<Snapshot> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/api/v1/boards/${boardId}`, { headers });
  expect(response.status).toBe(200);
  return await response.json();
}

/** Every screen of a board against its snapshot and its log. Answers the ids of the commands in the log. */
async function compare(
  url: string,
  boardId: string,
  devices: readonly Device[],
  reader: SignedIn,
  settleMs: number,
): Promise<readonly string[]> {
  const snapshot = await readSnapshot(url, boardId, reader.accessToken);
  const log = await readLog(url, boardId, reader.accessToken);
  expect(log.map((event) => event.seq)).toEqual(log.map((_, index) => index + 1));
  const commandIds = log.map((event) => event.commandId);
  expect(new Set(commandIds).size, "a command is in the log twice").toBe(commandIds.length);

  const replayed = new Board();
  for (const event of log) apply(replayed, event);
  expect(faultsOf(replayed)).toEqual([]);
  const { role: _role, isStarred: _isStarred, members, ...content } = snapshot;
  expect(contentOf(replayed)).toEqual(content);
  expect(new Map([...replayed.members].map(([userId, { role }]) => [userId, role]))).toEqual(
    new Map(members.map(({ userId, role }) => [userId, role])),
  );

  for (const device of devices) await compareScreen(device, boardId, replayed, settleMs);
  return commandIds;
}

async function compareScreen(device: Device, boardId: string, replayed: Board, settleMs: number): Promise<void> {
  if (!device.hasOpen(boardId)) return;
  const now = () => device.stateOf(boardId);
  if (!replayed.roleOf(device.userId)) {
    await until(
      () => now().status === "gone",
      () => [device.name, now().status],
      settleMs,
    );
    return;
  }
  // Sent away once and asked back: the board that was gone is opened again, as a person would.
  if (now().status === "gone") device.reopen(boardId);
  await until(
    () => now().status === "ready" && now().line === "online" && now().view.seq === replayed.seq,
    () => [device.name, now().status, now().line, now().view.seq, replayed.seq],
    settleMs,
  );
  const { view, waiting, members } = now();
  expect(waiting, device.name).toBe(0);
  expect(contentOf(view), device.name).toEqual(contentOf(replayed));
  expect(faultsOf(view), device.name).toEqual([]);
  expect(new Map([...view.members]), device.name).toEqual(new Map([...replayed.members]));
  await until(
    () => now().members.length === replayed.members.size,
    () => [device.name, members.length],
    settleMs,
  );
  for (const card of view.cards.values()) {
    const truth = replayed.cards.get(card.id);
    if (!isWhole(card) || card.deletedAt !== null) continue;
    expect(card.description, `${device.name}: the text of ${card.id}`).toBe(truth?.description);
    const lists = (of: Card | undefined) => checklistsOf(of ?? {}).map(checklistRowOf);
    expect(lists(card), `${device.name}: the checklists of ${card.id}`).toEqual(lists(truth));
  }
  for (const [cardId, { hasEarlier }] of now().comments) {
    if (hasEarlier || !view.liveCard(cardId)) continue;
    expect(commentsOf(view, cardId), `${device.name}: the comments of ${cardId}`).toEqual(commentsOf(replayed, cardId));
  }
  for (const cardId of now().attachments) {
    if (!view.liveCard(cardId)) continue;
    const [seen, truth] = [attachmentsOf(view, cardId), attachmentsOf(replayed, cardId)];
    expect(seen, `${device.name}: the attachments of ${cardId}`).toEqual(truth);
  }
  for (const comment of view.comments.values()) {
    expect(comment, `${device.name}: comment ${comment.id}`).toEqual(replayed.comments.get(comment.id));
  }
}
