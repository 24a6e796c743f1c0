import type { NotificationKind, Profile, Role } from "@syncboard/model";
import { query } from "./api.ts";
import type { Page } from "./api-types.ts";
import type { Http, Question } from "./http.ts";
import type { Line } from "./line.ts";
import type { TokenSession } from "./session.ts";

/** What one should know, in words of now. */
export interface Notification {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly board: { readonly id: string; readonly title: string };
  readonly card: { readonly id: string; readonly title: string } | null;
  /** With the first line of it. */
  readonly comment: { readonly id: string; readonly text: string } | null;
  readonly item: { readonly id: string; readonly text: string } | null;
  /** Null: nobody's doing, but time's. */
  readonly actor: Profile | null;
  readonly role: Role | null;
  /** How many cards at once, where it was more than one. */
  readonly cardCount: number | null;
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly readAt: string | null;
}

export interface NotificationPage extends Page<Notification> {
  readonly unreadCount: number;
}

export interface NotificationSettings {
  /** Whether each kind is mailed. */
  readonly mail: Readonly<Record<NotificationKind, boolean>>;
  /** Whether this server sends mails at all. */
  readonly isMailOn: boolean;
}

/** Some of one's notifications, those about a card, or all. */
export type WhichNotifications =
  | { readonly ids: readonly string[] }
  | { readonly cardId: string }
  | { readonly all: true };

/** What one should know, and what one wants to hear of. Every call rejects as those of the API do. */
export interface Notifications {
  /** The newest first. */
  list(options?: { unread?: boolean; cursor?: string; limit?: number }): Promise<NotificationPage>;
  /** Answers how many are left. */
  markRead(which: WhichNotifications, isRead?: boolean): Promise<{ readonly unreadCount: number }>;
  getSettings(): Promise<NotificationSettings>;
  changeSettings(mail: Partial<Record<NotificationKind, boolean>>): Promise<NotificationSettings>;
  /** With the token from a letter, without an account: nothing of this is mailed any more. 404: it is no such token. */
  unsubscribe(token: string): Promise<void>;
  isWatchingCard(cardId: string): Promise<boolean>;
  watchCard(cardId: string, isWatching: boolean): Promise<void>;
  isWatchingBoard(boardId: string): Promise<boolean>;
  watchBoard(boardId: string, isWatching: boolean): Promise<void>;
  /**
   * Told whenever there may be something else to read than before, on this device or another; also when the line has been cut and
   * stands again. While anybody listens, there is a line. Answers how to stop.
   */
  whenChanged(listener: () => void): () => void;
}

export function createNotifications(http: Http, session: TokenSession, line: Line): Notifications {
  const ask = <Answer>(path: string, question?: Question) =>
    session.authorized((token) => http.ask<Answer>(path, { ...question, token }));
  const tell = (path: string, method: "PUT" | "DELETE") =>
    session.authorized((token) => http.tell(path, { method, token }));
  const isWatching = async (path: string) => (await ask<{ readonly isWatching: boolean }>(path)).isWatching;
  return {
    list: (options = {}) => ask(`/notifications${query(options)}`),
    markRead: (which, isRead = true) => ask("/notifications/read", { method: "POST", body: { ...which, isRead } }),
    getSettings: () => ask("/notifications/settings"),
    changeSettings: (mail) => ask("/notifications/settings", { method: "PATCH", body: { mail } }),
    unsubscribe: (token) => http.tell(`/notifications/unsubscribe${query({ token })}`, { method: "POST" }),
    isWatchingCard: (cardId) => isWatching(`/cards/${cardId}/watch`),
    watchCard: (cardId, is) => tell(`/cards/${cardId}/watch`, is ? "PUT" : "DELETE"),
    isWatchingBoard: (boardId) => isWatching(`/boards/${boardId}/watch`),
    watchBoard: (boardId, is) => tell(`/boards/${boardId}/watch`, is ? "PUT" : "DELETE"),
    whenChanged: (listener) => line.listen(listener),
  };
}
