import { type InvitePreview, invitesOf } from "@syncboard/client";
import { useCallback, useEffect, useState } from "react";
import { useClient } from "../app/client-context.ts";
import { isNotThere } from "../app/gone.ts";

interface Seen {
  readonly of: string;
  /** Null: the code lets nobody in. */
  readonly preview: InvitePreview | null;
}

/** What a code is for. `preview` is null where it lets nobody in, and undefined until that is known. */
export function usePreview(code: string | undefined) {
  const invites = invitesOf(useClient());
  const [seen, setSeen] = useState<Seen>();
  const [error, setError] = useState<unknown>();

  const load = useCallback(async () => {
    if (code === undefined) return;
    setError(undefined);
    try {
      setSeen({ of: code, preview: await invites.preview(code) });
    } catch (failure) {
      if (isNotThere(failure)) setSeen({ of: code, preview: null });
      else setError(failure);
    }
  }, [invites, code]);

  useEffect(() => void load(), [load]);

  if (code === undefined) return { preview: null, error: undefined, load };
  return { preview: seen?.of === code ? seen.preview : undefined, error, load };
}
