import { useEffect } from "react";
import type { BoardDesk } from "../board/board-desk.ts";

/** Tells the others what is in the hand, by pointer or by keys, until it is put down. */
export function useTellCarry({ live, ui }: BoardDesk): void {
  useEffect(() => {
    const tell = () => live.drag(ui.get().carry?.id ?? null);
    const stop = ui.subscribe(tell);
    return () => {
      stop();
      live.drag(null);
    };
  }, [live, ui]);
}
