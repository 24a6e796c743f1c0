import type { Label } from "@syncboard/model";
import { useTranslation } from "react-i18next";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { type Person, personOf } from "../member/use-people.ts";
import type { Entry } from "./activity-days.ts";

/** What stands for a thing in a sentence. */
export interface Names {
  card(id: string): { readonly title: string; readonly isThere: boolean };
  column(id: string): string;
  /** Another board, by its title where one is a member of it. */
  board(id: string): string;
  label(id: string): Pick<Label, "name"> & Partial<Pick<Label, "color">>;
  person(id: string): Person;
}

/** Things by the names that they have now, or had last. */
export function useNames({ names, people }: Pick<Entry, "names" | "people">): Names {
  const { t } = useTranslation();
  const { live, me } = useDesk();
  // The view stays the same object: this says that it is another.
  useBoard((state) => state.version);
  const { view, profiles } = live.getState();
  return {
    card: (id) => ({
      title: view.cards.get(id)?.title ?? names[id] ?? t("activity.some.card"),
      isThere: view.liveCard(id) !== undefined,
    }),
    column: (id) => view.allColumns.get(id)?.title ?? names[id] ?? t("activity.some.column"),
    board: (id) => names[id] ?? t("activity.some.board"),
    label: (id) => view.allLabels.get(id) ?? { name: names[id] ?? t("activity.some.label") },
    person(id) {
      const member = view.members.get(id);
      const profile = id === me.id ? me : (profiles.get(id) ?? people.find((each) => each.id === id));
      if (member) return personOf(member, profile);
      const { name = t("activity.some.person"), username = "", avatarUrl: url = null } = profile ?? {};
      return { id, name, username, url, isActive: true };
    },
  };
}
