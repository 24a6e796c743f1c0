import { partOf } from "./client-world.ts";

/** The address under which a calendar program reads what I have to do. */
export interface CalendarFeed {
  /** On the server that this client talks to. Whoever has it reads along. */
  readonly path: string;
  /** IANA: where a day begins and ends. */
  readonly timeZone: string;
  readonly createdAt: string;
  /** When a calendar last asked, to some minutes; null: none has. */
  readonly readAt: string | null;
}

/** My calendar feed. Every call rejects as those of the API do. */
export interface Calendar {
  /** Null: there is none. */
  feed(): Promise<CalendarFeed | null>;
  /** Under a new address; the one before is nothing any more. */
  makeFeed(timeZone: string): Promise<CalendarFeed>;
  /** Rejects with `not_found` where there is none. */
  revokeFeed(): Promise<void>;
}

const PATH = "/calendar-feed";

export const calendarOf = partOf(({ http, session }): Calendar => {
  return {
    async feed() {
      return (await session.authorized((token) => http.ask<{ feed: CalendarFeed | null }>(PATH, { token }))).feed;
    },
    makeFeed: (timeZone) =>
      session.authorized((token) => http.ask(PATH, { method: "POST", body: { timeZone }, token })),
    revokeFeed: () => session.authorized((token) => http.tell(PATH, { method: "DELETE", token })),
  };
});
