import type { Card } from "@syncboard/model";
import { Link2 } from "lucide-react";
import { archiveCard, cardActions, deleteCard, selectCard } from "../board/actions/card-actions.ts";
import { useDesk } from "../board/board-desk.ts";
import { behindPalette, type PaletteEntry, usePaletteGroups } from "../palette/palette.ts";

/** The controls of an open card, by the action of the board that does the same there; each is marked with `data-hand`. */
export type CardHand =
  | "title"
  | "labels"
  | "people"
  | "dates"
  | "cover"
  | "checklist"
  | "comment"
  | "attach"
  | "move"
  | "copy"
  | "link";

const HANDS: Readonly<Record<string, CardHand | undefined>> = {
  "card.editTitle": "title",
  "card.labels": "labels",
  "card.assign": "people",
  "card.dates": "dates",
  "card.cover": "cover",
  "card.addChecklist": "checklist",
  "card.comment": "comment",
  "card.attach": "attach",
  "card.moveTo": "move",
  "card.copy": "copy",
};
const TAKE_AWAY = [selectCard, archiveCard, deleteCard];

function controlOf(hand: CardHand): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-hand="${hand}"]`);
}

function press(hand: CardHand): void {
  const control = controlOf(hand);
  const field = control?.querySelector("textarea");
  if (field) field.focus();
  else control?.click();
}

/** What can be done with the open card goes into the palette, before what can be done with its board. */
export function useCardPalette(card: Card, takeAway: (action: typeof archiveCard) => void): void {
  const desk = useDesk();
  const { t } = desk;

  function pressing(hand: CardHand): (() => void) | undefined {
    // What one may not do has no control.
    return controlOf(hand) ? () => press(hand) : undefined;
  }

  usePaletteGroups(() => {
    const items = cardActions.flatMap((action): PaletteEntry[] => {
      const { name, label, icon } = action;
      const hand = HANDS[name];
      let run = hand && pressing(hand);
      if (action.isOffered(desk, card.id)) {
        // It does here what it does on the board.
        if (name === "card.watch") run = () => action.run(desk, card.id);
        if (TAKE_AWAY.includes(action)) run = () => takeAway(action);
      }
      const then = run;
      return then ? [{ id: `open ${name}`, label: t(label), icon, run: () => behindPalette(then) }] : [];
    });
    const link = pressing("link");
    const linking = link ? [{ id: "open card.link", label: t("card.copyLink"), icon: Link2, run: link }] : [];
    return [{ label: t("palette.onCard", { title: card.title }), items: [...items, ...linking] }];
  });
}
