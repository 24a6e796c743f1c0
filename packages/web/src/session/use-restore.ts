import { useCallback, useEffect, useState } from "react";
import { useClient } from "../app/client-context.ts";
import { useSession } from "./use-session.ts";

/** Asks once who is signed in. `failed` when the server does not answer; it tries again when the network comes back. */
export function useRestore() {
  const { session } = useClient();
  const state = useSession();
  const [failed, setFailed] = useState(false);

  const restore = useCallback(() => {
    setFailed(false);
    session.restore().catch(() => setFailed(true));
  }, [session]);

  useEffect(() => {
    if (state.status === "unknown") restore();
  }, [state.status, restore]);

  useEffect(() => {
    if (!failed) return;
    addEventListener("online", restore);
    return () => removeEventListener("online", restore);
  }, [failed, restore]);

  return { state, failed, restore };
}
