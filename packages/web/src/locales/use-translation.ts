import { useSyncExternalStore } from "react";
import { spoken } from "./i18n.ts";

/** The texts of the screen, and the locale that it is shown in. */
export function useTranslation() {
  return useSyncExternalStore(spoken.subscribe, spoken.get);
}
