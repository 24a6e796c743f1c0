import type { Client } from "@syncboard/client";
import { useEffect } from "react";
import { useClient } from "../app/client-context.ts";

/** Tells when something of one's subjects or documents may be another than before; also when the line stands anew. */
export function whenSubjectsChange(client: Client, listener: () => void): () => void {
  let isOn = false;
  // With the line standing it is told in the very call: who begins to listen has just asked, or is about to.
  const stop = client.subjects.whenChanged(() => isOn && listener());
  isOn = true;
  return stop;
}

/** Asks anew at each change; what changes meanwhile is asked for once more behind that. `load` must not change but for something else. */
export function useFresh(load: () => Promise<unknown>): void {
  const client = useClient();
  useEffect(() => {
    let isAsking = false;
    let isWanted = false;
    let isOver = false;
    async function ask() {
      isWanted = true;
      if (isAsking) return;
      isAsking = true;
      while (isWanted && !isOver) {
        isWanted = false;
        await load();
      }
      isAsking = false;
    }
    const stop = whenSubjectsChange(client, () => void ask());
    return () => {
      isOver = true;
      stop();
    };
  }, [client, load]);
}
