import { useSpokenState } from "../app/use-spoken-state.ts";
import { type BoardDesk, patchUi } from "./board-desk.ts";

/** Says aloud what the state sign of a board shows. */
export function useStateWords(desk: BoardDesk): void {
  useSpokenState(desk.live, () => patchUi(desk, { opened: { what: "refused" } }));
}
