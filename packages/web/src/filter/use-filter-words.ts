import { useEffect, useEffectEvent, useRef } from "react";
import type { BoardDesk } from "../board/board-desk.ts";
import { announce } from "../ui/Announcer.tsx";
import { useShown } from "./use-shown.ts";

/** A quick hand is not talked over. */
const QUIET_MS = 600;

/** Says how many cards match, when the filter has been another for a moment. */
export function useFilterWords({ shown, t }: BoardDesk): void {
  const filter = useShown((now) => now.filter);
  const said = useRef(filter);

  const say = useEffectEvent(() => {
    said.current = filter;
    announce(shown.isFiltered ? t("filter.matching", { count: shown.count() }) : t("filter.all"));
  });

  useEffect(() => {
    if (filter === said.current) return;
    const timer = setTimeout(say, QUIET_MS);
    return () => clearTimeout(timer);
  }, [filter]);
}
