import type { Board, BoardEvent } from "@syncboard/model";
import type { Trx } from "../database/lane.ts";
import { insertNotifications, type NewNotification } from "./notification-store.ts";
import { type Telling, tellingsOf } from "./told-by.ts";
import { usersNamed, watchersOf } from "./watch-store.ts";

/** Tells people what happens on boards: nobody of what they did themselves, and nobody twice of one event. */
export interface Notifier {
  /** Writes it down in the transaction of the events, which are applied to `board`. Answers who will have something to read. */
  note(trx: Trx, board: Board, events: readonly BoardEvent[]): Promise<readonly string[]>;
  /** Says to these, wherever they are, that what they have to read is not what it was. After the commit. */
  tell(userIds: readonly string[]): void;
}

interface NotifierDeps {
  readonly newId: () => string;
  readonly tell: Notifier["tell"];
}

export function notifierOn({ newId, tell }: NotifierDeps): Notifier {
  return {
    async note(trx, board, events) {
      const rows: NewNotification[] = [];
      for (const event of events) {
        const known = new Set([event.actorId]);
        for (const telling of tellingsOf(event)) {
          for (const userId of await usersOf(trx, board, telling)) {
            if (known.has(userId) || !isActive(board, userId)) continue;
            known.add(userId);
            const { told } = telling;
            rows.push({ id: newId(), userId, boardId: board.info.id, actorId: event.actorId, at: event.at, ...told });
          }
        }
      }
      if (rows.length === 0) return [];
      await insertNotifications(trx, rows);
      return [...new Set(rows.map(({ userId }) => userId))];
    },
    tell,
  };
}

async function usersOf(trx: Trx, board: Board, { userIds, usernames = [], isForWatchers, told }: Telling) {
  const named = usernames.length > 0 ? await usersNamed(trx, board.info.id, usernames) : [];
  const watching = isForWatchers && told.cardId ? await watchersOf(trx, board.info.id, told.cardId) : [];
  return [...userIds, ...named, ...watching];
}

function isActive(board: Board, userId: string): boolean {
  return board.members.get(userId)?.deactivatedAt === null;
}
