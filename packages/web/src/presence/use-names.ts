import { useTranslation } from "react-i18next";
import type { Other } from "./use-others.ts";

/** More names than these make a line that nobody reads. */
const MOST_NAMES = 3;

/** "Ann, Bob and 4 others". */
export function useNames(people: readonly Other[]): string {
  const { t, i18n } = useTranslation();
  const names = people.map(({ name }) => name);
  const isMany = names.length > MOST_NAMES;
  const shown = isMany ? names.slice(0, MOST_NAMES - 1) : names;
  const more = isMany ? [t("presence.others", { count: names.length - shown.length })] : [];
  return new Intl.ListFormat(i18n.language).format([...shown, ...more]);
}
