import { useTranslation } from "react-i18next";
import { useBoardUi, useDesk } from "../board/board-desk.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { shownShortcut } from "../ui/shortcut.ts";
import { selectionActions } from "./selection-actions.ts";

/** How many cards are selected, and what can be done with them. */
export function SelectionBar() {
  const { t } = useTranslation();
  const desk = useDesk();
  const count = useBoardUi(({ selected }) => selected.size);
  if (count === 0) return null;
  const offered = selectionActions.filter((action) => action.isOffered(desk));
  const clear = offered.find(({ name }) => name === "selection.clear");
  return (
    <section aria-label={t("board.selection.title")} className="selection-bar">
      <p className="px-2 text-sm font-semibold whitespace-nowrap">{t("board.selection.count", { count })}</p>
      {offered
        .filter((action) => action !== clear)
        .map((action) => (
          <Button
            key={action.name}
            look="quiet"
            icon={action.icon}
            data-selection-act={action.name}
            title={shownShortcut(action.shortcuts[0] ?? "", t)}
            onClick={() => action.run(desk)}
          >
            <span className="max-sm:sr-only">{t(action.label)}</span>
          </Button>
        ))}
      {clear && <IconButton icon={clear.icon} label={t(clear.label)} onClick={() => clear.run(desk)} />}
    </section>
  );
}
