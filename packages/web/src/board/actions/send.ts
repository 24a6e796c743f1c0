import type { UndoOutcome } from "@syncboard/client";
import { type CommandBody, type CommandType, can } from "@syncboard/model";
import { announce } from "../../ui/Announcer.tsx";
import { notify } from "../../ui/notices.ts";
import type { BoardDesk } from "../board-desk.ts";
import { blockedText } from "./undo-reason.ts";

/** Takes away the notice that offers to undo the act before: "Undo" always means the last one. */
let withdrawOffer = () => {};

export function mayDo(desk: BoardDesk, type: CommandType): boolean {
  return can(desk.live.getState().role ?? undefined, type);
}

export function send(desk: BoardDesk, command: CommandBody): void {
  withdrawOffer();
  desk.live.send(command);
}

/** The same for what is several commands and one act. */
export function sendTogether(desk: BoardDesk, commands: readonly CommandBody[]): void {
  withdrawOffer();
  desk.live.sendTogether(commands);
}

/** For what takes something away: says so, and offers it back. */
export function sendWithUndo(desk: BoardDesk, command: CommandBody, text: string): void {
  send(desk, command);
  withdrawOffer = notify(text, { action: { label: desk.t("board.undo"), run: () => undo(desk) } });
}

/** The same for what is several commands and one act. */
export function sendTogetherWithUndo(desk: BoardDesk, commands: readonly CommandBody[], text: string): void {
  sendTogether(desk, commands);
  withdrawOffer = notify(text, { action: { label: desk.t("board.undo"), run: () => undo(desk) } });
}

function report(desk: BoardDesk, outcome: UndoOutcome, done: string): void {
  if (outcome === "done") announce(done);
  else if (outcome === "nothing") notify(desk.t("board.undoOutcome.nothing"));
  else notify(blockedText(desk, outcome));
}

export function undo(desk: BoardDesk): void {
  withdrawOffer();
  report(desk, desk.live.undo(), desk.t("board.undone"));
}

export function redo(desk: BoardDesk): void {
  withdrawOffer();
  report(desk, desk.live.redo(), desk.t("board.redone"));
}
