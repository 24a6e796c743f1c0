import { useState } from "react";

export interface Sending {
  readonly isBusy: boolean;
  /** Why it was not taken. */
  readonly error: unknown;
  /** How many times it was not. */
  readonly refusals: number;
  /** For what the form itself does not let through. */
  readonly refuse: () => void;
  /** True when it was taken. */
  readonly send: (call: () => Promise<unknown>) => Promise<boolean>;
  /** For when something is typed: what was said of the text before is not true of this one. */
  readonly reset: () => void;
}

/** A form on its way to the server. What was typed stays, whatever comes of it. */
export function useSending(): Sending {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [refusals, setRefusals] = useState(0);
  const refuse = () => setRefusals((count) => count + 1);
  const reset = () => setError(undefined);

  async function send(call: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    reset();
    try {
      await call();
      return true;
    } catch (failure) {
      setError(failure);
      refuse();
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { isBusy, error, refusals, refuse, send, reset };
}
