import type { AccountChange } from "@syncboard/client";
import { useState } from "react";
import { useClient } from "../app/client-context.ts";

interface Saving {
  readonly isBusy: boolean;
  /** Whether what is shown is what the server has just taken. */
  readonly isSaved: boolean;
  /** Why it was not taken. */
  readonly error: unknown;
  /** How many times it was not. */
  readonly refusals: number;
  /** For what the form itself does not let through. */
  readonly refuse: () => void;
  /** True when it was taken. */
  readonly save: (change: AccountChange) => Promise<boolean>;
  /** For when something is typed: what was said of the text before is not true of this one. */
  readonly reset: () => void;
}

/** Saves a part of one's account. What was typed stays, whatever comes of it. */
export function useSaving(): Saving {
  const { session } = useClient();
  const [isBusy, setBusy] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [error, setError] = useState<unknown>();

  const [refusals, setRefusals] = useState(0);
  const refuse = () => setRefusals((count) => count + 1);

  function reset() {
    setSaved(false);
    setError(undefined);
  }

  async function save(change: AccountChange): Promise<boolean> {
    setBusy(true);
    reset();
    try {
      await session.changeAccount(change);
      setSaved(true);
      return true;
    } catch (failure) {
      setError(failure);
      refuse();
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { isBusy, isSaved, error, refusals, refuse, save, reset };
}
