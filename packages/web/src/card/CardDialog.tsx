import { Dialog as Base } from "@base-ui/react/dialog";
import { useParams } from "@tanstack/react-router";
import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { mayDo, redo, undo } from "../board/actions/send.ts";
import { patchUi, useBoard, useDesk } from "../board/board-desk.ts";
import { isPressed } from "../ui/shortcut.ts";
import { useTitle } from "../ui/use-title.ts";
import { whenClosed } from "../ui/when-closed.ts";
import { CardAway } from "./CardAway.tsx";
import { CardPage } from "./CardPage.tsx";

/** A card, open over its board; on a phone a page of its own. */
export function CardDialog() {
  const { cardId } = useParams({ from: "/signed-in/b/$boardId/c/$cardId" });
  const { t } = useTranslation();
  const desk = useDesk();
  const popup = useRef<HTMLDivElement>(null);
  const card = useBoard((state) => state.view.liveCard(cardId));
  const seen = useRef<string>(undefined);
  if (card) seen.current = cardId;
  const boardTitle = useBoard((state) => state.view.info.title);
  useTitle(t("app.title", { screen: card?.title ?? t("card.gone.title") }));

  useEffect(() => {
    desk.live.lookAt(cardId);
    return () => {
      desk.live.lookAt(null);
      document.title = t("app.title", { screen: boardTitle });
    };
  }, [desk, cardId, t, boardTitle]);

  /** As on the board; a text that one writes has an undo of its own. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.target instanceof Element && event.target.closest("input, textarea, select")) return;
    if (event.defaultPrevented || !mayDo(desk, "comment.add")) return;
    // Not of a menu or a picker over it.
    const isHere = event.target instanceof Node && popup.current?.contains(event.target);
    if (isHere && isPressed(event.nativeEvent, "f") && mayDo(desk, "attachment.add")) {
      event.preventDefault();
      return patchUi(desk, { opened: { what: "card-attach", cardId } });
    }
    const isRedo = isPressed(event.nativeEvent, "Mod+Shift+z") || isPressed(event.nativeEvent, "Mod+y");
    if (!isRedo && !isPressed(event.nativeEvent, "Mod+z")) return;
    event.preventDefault();
    (isRedo ? redo : undo)(desk);
  }

  function finalFocus() {
    const { active } = desk.ui.get();
    // The card, or where the hands are since it went.
    return desk.dom.card(cardId) ?? (active && desk.dom.at(active)) ?? true;
  }

  return (
    <Base.Root open onOpenChange={whenClosed(desk.closeCard)}>
      <Base.Portal>
        <Base.Backdrop className="scrim z-30" />
        <Base.Popup
          ref={popup}
          className="dialog page z-40"
          style={{ "--dialog-width": "720px" } as CSSProperties}
          initialFocus={() => popup.current?.querySelector<HTMLElement>("[data-opens-here]") ?? true}
          onKeyDown={onKeyDown}
          finalFocus={finalFocus}
        >
          {card ? (
            <CardPage key={card.id} card={card} />
          ) : (
            <CardAway key={cardId} cardId={cardId} wasHere={seen.current === cardId} onClose={desk.closeCard} />
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
