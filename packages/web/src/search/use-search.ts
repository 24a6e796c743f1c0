import type { Found, FoundType } from "@syncboard/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "../app/client-context.ts";
import { withNext } from "../ui/pages.ts";

/** A quick hand types several letters in it. */
const TYPING_MS = 140;
const AT_ONCE = 20;

interface Known {
  readonly q: string;
  readonly kind: FoundType | undefined;
  readonly items: readonly Found[];
  readonly nextCursor: string | null;
}

/**
 * What is found for what is typed, a moment after the hand rests. What was found before stays until then; an answer that
 * something else was typed after is dropped.
 */
export function useSearch(typed: string, kind: FoundType | undefined) {
  const { search } = useClient();
  const q = typed.trim();
  const [known, setKnown] = useState<Known>();
  const [error, setError] = useState<unknown>();
  const turn = useRef(0);

  const ask = useCallback(
    async (before?: Known) => {
      const own = ++turn.current;
      const cursor = before?.nextCursor;
      try {
        const page = await search({ q, limit: AT_ONCE, ...(kind && { types: [kind] }), ...(cursor && { cursor }) });
        if (own !== turn.current) return;
        setKnown({ q, kind, ...(before ? withNext(before, page) : page) });
        setError(undefined);
      } catch (failure) {
        if (own === turn.current) setError(failure);
      }
    },
    [search, q, kind],
  );

  useEffect(() => {
    if (q === "") {
      turn.current++;
      setKnown(undefined);
      setError(undefined);
      return;
    }
    const timer = setTimeout(() => void ask(), TYPING_MS);
    return () => clearTimeout(timer);
  }, [q, ask]);

  useEffect(() => {
    if (error === undefined) return;
    const again = () => void ask();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [error, ask]);

  return {
    q,
    /** Also of what was asked before: `isCurrent` says whether. */
    known: q === "" ? undefined : known,
    isCurrent: known?.q === q && known.kind === kind,
    error,
    retry: () => void ask(),
    more: () => known && void ask(known),
  };
}
