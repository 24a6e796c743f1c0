import { useEffect } from "react";
import { useClient } from "../app/client-context.ts";
import { createStore, useStore } from "../ui/store.ts";

const said = createStore<number | undefined>(undefined);
let isAsked = false;

/** How large a file may be; undefined while that is not known: then the server says so. */
export function useMostBytes(): number | undefined {
  const { api } = useClient();
  useEffect(() => {
    if (isAsked) return;
    isAsked = true;
    api.getInstallation().then(
      ({ maxUploadBytes }) => said.set(maxUploadBytes),
      () => {
        isAsked = false;
      },
    );
  }, [api]);
  return useStore(said, (most) => most);
}
