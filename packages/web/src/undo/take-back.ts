import type { TFunction } from "i18next";
import { announce } from "../ui/Announcer.tsx";
import { notify } from "../ui/notices.ts";
import type { Act, Acts } from "./acts.ts";

/** Where it is kept what was done, and the words to say so. */
export interface History {
  readonly acts: Acts;
  readonly t: TFunction;
}

/** Takes away the notice that offers to undo the act before: "Undo" always means the last one. */
let withdrawOffer = () => {};

/** Keeps what was done. With `text`, which says it, taking it back is offered; else it can be, and nothing offers it. */
export function did(history: History, act: Act, text?: string): void {
  withdrawOffer();
  history.acts.did(act);
  if (text !== undefined) {
    withdrawOffer = notify(text, { action: { label: history.t("board.undo"), run: () => undo(history) } });
  }
}

export function undo({ acts, t }: History): void {
  withdrawOffer();
  if (acts.undo()) announce(t("board.undone"));
  else notify(t("board.undoOutcome.nothing"));
}

export function redo({ acts, t }: History): void {
  withdrawOffer();
  if (acts.redo()) announce(t("board.redone"));
  else notify(t("board.undoOutcome.nothing"));
}
