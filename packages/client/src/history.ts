import type { BoardEvent, CommandBody } from "@syncboard/model";
import type { UndoOutcome } from "./live-types.ts";

interface Act {
  readonly commandId: string;
  /** Once confirmed. */
  event: BoardEvent | undefined;
}

export interface Reversal {
  /** What a command that is not confirmed is shown as; `guess`: not to be relied on yet. */
  pendingEvent(commandId: string): BoardEvent | "guess" | undefined;
  invert(event: BoardEvent): CommandBody | undefined;
  /** Answers the command's id. */
  send(command: CommandBody): string;
}

const MAX_ACTS = 100;

/** What the user did here and may take back, newest last (rule Q8). */
export class History {
  #done: Act[] = [];
  #undone: Act[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  acted(commandId: string): void {
    this.#done.push({ commandId, event: undefined });
    if (this.#done.length > MAX_ACTS) this.#done.shift();
    this.#undone = [];
  }

  confirmed(event: BoardEvent): void {
    const act = [...this.#done, ...this.#undone].find((each) => each.commandId === event.commandId);
    if (act) act.event = event;
  }

  /** A command came to nothing: there is nothing to take back. */
  cameToNothing(commandId: string): void {
    this.#done = this.#done.filter((act) => act.commandId !== commandId);
    this.#undone = this.#undone.filter((act) => act.commandId !== commandId);
  }

  undo(reversal: Reversal): UndoOutcome {
    return takeBack(this.#done, this.#undone, reversal);
  }

  redo(reversal: Reversal): UndoOutcome {
    return takeBack(this.#undone, this.#done, reversal);
  }
}

/** Takes back the newest act of one stack; doing so is an act of the other. */
function takeBack(from: Act[], onto: Act[], { pendingEvent, invert, send }: Reversal): UndoOutcome {
  for (let act = from.pop(); act; act = from.pop()) {
    const event = act.event ?? pendingEvent(act.commandId);
    // It shows nothing, so taking it back would not either: the one before is meant.
    if (!event) continue;
    if (event === "guess") {
      from.push(act);
      return "nothing";
    }
    const command = invert(event);
    if (!command) return "changed_since";
    onto.push({ commandId: send(command), event: undefined });
    return "done";
  }
  return "nothing";
}
