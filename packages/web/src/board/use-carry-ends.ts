import { useEffect } from "react";
import { announce } from "../ui/Announcer.tsx";
import { putBack } from "./actions/carrying.ts";
import { type BoardDesk, patchUi } from "./board-desk.ts";

/** What is in the hand leaves it when somebody deletes it, or when the hand goes elsewhere. */
export function useCarryEnds(desk: BoardDesk): void {
  useEffect(() => {
    const stop = desk.live.subscribe(() => {
      const { carry } = desk.ui.get();
      if (!carry) return;
      const { view } = desk.live.getState();
      const isThere = carry.kind === "card" ? view.liveCard(carry.id) : view.liveColumn(carry.id);
      if (isThere && carry.kind === "card") {
        const ids = carry.ids.filter((id) => view.liveCard(id));
        if (ids.length < carry.ids.length) patchUi(desk, { carry: { ...carry, ids } });
      }
      if (isThere) return;
      patchUi(desk, { carry: null });
      announce(desk.t("keys.said.taken"));
    });
    function onPointerDown() {
      if (desk.ui.get().carry?.by === "keys") putBack(desk);
    }
    document.addEventListener("pointerdown", onPointerDown, { capture: true });
    return () => {
      stop();
      document.removeEventListener("pointerdown", onPointerDown, { capture: true });
    };
  }, [desk]);
}
