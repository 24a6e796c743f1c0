import { faultText } from "../app/fault.ts";
import type { BoardDesk } from "../board/board-desk.ts";
import { notify } from "../ui/notices.ts";
import { createStore, useStore } from "../ui/store.ts";

// What the reader watches, as far as this page has asked. Nobody else's business, so nothing of a board says it.

const watching = createStore<ReadonlyMap<string, boolean>>(new Map());

const keyOf = (userId: string, id: string) => `${userId} ${id}`;

function learn(userId: string, id: string, isWatching: boolean): void {
  watching.set(new Map(watching.get()).set(keyOf(userId, id), isWatching));
}

/** Whether one watches a card or board; undefined until it was asked. */
export function useWatching(userId: string, id: string): boolean | undefined {
  return useStore(watching, (known) => known.get(keyOf(userId, id)));
}

export async function askWatchingCard({ notifications, me }: BoardDesk, cardId: string): Promise<boolean> {
  const isWatching = await notifications.isWatchingCard(cardId);
  learn(me.id, cardId, isWatching);
  return isWatching;
}

/** Watches a card, or hears no more of it: the other than now. */
export async function toggleCardWatch(desk: BoardDesk, cardId: string): Promise<void> {
  const { notifications, me, t } = desk;
  try {
    const isWatching = !(await askWatchingCard(desk, cardId));
    await notifications.watchCard(cardId, isWatching);
    learn(me.id, cardId, isWatching);
    notify(t(isWatching ? "notification.watch.cardOn" : "notification.watch.cardOff"));
  } catch (error) {
    notify(faultText(error, t), { tone: "problem" });
  }
}

/** The same for a whole board. */
export async function toggleBoardWatch({ notifications, live, me, t }: BoardDesk): Promise<void> {
  const { boardId } = live;
  try {
    const isWatching = !(await notifications.isWatchingBoard(boardId));
    await notifications.watchBoard(boardId, isWatching);
    learn(me.id, boardId, isWatching);
    notify(t(isWatching ? "notification.watch.boardOn" : "notification.watch.boardOff"));
  } catch (error) {
    notify(faultText(error, t), { tone: "problem" });
  }
}
