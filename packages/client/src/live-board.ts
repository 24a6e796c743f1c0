import { Board, type CommandBody } from "@syncboard/model";
import type { Typing } from "@syncboard/model/wire";
import { LiveState } from "./live-state.ts";
import type { LiveBoard, LiveBoardState, UndoOutcome } from "./live-types.ts";
import { Visit, type VisitWorld } from "./visit.ts";

/** A board that a screen holds on to, whoever is signed in meanwhile. */
export class OpenBoard implements LiveBoard {
  readonly boardId: string;
  readonly #world: VisitWorld;
  readonly #state: LiveState;
  readonly #onClose: (board: OpenBoard) => void;
  #visit: Visit | undefined;

  constructor(boardId: string, world: VisitWorld, onClose: (board: OpenBoard) => void) {
    this.boardId = boardId;
    this.#world = world;
    this.#state = new LiveState(new Board(), world.line.state);
    this.#onClose = onClose;
  }

  /** Starts over as this user: nothing that another one saw or did is left. */
  enter(userId: string | undefined): void {
    this.#visit?.end();
    this.#state.startOver(new Board(), this.#world.line.state);
    this.#visit = userId === undefined ? undefined : new Visit(userId, this.boardId, this.#world, this.#state);
    this.#visit?.begin();
  }

  getState(): LiveBoardState {
    return this.#state.now;
  }

  subscribe(listener: () => void): () => void {
    return this.#state.subscribe(listener);
  }

  send(command: CommandBody): string {
    return this.#present().send(command);
  }

  sendTogether(commands: readonly CommandBody[]): void {
    this.#present().sendTogether(commands);
  }

  undo(): UndoOutcome {
    return this.#visit?.undo() ?? "nothing";
  }

  redo(): UndoOutcome {
    return this.#visit?.redo() ?? "nothing";
  }

  async loadText(cardId: string): Promise<void> {
    await this.#present().loadText(cardId);
  }

  async loadComments(cardId: string): Promise<void> {
    await this.#present().loadComments(cardId);
  }

  async loadEarlierComments(cardId: string): Promise<void> {
    await this.#present().loadEarlierComments(cardId);
  }

  async loadAttachments(cardId: string): Promise<void> {
    await this.#present().loadAttachments(cardId);
  }

  lookAt(cardId: string | null): void {
    this.#visit?.doing.lookAt(cardId);
  }

  typeIn(typing: Typing | null): void {
    this.#visit?.doing.typeIn(typing);
  }

  drag(id: string | null): void {
    this.#visit?.doing.drag(id);
  }

  dismissRefused(commandId: string): void {
    this.#visit?.dismissRefused(commandId);
  }

  close(): void {
    this.#visit?.end();
    this.#visit = undefined;
    this.#onClose(this);
  }

  #present(): Visit {
    if (!this.#visit) throw new Error("Nobody is signed in, or this board is closed");
    return this.#visit;
  }
}
