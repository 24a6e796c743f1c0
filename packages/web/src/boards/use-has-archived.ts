import { useEffect, useState } from "react";
import { useClient } from "../app/client-context.ts";

/** Whether any of my boards is archived, or was deleted and can be had back. Until the server has answered: none. */
export function useHasArchived(): boolean {
  const { api } = useClient();
  const [hasArchived, setHas] = useState(false);
  useEffect(() => {
    Promise.all([api.listBoards({ archived: true, limit: 1 }), api.listBoards({ deleted: true, limit: 1 })]).then(
      (pages) => setHas(pages.some(({ items }) => items.length > 0)),
      () => {
        // The way there is not shown, and the boards themselves say what is wrong with the line.
      },
    );
  }, [api]);
  return hasArchived;
}
