import type { BoardChanges, BoardChangesState, RefusedBoardChange, Todos, TodosState } from "@syncboard/client";
import type { OnItsWay } from "../app/StateMark.tsx";

export interface SentTasksState extends OnItsWay {
  readonly refused: readonly (TodosState["refused"][number] | RefusedBoardChange)[];
}

/** What is on its way of one's tasks: of the to-dos, and of the cards on their boards. */
export class SentTasks {
  readonly #todos: Todos;
  readonly #changes: BoardChanges;
  #of: readonly [TodosState, BoardChangesState] | undefined;
  #state: SentTasksState | undefined;

  constructor(todos: Todos, changes: BoardChanges) {
    this.#todos = todos;
    this.#changes = changes;
  }

  /** The same object while nothing of it is different. */
  readonly getState = (): SentTasksState => {
    const [todos, changes] = [this.#todos.getState(), this.#changes.getState()];
    if (this.#state && this.#of?.[0] === todos && this.#of[1] === changes) return this.#state;
    this.#of = [todos, changes];
    this.#state = {
      line: todos.line,
      waiting: todos.waiting + changes.waiting.length,
      refused: [...todos.refused, ...changes.refused.filter(isOfTasks)],
    };
    return this.#state;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    const stops = [this.#todos.subscribe(listener), this.#changes.subscribe(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  };

  dismiss(refused: SentTasksState["refused"][number]): void {
    if ("boardId" in refused) this.#changes.dismiss(refused.boardId, refused.commandId);
    else this.#todos.dismiss(refused.commandId);
  }
}

/** Others are told on their board, where what they are about is to be seen. */
function isOfTasks({ command }: RefusedBoardChange): boolean {
  return command.type === "card.edit" && (command.dueAt !== undefined || command.isDone !== undefined);
}
