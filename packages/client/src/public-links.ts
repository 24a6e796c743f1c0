import type { Color } from "@syncboard/model";
import { partOf } from "./client-world.ts";

/** What shows a board to whoever has it. */
export interface PublicLink {
  /** Null for members who are no owners. */
  readonly code: string | null;
  readonly hasPassword: boolean;
  readonly createdAt: string;
  /** Null: never. One that has run out is there until it is taken back, or goes on. */
  readonly expiresAt: string | null;
}

export interface PublicCard {
  readonly id: string;
  readonly columnId: string;
  readonly title: string;
  readonly hasDescription: boolean;
  readonly labelIds: readonly string[];
  /** For whom it is. Null: somebody who shows their name to members alone. */
  readonly people: readonly (string | null)[];
  readonly startAt: string | null;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
}

export interface PublicCardDetail extends PublicCard {
  readonly description: string | null;
}

/** A board as strangers see it. */
export interface PublicBoard {
  readonly title: string;
  readonly description: string | null;
  readonly updatedAt: string;
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly labels: readonly { readonly id: string; readonly name: string; readonly color: Color }[];
  /** Column by column, top to bottom. */
  readonly cards: readonly PublicCard[];
}

/** Public links to boards. Every call rejects as those of the API do. */
export interface PublicLinks {
  /** For members: null where the board has none. */
  get(boardId: string): Promise<PublicLink | null>;
  /** For owners: makes the link, or changes what is said of it; null takes away. */
  put(boardId: string, change: { password?: string | null; expiresAt?: string | null }): Promise<PublicLink>;
  remove(boardId: string): Promise<void>;
  /** For anybody. `password_needed` without one where it takes one; `errors` name `password` where that is wrong. */
  open(code: string, password?: string): Promise<PublicBoard>;
  openCard(code: string, cardId: string, password?: string): Promise<PublicCardDetail>;
}

export const publicLinksOf = partOf(({ http, session }): PublicLinks => {
  const of = (boardId: string) => `/boards/${boardId}/public-link`;
  /** Without a token, also where one is at hand: what is shown is the same for everybody. */
  const look = <Answer>(path: string, password: string | undefined) =>
    http.ask<Answer>(`/public/${path}`, password === undefined ? {} : { method: "POST", body: { password } });
  return {
    async get(boardId) {
      const ask = (token: string) => http.ask<{ link: PublicLink | null }>(of(boardId), { token });
      return (await session.authorized(ask)).link;
    },
    put: (boardId, body) => session.authorized((token) => http.ask(of(boardId), { method: "PUT", body, token })),
    remove: (boardId) => session.authorized((token) => http.tell(of(boardId), { method: "DELETE", token })),
    open: (code, password) => look(encodeURIComponent(code), password),
    openCard: (code, cardId, password) => look(`${encodeURIComponent(code)}/cards/${cardId}`, password),
  };
});
