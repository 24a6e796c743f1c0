import type { Notification } from "@syncboard/client";
import { dateOf } from "../due/moment.ts";

export interface NotificationDay {
  /** Of the reader's calendar. */
  readonly id: string;
  readonly at: string;
  readonly items: readonly Notification[];
}

/** By days, in the order that they come in. */
export function notificationDays(items: readonly Notification[]): readonly NotificationDay[] {
  const days = Map.groupBy(items, ({ createdAt }) => dateOf(new Date(createdAt)));
  return [...days].map(([id, some]) => ({ id, at: some[0]?.createdAt ?? "", items: some }));
}
