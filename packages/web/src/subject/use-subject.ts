import type { SubjectDetail } from "@syncboard/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "../app/client-context.ts";
import { isNotThere } from "../app/gone.ts";
import { useFresh } from "./heard.ts";

export interface SubjectHold {
  readonly subject: SubjectDetail | undefined;
  readonly isGone: boolean;
  /** Why it could not be asked for; what was known stays. */
  readonly error: unknown;
  readonly load: () => Promise<void>;
  /** What the server has just said of it. */
  readonly learn: (subject: SubjectDetail) => void;
}

/** One subject, true while it is looked at. */
export function useSubject(subjectId: string): SubjectHold {
  const { subjects } = useClient();
  const [known, setKnown] = useState<SubjectDetail>();
  const [isGone, setGone] = useState(false);
  const [error, setError] = useState<unknown>();
  const wanted = useRef(subjectId);
  /** An answer that was asked for before something was changed here says what was. */
  const turn = useRef(0);

  const load = useCallback(async () => {
    const mine = ++turn.current;
    try {
      const subject = await subjects.get(subjectId);
      if (wanted.current !== subjectId || mine !== turn.current) return;
      setKnown(subject);
      setGone(false);
      setError(undefined);
    } catch (failure) {
      if (wanted.current !== subjectId || mine !== turn.current) return;
      if (isNotThere(failure)) setGone(true);
      else setError(failure);
    }
  }, [subjects, subjectId]);

  const learn = useCallback((subject: SubjectDetail) => {
    turn.current++;
    setKnown(subject);
    setGone(false);
    setError(undefined);
  }, []);

  useEffect(() => {
    wanted.current = subjectId;
    setGone(false);
    void load();
    const again = () => void load();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [subjectId, load]);
  useFresh(load);

  return { subject: known?.id === subjectId ? known : undefined, isGone, error, load, learn };
}
