import { ApiError, type PublicBoard, publicLinksOf } from "@syncboard/client";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { useClient } from "../app/client-context.ts";

/** A page that somebody leaves open shows what is so, to about this. */
const REFRESH_MS = 60_000;

type State =
  | { readonly kind: "loading" | "dead" | "locked" }
  | { readonly kind: "failed"; readonly error: unknown }
  | {
      readonly kind: "shown";
      readonly board: PublicBoard;
      readonly password: string | undefined;
      readonly isStale: boolean;
    };

const LOADING: State = { kind: "loading" };

/** Without an answer, what was shown is shown, and the form that was there waits for another try. */
function unreached(before: State, error: unknown): State {
  if (before.kind === "shown") return { ...before, isStale: true };
  return before.kind === "locked" ? before : { kind: "failed", error };
}

/** What the link of this code shows now, and what is to be done about it where it shows nothing. */
export function usePublicBoard(code: string) {
  const publicLinks = publicLinksOf(useClient());
  const [seen, setSeen] = useState<{ readonly of: string; readonly state: State }>();
  const wanted = useRef(code);
  const state = seen?.of === code ? seen.state : LOADING;

  const tell = useCallback((next: (before: State) => State) => {
    // An answer that comes late is about a board that nobody looks at any more.
    setSeen((before) => ({ of: wanted.current, state: next(before?.of === wanted.current ? before.state : LOADING) }));
  }, []);

  /** Rejects with what a form has to say: a wrong password, or too many of them. */
  const open = useCallback(
    async (password?: string): Promise<void> => {
      try {
        const board = await publicLinks.open(code, password);
        if (wanted.current === code) tell(() => ({ kind: "shown", board, password, isStale: false }));
      } catch (error) {
        if (wanted.current !== code) return;
        const { status = 0, code: why = "" } = error instanceof ApiError ? error : {};
        if (status === 404) return tell(() => ({ kind: "dead" }));
        if (why === "password_needed") return tell(() => ({ kind: "locked" }));
        // A code that is none; or a password that is not right, or is not any more.
        if (why === "invalid" && password === undefined) return tell(() => ({ kind: "dead" }));
        if (why === "invalid") tell(() => ({ kind: "locked" }));
        else tell((before) => unreached(before, error));
        throw error;
      }
    },
    [publicLinks, code, tell],
  );

  /** Answers whether the board is as it is now. */
  const refresh = useCallback(
    () =>
      open(state.kind === "shown" ? state.password : undefined).then(
        () => true,
        () => false,
      ),
    [open, state],
  );
  const keepUp = useEffectEvent(() => {
    if (document.visibilityState === "visible" && state.kind === "shown") void refresh();
  });

  useEffect(() => {
    wanted.current = code;
    open().catch(() => {});
    const timer = setInterval(() => keepUp(), REFRESH_MS);
    const hear = () => keepUp();
    document.addEventListener("visibilitychange", hear);
    addEventListener("online", hear);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", hear);
      removeEventListener("online", hear);
    };
  }, [code, open]);

  return { state, open, refresh };
}
