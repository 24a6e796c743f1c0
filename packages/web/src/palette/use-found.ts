import { FOUND_TYPES, type Found } from "@syncboard/client";
import { useEffect, useState } from "react";
import { useClient } from "../app/client-context.ts";

/** So long after the last letter: whoever types on does not ask for each. */
const PAUSE_MS = 120;
const MOST = 8;
/** Most of them may be at hand. */
const MOST_BOARDS = 60;
/** Boards are at hand already, by their titles: those of whoever has not more of them than one page. */
const TYPES = FOUND_TYPES.filter((type) => type !== "board");

interface Answered {
  readonly q: string;
  readonly found: readonly Found[];
}

const NOTHING: readonly Found[] = [];

/**
 * What the server finds for this text: what was found for another is not shown, nor is a fault; what is at hand still is.
 * `atHand`: boards that are shown already; undefined: all that there are.
 */
export function useFound(
  q: string,
  atHand: ReadonlySet<string> | undefined,
): { readonly found: readonly Found[]; readonly isSearching: boolean } {
  const { search } = useClient();
  const [answered, setAnswered] = useState<Answered>();
  const hasMoreBoards = atHand !== undefined;
  useEffect(() => {
    if (q === "") return;
    let isWanted = true;
    const timer = setTimeout(() => {
      const boards = hasMoreBoards ? search({ q, types: ["board"], limit: MOST_BOARDS }) : { items: NOTHING };
      Promise.all([boards, search({ q, types: TYPES, limit: MOST })]).then(
        (pages) => isWanted && setAnswered({ q, found: pages.flatMap(({ items }) => items) }),
        () => isWanted && setAnswered({ q, found: NOTHING }),
      );
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [search, q, hasMoreBoards]);
  const isAnswered = q === "" || answered?.q === q;
  const found = q !== "" && answered?.q === q ? answered.found : NOTHING;
  const boards = found.filter(({ type, id }) => type === "board" && !atHand?.has(id)).slice(0, MOST);
  return { found: [...boards, ...found.filter(({ type }) => type !== "board")], isSearching: !isAnswered };
}
