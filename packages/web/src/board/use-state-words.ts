import { useEffect } from "react";
import { announce } from "../ui/Announcer.tsx";
import { notify } from "../ui/notices.ts";
import { type BoardDesk, patchUi } from "./board-desk.ts";

/** Says aloud what the state sign shows, but only what matters: the line gone and back, and a change not accepted. */
export function useStateWords(desk: BoardDesk): void {
  useEffect(() => {
    let { line, refused } = desk.live.getState();
    let withdraw = () => {};
    return desk.live.subscribe(() => {
      const state = desk.live.getState();
      if (state.line === "offline" && line === "online") announce(desk.t("board.state.wentOffline"));
      if (state.line === "online" && line === "offline") announce(desk.t("board.state.cameBack"));
      // Between the two it is only trying.
      if (state.line !== "connecting") line = state.line;
      if (state.refused.length > refused.length) {
        withdraw();
        withdraw = notify(desk.t("board.refused.notice", { count: state.refused.length }), {
          tone: "problem",
          action: {
            label: desk.t("board.refused.look"),
            run: () => patchUi(desk, { opened: { what: "refused" } }),
          },
        });
      }
      if (state.refused.length === 0) withdraw();
      refused = state.refused;
    });
  }, [desk]);
}
