import type { Api } from "@syncboard/client";
import type { TFunction } from "i18next";
import { faultText } from "../app/fault.ts";
import { notify } from "../ui/notices.ts";
import { createStore, useStore } from "../ui/store.ts";

// Which boards have a user's star, as far as this browser knows: from lists, from boards that were opened, and from other tabs.

interface Star {
  readonly userId: string;
  readonly boardId: string;
  readonly isStarred: boolean;
}

const stars = createStore<ReadonlyMap<string, boolean>>(new Map());

const tabs = new BroadcastChannel("syncboard.stars");
tabs.onmessage = ({ data }: MessageEvent<Star>) => learnStars([data]);

const keyOf = (userId: string, boardId: string) => `${userId} ${boardId}`;

export function learnStars(learnt: readonly Star[]): void {
  const known = stars.get();
  const fresh = learnt.filter(({ userId, boardId, isStarred }) => known.get(keyOf(userId, boardId)) !== isStarred);
  if (fresh.length === 0) return;
  const next = new Map(known);
  for (const { userId, boardId, isStarred } of fresh) next.set(keyOf(userId, boardId), isStarred);
  stars.set(next);
}

export function isStarred(userId: string, boardId: string): boolean {
  return stars.get().get(keyOf(userId, boardId)) ?? false;
}

export function useStar(userId: string, boardId: string): boolean {
  return useStore(stars, (known) => known.get(keyOf(userId, boardId)) ?? false);
}

/** All of them: another map when, and only when, one is put or taken. */
export function useStars(): ReadonlyMap<string, boolean> {
  return useStore(stars, (known) => known);
}

/** Those with a star first; within each, the order that they come in. */
export function starredFirst<Row extends { readonly id: string }>(
  rows: readonly Row[],
  userId: string,
  known: ReadonlyMap<string, boolean>,
): Row[] {
  const rank = ({ id }: Row) => (known.get(keyOf(userId, id)) ? 0 : 1);
  return rows.toSorted((one, other) => rank(one) - rank(other));
}

/** Shows at once, here and in the other tabs; what the server does not take is as it was. */
export async function setStar(
  { api, t }: { readonly api: Api; readonly t: TFunction },
  userId: string,
  boardId: string,
  isStarred: boolean,
): Promise<void> {
  const tell = (star: Star) => {
    learnStars([star]);
    tabs.postMessage(star);
  };
  tell({ userId, boardId, isStarred });
  try {
    await (isStarred ? api.starBoard(boardId) : api.unstarBoard(boardId));
  } catch (error) {
    tell({ userId, boardId, isStarred: !isStarred });
    notify(faultText(error, t), { tone: "problem" });
  }
}
