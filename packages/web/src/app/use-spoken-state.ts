import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../ui/Announcer.tsx";
import { notify } from "../ui/notices.ts";
import type { OnItsWay } from "./StateMark.tsx";

interface Source {
  getState(): OnItsWay;
  subscribe(listener: () => void): () => void;
}

/** Says aloud what the state sign shows, but only what matters: the line gone and back, and a change not accepted. */
export function useSpokenState(source: Source, onLook: () => void): void {
  const { t } = useTranslation();
  const words = useEffectEvent(() => t);
  const look = useEffectEvent(onLook);
  useEffect(() => {
    let { line, refused } = source.getState();
    let withdraw = () => {};
    return source.subscribe(() => {
      const t = words();
      const state = source.getState();
      if (state.line === "offline" && line === "online") announce(t("board.state.wentOffline"));
      if (state.line === "online" && line === "offline") announce(t("board.state.cameBack"));
      // Between the two it is only trying.
      if (state.line !== "connecting") line = state.line;
      if (state.refused.length > refused.length) {
        withdraw();
        withdraw = notify(t("board.refused.notice", { count: state.refused.length }), {
          tone: "problem",
          action: { label: t("board.refused.look"), run: () => look() },
        });
      }
      if (state.refused.length === 0) withdraw();
      refused = state.refused;
    });
  }, [source]);
}
