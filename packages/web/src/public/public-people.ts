import type { PublicCard } from "@syncboard/client";
import type { TFunction } from "i18next";

/** For whom a card is, in words; how many there are besides who show their names to nobody but members. */
export function peopleWords({ people }: PublicCard, t: TFunction): string[] {
  const names = people.filter((name) => name !== null);
  const rest = people.length - names.length;
  return rest > 0 ? [...names, t("publicLink.page.unnamed", { count: rest })] : names;
}
