import type { Repeat, TodoCommandBody } from "@syncboard/model";
import type { Page } from "./api-types.ts";
import type { LineState, RefusalReason } from "./live-types.ts";

// One's own to-dos as a screen sees them. Every value is new when, and only when, its content is: compare by identity.

export interface Todo {
  readonly id: string;
  readonly title: string;
  /** Markdown; empty: none. */
  readonly notes: string;
  readonly completed: boolean;
  readonly completedAt: string | null;
  /** An instant; what is due on a date without a time is due at the end of that day where it was written. */
  readonly dueAt: string | null;
  /** 0 (none) to 3 (high). */
  readonly priority: number;
  /** 0-based, among those that are at hand here; in an answer of the API among all that are not deleted. */
  readonly position: number;
  readonly subjectId: string | null;
  readonly repeat: Repeat | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A card that is assigned to one, with where it is. */
export interface TaskCard {
  readonly id: string;
  readonly boardId: string;
  readonly boardTitle: string;
  readonly columnId: string;
  readonly columnTitle: string;
  readonly title: string;
  readonly startAt: string | null;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
  /** Whether one's role lets one change it. */
  readonly isEditable: boolean;
  readonly updatedAt: string;
}

export type Task = { readonly kind: "todo"; readonly todo: Todo } | { readonly kind: "card"; readonly card: TaskCard };

export interface RefusedTodoCommand {
  readonly commandId: string;
  readonly command: TodoCommandBody;
  readonly code: RefusalReason;
  readonly field?: string;
}

export interface TodosState {
  /** `failed`: the first reading came to nothing; it goes on trying. */
  readonly status: "loading" | "ready" | "failed";
  readonly line: LineState;
  /** In manual order, confirmed and pending together: the open ones, and those completed lately. */
  readonly todos: readonly Todo[];
  /** How many commands are not yet answered. */
  readonly waiting: number;
  /** Kept, over a reload too, until dismissed. */
  readonly refused: readonly RefusedTodoCommand[];
}

export interface TodosWanted {
  readonly completed?: boolean;
  /** Of this subject; "none": of none. */
  readonly subject?: string;
  /** Due by this time, and not completed. */
  readonly due?: string;
  /** Part of the title or the notes, in any letter case. */
  readonly q?: string;
  readonly sort?: "position" | "due" | "created" | "priority";
  readonly limit?: number;
  readonly cursor?: string;
}

export interface TasksWanted {
  /** Without it, both. */
  readonly kind?: Task["kind"];
  /** Those that are done instead, the last first. */
  readonly completed?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

/** One's own to-dos, live on all one's devices: shown at once, kept durably, sent when there is a line. */
export interface Todos {
  getState(): TodosState;
  /** From the first on they are read and kept up; while anybody listens, there is a line. Answers how to stop. */
  subscribe(listener: () => void): () => void;
  /** Shows at once, keeps durably, sends, in order. Throws when nobody is signed in. */
  send(commands: readonly TodoCommandBody[]): void;
  /** What takes these back, as things are before they are sent: to be kept, and sent if it is wanted. */
  undoOf(commands: readonly TodoCommandBody[]): TodoCommandBody[];
  /** Shows a refused command no more. */
  dismiss(commandId: string): void;
  /** One as the server has it, also of those completed long ago. Rejects as the calls of the API do. */
  get(todoId: string): Promise<Todo>;
  /** A page as the server has it, also of those completed long ago. Rejects as the calls of the API do. */
  list(wanted?: TodosWanted): Promise<Page<Todo>>;
  /** To-dos and the cards assigned to one on any board, by due date. */
  tasks(wanted?: TasksWanted): Promise<Page<Task>>;
  /** Told when a card that is or was assigned to one may be different; also when the line stands again. Answers how to stop. */
  whenTasksChange(listener: () => void): () => void;
}
