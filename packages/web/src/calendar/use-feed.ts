import { ApiError, type CalendarFeed, calendarOf } from "@syncboard/client";
import { useCallback, useEffect, useState } from "react";
import { useClient } from "../app/client-context.ts";

/** My calendar feed. `feed`: undefined until it is known, null where there is none. What is done rejects as the client does. */
export function useFeed() {
  const calendar = calendarOf(useClient());
  const [feed, setFeed] = useState<CalendarFeed | null>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);

  const load = useCallback(() => {
    setError(undefined);
    calendar.feed().then(setFeed, setError);
  }, [calendar]);
  useEffect(load, [load]);

  async function change(work: () => Promise<CalendarFeed | null>) {
    setBusy(true);
    try {
      setFeed(await work());
    } finally {
      setBusy(false);
    }
  }

  return {
    feed,
    error,
    isBusy,
    load,
    make: () => change(() => calendar.makeFeed(Intl.DateTimeFormat().resolvedOptions().timeZone)),
    revoke: () =>
      change(async () => {
        try {
          await calendar.revokeFeed();
        } catch (failure) {
          // In another tab it was revoked already.
          if (!(failure instanceof ApiError && failure.status === 404)) throw failure;
        }
        return null;
      }),
  };
}
