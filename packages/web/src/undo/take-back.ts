import type { TFunction } from "i18next";
import { announce } from "../ui/Announcer.tsx";
import { notify } from "../ui/notices.ts";
import type { Act, Acts, Said } from "./acts.ts";

/** Where it is kept what was done, and the words to say so. */
export interface History {
  readonly acts: Acts;
  readonly t: TFunction;
}

let withdraw = () => {};
/** Counts what was done and taken back: what is said late is said of the last alone. */
let turn = 0;

/** Takes away the notice that offers to undo the act before: "Undo" always means the last one. */
export function withdrawOffer(): void {
  turn++;
  withdraw();
}

function offer({ t }: History, { text, until }: Said, run: () => void): void {
  withdraw = notify(text, { action: { label: t("board.undo"), run }, ...(until && { until }) });
}

/** Keeps what was done. With `said`, which says it, taking it back is offered; else it can be, and nothing offers it. */
export function did(history: History, act: Act, said?: Said): void {
  withdrawOffer();
  history.acts.did(act);
  if (said) offer(history, said, () => undo(history));
}

export function undo(history: History): void {
  taken(history, history.acts.undo(), history.t("board.undone"), redo);
}

export function redo(history: History): void {
  taken(history, history.acts.redo(), history.t("board.redone"), undo);
}

function taken(history: History, back: Act | undefined, done: string, reverse: (history: History) => void): void {
  withdrawOffer();
  if (!back) return void notify(history.t("board.undoOutcome.nothing"));
  announce(done);
  const mine = turn;
  void back.said?.then((said) => said && mine === turn && offer(history, said, () => reverse(history)));
}
