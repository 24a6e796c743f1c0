import type { AccountChange } from "@syncboard/client";
import { useState } from "react";
import { useClient } from "../app/client-context.ts";
import { type Sending, useSending } from "../ui/use-sending.ts";

interface Saving extends Omit<Sending, "send"> {
  /** Whether what is shown is what the server has just taken. */
  readonly isSaved: boolean;
  /** True when it was taken. */
  readonly save: (change: AccountChange) => Promise<boolean>;
}

/** Saves a part of one's account. */
export function useSaving(): Saving {
  const { session } = useClient();
  const { send, ...sending } = useSending();
  const [isSaved, setSaved] = useState(false);

  function reset() {
    setSaved(false);
    sending.reset();
  }

  async function save(change: AccountChange): Promise<boolean> {
    setSaved(false);
    const isTaken = await send(() => session.changeAccount(change));
    setSaved(isTaken);
    return isTaken;
  }

  return { ...sending, isSaved, save, reset };
}
