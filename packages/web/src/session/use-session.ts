import type { SessionState, User } from "@syncboard/client";
import { createContext, use, useSyncExternalStore } from "react";
import { useClient } from "../app/client-context.ts";

export function useSession(): SessionState {
  const { session } = useClient();
  return useSyncExternalStore(
    (listener) => session.subscribe(listener),
    () => session.getState(),
  );
}

/** The signed-in user, below `SignedIn`. */
export const MeContext = createContext<User | null>(null);

export function useMe(): User {
  const me = use(MeContext);
  if (!me) throw new Error("Nobody is signed in around this component");
  return me;
}

/** Whether somebody has signed in on this browser before: they are shown the sign-in page first, newcomers register. */
const KNOWN_KEY = "syncboard.known";

export function isKnownHere(): boolean {
  return localStorage.getItem(KNOWN_KEY) !== null;
}

export function rememberKnown(): void {
  localStorage.setItem(KNOWN_KEY, "1");
}
