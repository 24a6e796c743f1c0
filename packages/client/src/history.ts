import { type BoardEvent, type CommandBody, meets } from "@syncboard/model";
import type { UndoOutcome } from "./live-types.ts";

interface Part {
  readonly commandId: string;
  /** Once confirmed. */
  event: BoardEvent | undefined;
}

/** What is done and taken back at one stroke: a command, or several in order. */
interface Act {
  parts: Part[];
}

export interface Reversal {
  /** What a command that is not confirmed is shown as; `guess`: not to be relied on yet. */
  pendingEvent(commandId: string): BoardEvent | "guess" | undefined;
  invert(event: BoardEvent): CommandBody | undefined;
  /** Answers the command's id. */
  send(command: CommandBody): string;
}

const MAX_ACTS = 100;
/** Of what happened since, to say who was in the way. */
const MAX_HEARD = 500;

/** What the user did here and may take back, newest last (rule Q8). */
export class History {
  #done: Act[] = [];
  #undone: Act[] = [];
  #heard: BoardEvent[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  acted(commandIds: readonly string[]): void {
    this.#done.push(actOf(commandIds));
    if (this.#done.length > MAX_ACTS) this.#done.shift();
    this.#undone = [];
  }

  confirmed(event: BoardEvent): void {
    for (const act of [...this.#done, ...this.#undone]) {
      const part = act.parts.find((each) => each.commandId === event.commandId);
      if (part) part.event = event;
    }
  }

  /** An event of the board, whoever made it. */
  heard(event: BoardEvent): void {
    this.#heard.push(event);
    if (this.#heard.length > MAX_HEARD) this.#heard.shift();
  }

  /** A command came to nothing: there is nothing to take back. */
  cameToNothing(commandId: string): void {
    this.#done = without(this.#done, commandId);
    this.#undone = without(this.#undone, commandId);
  }

  undo(reversal: Reversal): UndoOutcome {
    return this.#takeBack(this.#done, this.#undone, reversal);
  }

  redo(reversal: Reversal): UndoOutcome {
    return this.#takeBack(this.#undone, this.#done, reversal);
  }

  /** Takes back the newest act of one stack; doing so is an act of the other. */
  #takeBack(from: Act[], onto: Act[], { pendingEvent, invert, send }: Reversal): UndoOutcome {
    for (let act = from.pop(); act; act = from.pop()) {
      const events: BoardEvent[] = [];
      for (const { commandId, event } of act.parts) {
        const made = event ?? pendingEvent(commandId);
        if (made === "guess") {
          from.push(act);
          return "nothing";
        }
        if (made) events.unshift(made);
      }
      const sent: string[] = [];
      for (const event of events) {
        // On the board as it is when the parts after it are taken back.
        const command = invert(event);
        if (command) sent.push(send(command));
      }
      if (sent.length > 0) {
        onto.push(actOf(sent));
        return "done";
      }
      const [event] = events;
      if (event) return { act: event, since: this.#lastSince(event) };
      // It shows nothing, so taking it back would not either: the one before is meant.
    }
    return "nothing";
  }

  #lastSince(act: BoardEvent): BoardEvent | undefined {
    return this.#heard.findLast((event) => event.seq > act.seq && meets(act, event));
  }
}

function actOf(commandIds: readonly string[]): Act {
  return { parts: commandIds.map((commandId) => ({ commandId, event: undefined })) };
}

function without(acts: readonly Act[], commandId: string): Act[] {
  for (const act of acts) act.parts = act.parts.filter((part) => part.commandId !== commandId);
  return acts.filter(({ parts }) => parts.length > 0);
}
