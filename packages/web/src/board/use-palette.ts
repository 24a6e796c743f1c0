import type { TFunction } from "i18next";
import { type PaletteGroup, usePaletteGroups } from "../palette/palette.ts";
import { selectionActions } from "../selection/selection-actions.ts";
import type { Action } from "./actions/action.ts";
import { boardActions } from "./actions/board-actions.ts";
import { cardActions } from "./actions/card-actions.ts";
import { columnActions } from "./actions/column-actions.ts";
import type { BoardDesk } from "./board-desk.ts";

/** What hands can do on this board goes into the palette: to the selection, to where they are, and to the board itself. */
export function usePalette(desk: BoardDesk, isCardOpen: boolean): void {
  usePaletteGroups(() => {
    const { t } = desk;
    const { active, selected } = desk.ui.get();
    const { view } = desk.live.getState();
    const card = active?.cardId ? view.liveCard(active.cardId) : undefined;
    const column = active ? view.liveColumn(active.columnId) : view.columns[0];
    const groups: PaletteGroup[] = [];
    // An open card has its own buttons; what is done to one below it would not be seen.
    if (!isCardOpen) {
      if (selected.size > 0) groups.push(groupOf(desk, t("palette.onSelection"), selectionActions, undefined));
      if (card) groups.push(groupOf(desk, t("palette.onCard", { title: card.title }), cardActions, card.id));
      if (column) groups.push(groupOf(desk, t("palette.onColumn", { title: column.title }), columnActions, column.id));
    }
    return [...groups, groupOf(desk, t("palette.onBoard"), boardActions, undefined)];
  });
}

function groupOf<Subject>(
  desk: BoardDesk,
  label: string,
  actions: readonly Action<Subject>[],
  subject: Subject,
): PaletteGroup {
  const offered = actions.filter((action) => !action.isForKeysOnly && action.isOffered(desk, subject));
  return { label, items: offered.map((action) => entryOf(desk, label, action, subject)) };
}

function entryOf<Subject>(desk: BoardDesk, of: string, action: Action<Subject>, subject: Subject) {
  const { name, label, icon, shortcuts } = action;
  const t: TFunction = desk.t;
  return { id: `${of} ${name}`, label: t(label), icon, shortcut: shortcuts[0], run: () => action.run(desk, subject) };
}
