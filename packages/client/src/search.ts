import { query } from "./api.ts";
import type { Page } from "./api-types.ts";
import type { Http } from "./http.ts";
import type { TokenSession } from "./session.ts";

/** What can be found. */
export const FOUND_TYPES = ["board", "card", "comment", "todo", "subject", "document"] as const;
export type FoundType = (typeof FOUND_TYPES)[number];

/** A piece of a text, and whether it is what was looked for. */
export interface FoundPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Something that one may see, as it is now. */
export interface Found {
  readonly type: FoundType;
  readonly id: string;
  /** Of a comment, the title of its card. */
  readonly title: string;
  readonly titleParts: readonly FoundPart[];
  /** What stands round the best match, or how the text begins. Of none, where there is no text. */
  readonly extract: readonly FoundPart[];
  readonly boardId?: string;
  readonly boardTitle?: string;
  /** Of a comment. */
  readonly cardId?: string;
  readonly subjectId?: string;
  readonly isArchived: boolean;
  readonly updatedAt: string;
}

export interface SearchWanted {
  /** Words that all must be there, the last also begun; those in quotation marks after one another. */
  readonly q: string;
  /** None: all. */
  readonly types?: readonly FoundType[];
  readonly limit?: number;
  readonly cursor?: string;
}

/** Looks in everything that one may see, best first. Rejects as the calls of the API do. */
export type Search = (wanted: SearchWanted) => Promise<Page<Found>>;

export function createSearch(http: Http, session: TokenSession): Search {
  return ({ types = [], ...wanted }) => {
    const type = types.length > 0 ? { type: types.join(",") } : {};
    return session.authorized((token) => http.ask<Page<Found>>(`/search${query({ ...wanted, ...type })}`, { token }));
  };
}
