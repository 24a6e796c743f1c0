import type { Installation } from "@syncboard/client";
import { useEffect } from "react";
import { useClient } from "../app/client-context.ts";
import { createStore, useStore } from "../ui/store.ts";

/** What the server said last: the next page for guests starts with it. */
const said = createStore<Installation | undefined>(undefined);

/** Which ways in there are. Until the server has answered, and when it does not: unknown, and one finds out by trying. */
export function useInstallation(): Installation | undefined {
  const { api } = useClient();
  useEffect(() => {
    api.getInstallation().then(
      (installation) => said.set(installation),
      () => {
        // The pages work without it.
      },
    );
  }, [api]);
  return useStore(said, (state) => state);
}
