import type { Client } from "@syncboard/client";
import { useEffect } from "react";
import { useClient } from "../app/client-context.ts";
import type { Said } from "../undo/acts.ts";

/** Tells when something of one's subjects or documents may be another than before; also when the line stands anew. */
export function whenSubjectsChange(client: Client, listener: () => void): () => void {
  let isOn = false;
  // With the line standing it is told in the very call: who begins to listen has just asked, or is about to.
  const stop = client.subjects.whenChanged(() => isOn && listener());
  isOn = true;
  return stop;
}

/** Until what went to the trash is had back from there, wherever that is done. `look`: rejects as long as it is not there. */
export function untilBack(client: Client, look: () => Promise<unknown>): NonNullable<Said["until"]> {
  return (over) => whenSubjectsChange(client, () => void look().then(over, () => {}));
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
