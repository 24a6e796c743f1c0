import { FOUND_TYPES, type Found } from "@syncboard/client";
import { useEffect, useState } from "react";
import { useClient } from "../app/client-context.ts";

/** So long after the last letter: whoever types on does not ask for each. */
const PAUSE_MS = 120;
const MOST = 8;
/** Boards are at hand already, by their titles. */
const TYPES = FOUND_TYPES.filter((type) => type !== "board");

interface Answered {
  readonly q: string;
  readonly found: readonly Found[];
}

const NOTHING: readonly Found[] = [];

/** What the server finds for this text: what was found for another is not shown, nor is a fault; what is at hand still is. */
export function useFound(q: string): { readonly found: readonly Found[]; readonly isSearching: boolean } {
  const { search } = useClient();
  const [answered, setAnswered] = useState<Answered>();
  useEffect(() => {
    if (q === "") return;
    let isWanted = true;
    const timer = setTimeout(() => {
      search({ q, types: TYPES, limit: MOST }).then(
        ({ items }) => isWanted && setAnswered({ q, found: items }),
        () => isWanted && setAnswered({ q, found: NOTHING }),
      );
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [search, q]);
  const isAnswered = q === "" || answered?.q === q;
  return { found: q !== "" && answered?.q === q ? answered.found : NOTHING, isSearching: !isAnswered };
}
