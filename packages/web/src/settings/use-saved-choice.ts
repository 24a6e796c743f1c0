import { useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";

interface SavedChoice<Value> {
  /** What is on its way to the server. */
  readonly wanted: Value | undefined;
  readonly isSaved: boolean;
  readonly fault: string | undefined;
  readonly choose: (next: Value) => Promise<void>;
}

/** A choice that is saved at once: it shows meanwhile, and goes back when it is not taken. */
export function useSavedChoice<Value>(save: (next: Value) => Promise<void>): SavedChoice<Value> {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<Value>();
  const [isSaved, setSaved] = useState(false);
  const [error, setError] = useState<unknown>();

  async function choose(next: Value) {
    setWanted(() => next);
    setSaved(false);
    setError(undefined);
    try {
      await save(next);
      setSaved(true);
    } catch (failure) {
      setError(failure);
    }
    setWanted((now) => (now === next ? undefined : now));
  }

  return { wanted, isSaved, fault: error === undefined ? undefined : faultText(error, t), choose };
}
