import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../session/use-session.ts";
import { Acts } from "../undo/acts.ts";
import type { History } from "../undo/take-back.ts";

let kept: { readonly userId: string; readonly acts: Acts } | undefined;

function actsOf(userId: string): Acts {
  if (kept?.userId !== userId) kept = { userId, acts: new Acts() };
  return kept.acts;
}

/**
 * What one did to one's subjects and to what is in them. One for all their screens: a note that is deleted, or a subject,
 * leads to another screen, and is taken back there.
 */
export function useSubjectHistory(): History {
  const { t } = useTranslation();
  const { id } = useMe();
  return useMemo(() => ({ acts: actsOf(id), t }), [id, t]);
}
