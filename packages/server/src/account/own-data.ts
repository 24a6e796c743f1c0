import { buffer } from "node:stream/consumers";
import {
  type BoardContent,
  checklistRowOf,
  checklistsOf,
  contentOf,
  type MemberRow,
  type Role,
} from "@syncboard/model";
import { listAttachmentsOf } from "../attachment/attachment-store.ts";
import { avatarKey } from "../avatar/avatar-place.ts";
import { heldAvatar } from "../avatar/avatar-store.ts";
import { boardIdsOf } from "../board/board-list.ts";
import { textsOfCards } from "../board/board-store.ts";
import { checklistsOfCards } from "../board/card-inside.ts";
import { listCommentsOf } from "../board/comment-list.ts";
import type { ReadBoard } from "../board/read-board.ts";
import { isStarred } from "../board/star-store.ts";
import type { Db } from "../database/connect.ts";
import { subjectTexts } from "../document/own-documents.ts";
import type { Sources } from "../http/sources.ts";
import { listMembers } from "../member/member-store.ts";
import { listNotifications, type NotificationItem } from "../notification/notification-list.ts";
import { settingsOf } from "../notification/setting-store.ts";
import { watchesOf } from "../notification/watch-store.ts";
import type { SessionActor } from "../session/actor.ts";
import { listSessions, type SessionItem } from "../session/session-list.ts";
import { liveSession } from "../session/session-store.ts";
import type { Storage } from "../storage/storage.ts";
import { todosOf } from "../todo/own-todos.ts";
import { listTokens, type PersonalToken } from "../token/token-store.ts";
import type { User } from "./account-store.ts";

export interface OwnDataDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly readBoard: ReadBoard;
  readonly storage: Storage;
}

const PAGE = 100;
/** Each may be of 50,000 characters. */
const TEXTS_AT_ONCE = 100;

/**
 * Everything that a user has here, as the text of one JSON document, piece by piece: the account, the picture, devices and tokens
 * (not their secrets), every board that they may see with all its cards, what they said about cards and attached to them, also on boards
 * that they have left, their to-dos, their subjects with every version of their notes, what they were told and what they watch. No
 * more is in memory than a board without its texts.
 */
export async function* ownData(
  deps: OwnDataDeps,
  user: User,
  { userId, sessionId }: SessionActor,
  { avatar, now }: { readonly avatar: string | null; readonly now: string },
): AsyncGenerator<string> {
  const head = { format: "syncboard-own-data", version: 1, exportedAt: now, user, avatar };
  yield `${JSON.stringify(head).slice(0, -1)},"sessions":[`;
  yield* listed(sessionsOf(deps.db, userId, sessionId, now));
  yield `],"tokens":[`;
  yield* listed(tokensOf(deps.db, userId));
  yield `],"boards":[`;
  let isFirst = true;
  const stillStands = () => expectStanding(deps, sessionId);
  for (const id of await boardIdsOf(deps.db, userId)) {
    await stillStands();
    const found = await deps.readBoard(id, userId, async (board, role, trx) => ({
      content: contentOf(board),
      role,
      isStarred: await isStarred(trx, { boardId: id, userId }),
      members: await listMembers(trx, id),
    }));
    if (!found) continue;
    if (!isFirst) yield ",";
    isFirst = false;
    yield* boardText(deps.readBoard, userId, found, stillStands);
  }
  yield `],"comments":[`;
  await stillStands();
  yield* listed(commentsOf(deps.db, userId));
  yield `],"attachments":[`;
  await stillStands();
  yield* listed(attachmentsBy(deps.db, userId));
  yield `],"todos":[`;
  await stillStands();
  yield* listed(todosOf(deps.db, userId));
  yield `],"subjects":[`;
  await stillStands();
  yield* subjectTexts(deps.db, userId, stillStands);
  yield `],"notifications":[`;
  await stillStands();
  yield* listed(notificationsOf(deps.db, userId));
  const watching = await watchesOf(deps.db, userId);
  yield `],"notificationSettings":${JSON.stringify(await settingsOf(deps.db, userId))},"watching":${JSON.stringify(watching)}}\n`;
}

async function* listed(items: AsyncIterable<object>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const item of items) {
    yield `${isFirst ? "" : ","}${JSON.stringify(item)}`;
    isFirst = false;
  }
}

/** One's picture as a `data:` address. Rejects when the storage cannot be read. */
export async function pictureOf({ db, storage }: OwnDataDeps, userId: string): Promise<string | null> {
  const held = await heldAvatar(db, userId);
  if (!held?.avatarId) return null;
  const file = await storage.open(avatarKey(userId, held.avatarId));
  return file ? `data:image/jpeg;base64,${(await buffer(file.content)).toString("base64")}` : null;
}

async function* sessionsOf(db: Db, userId: string, currentId: string, now: string): AsyncGenerator<SessionItem> {
  let last: string | null | undefined;
  for (;;) {
    const after = last === undefined ? undefined : { id: last };
    const items = await listSessions(db, { userId, currentId, now, after, limit: PAGE });
    yield* items;
    const end = items.at(-1);
    if (!end || items.length < PAGE) return;
    last = end.isCurrent ? null : end.id;
  }
}

async function* tokensOf(db: Db, userId: string): AsyncGenerator<PersonalToken> {
  let afterId: string | undefined;
  for (;;) {
    const items = await listTokens(db, userId, { afterId, limit: PAGE });
    yield* items;
    afterId = items.at(-1)?.id;
    if (items.length < PAGE) return;
  }
}

async function* commentsOf(db: Db, userId: string) {
  let afterId: string | undefined;
  for (;;) {
    const items = await listCommentsOf(db, userId, { afterId, limit: PAGE });
    for (const { authorId: _, ...comment } of items) yield comment;
    afterId = items.at(-1)?.id;
    if (items.length < PAGE) return;
  }
}

async function* notificationsOf(db: Db, userId: string): AsyncGenerator<NotificationItem> {
  let afterId: string | undefined;
  for (;;) {
    const items = await listNotifications(db, userId, { isUnread: false, afterId, limit: PAGE });
    yield* items;
    afterId = items.at(-1)?.id;
    if (items.length < PAGE) return;
  }
}

/** What they are called and where they are: the bytes are had one by one. */
async function* attachmentsBy(db: Db, userId: string) {
  let afterId: string | undefined;
  for (;;) {
    const items = await listAttachmentsOf(db, userId, { afterId, limit: PAGE });
    for (const { authorId: _, ...attachment } of items) yield attachment;
    afterId = items.at(-1)?.id;
    if (items.length < PAGE) return;
  }
}

/** Who takes their time with reading gets no more of it when the session has ended: the answer breaks off. */
async function expectStanding({ db, sources }: OwnDataDeps, sessionId: string): Promise<void> {
  if (!(await liveSession(db, sessionId, sources.now()))) throw new Error("The session has ended");
}

interface Found {
  readonly content: BoardContent;
  readonly role: Role;
  readonly isStarred: boolean;
  readonly members: readonly MemberRow[];
}

async function* boardText(
  readBoard: ReadBoard,
  userId: string,
  { content, ...rest }: Found,
  stillStands: () => Promise<void>,
): AsyncGenerator<string> {
  const { cards, ...board } = content;
  yield `${JSON.stringify({ ...board, ...rest }).slice(0, -1)},"cards":[`;
  for (let at = 0; at < cards.length; at += TEXTS_AT_ONCE) {
    const some = cards.slice(at, at + TEXTS_AT_ONCE);
    const ids = some.map(({ id }) => id);
    await stillStands();
    // Asked for as any reader asks, so that who is removed meanwhile gets no more of it.
    const inside = await readBoard(board.board.id, userId, async (_board, _role, trx) => ({
      texts: await textsOfCards(trx, ids),
      checklists: await checklistsOfCards(trx, [board.board.id], ids),
    }));
    for (const [index, card] of some.entries()) {
      const description = inside?.texts.get(card.id) ?? null;
      const checklists = checklistsOf({ checklists: inside?.checklists.get(card.id) ?? [] }).map(checklistRowOf);
      yield `${at + index === 0 ? "" : ","}${JSON.stringify({ ...card, description, checklists })}`;
    }
  }
  yield "]}";
}
