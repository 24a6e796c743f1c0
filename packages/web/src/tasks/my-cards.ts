import type { BoardChange, BoardChanges, TaskCard, Todos } from "@syncboard/client";
import type { CommandBody } from "@syncboard/model";
import { createStore, type Store } from "../ui/store.ts";

export interface MyCardsState {
  /** Undefined: not read yet. */
  readonly open: readonly TaskCard[] | undefined;
  /** Those that are done; read once somebody wants to see them. */
  readonly done: readonly TaskCard[] | undefined;
  /** The last reading came to nothing. */
  readonly isUnread: boolean;
}

export type CardChange = { readonly dueAt: string | null } | { readonly isDone: boolean };
type CardEdit = Extract<CommandBody, { type: "card.edit" }>;
type Edit = BoardChange & { readonly command: CardEdit };

const PAGE = 100;
/** Nobody has more cards than this to do; who has sees those that are due first. */
const MOST_PAGES = 50;

/**
 * The cards that are assigned to me, on any board, with what waits to be sent of them: a change shows at once, and the card
 * is as it was when it is refused.
 */
export class MyCards {
  readonly store: Store<MyCardsState> = createStore<MyCardsState>({
    open: undefined,
    done: undefined,
    isUnread: false,
  });
  readonly #todos: Todos;
  readonly #changes: BoardChanges;
  /** As the server said last. */
  #read: MyCardsState = this.store.get();
  #waiting: readonly Edit[] = [];
  /** Accepted, and not yet in what was read. */
  #accepted: readonly Edit[] = [];
  /** What cards are called that were changed here: one that is refused may be out of sight. */
  readonly #titles = new Map<string, string>();
  #wantsDone = false;
  #isReading = false;
  #isStale = false;

  constructor(todos: Todos, changes: BoardChanges) {
    this.#todos = todos;
    this.#changes = changes;
  }

  /** Kept up until the answer is called. */
  follow(): () => void {
    this.#heard();
    void this.read();
    const stops = [this.#todos.whenTasksChange(() => void this.read()), this.#changes.subscribe(() => this.#heard())];
    return () => {
      for (const stop of stops) stop();
    };
  }

  wantDone(): void {
    if (this.#wantsDone) return;
    this.#wantsDone = true;
    void this.read();
  }

  /** Reads them anew; what changes meanwhile is read once more behind that. */
  async read(): Promise<void> {
    this.#isStale = true;
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#isStale) {
      this.#isStale = false;
      const accepted = new Set(this.#accepted);
      try {
        const open = await this.#cards(false);
        const done = this.#wantsDone ? await this.#cards(true) : this.#read.done;
        if (this.#isStale) continue;
        this.#accepted = this.#accepted.filter((each) => !accepted.has(each));
        this.#read = { open, done, isUnread: false };
      } catch {
        this.#read = { ...this.#read, isUnread: true };
      }
      this.#show();
    }
    this.#isReading = false;
  }

  find(cardId: string): TaskCard | undefined {
    return findIn(this.store.get(), cardId);
  }

  titleOf(cardId: string): string | undefined {
    return this.find(cardId)?.title ?? this.#titles.get(cardId);
  }

  change({ id: cardId, boardId, title }: TaskCard, change: CardChange): void {
    this.#titles.set(cardId, title);
    // It goes among those, which are not read yet.
    if ("isDone" in change && change.isDone) this.#wantsDone = true;
    this.#changes.send(boardId, { type: "card.edit", cardId, ...change });
    this.#heard();
  }

  async #cards(completed: boolean): Promise<readonly TaskCard[]> {
    const cards: TaskCard[] = [];
    let cursor: string | null | undefined;
    for (let page = 0; page < MOST_PAGES && cursor !== null; page++) {
      const wanted = { kind: "card", limit: PAGE, ...(completed && { completed }), ...(cursor && { cursor }) } as const;
      const { items, nextCursor } = await this.#todos.tasks(wanted);
      for (const task of items) if (task.kind === "card") cards.push(task.card);
      // Of what is done the last hundred are enough.
      cursor = completed ? null : nextCursor;
    }
    return cards;
  }

  #heard(): void {
    const { waiting, refused } = this.#changes.getState();
    const left = new Set([...waiting, ...refused].map(({ commandId }) => commandId));
    const accepted = this.#waiting.filter(({ commandId }) => !left.has(commandId));
    this.#waiting = waiting.flatMap(editOf);
    this.#accepted = [...this.#accepted, ...accepted];
    this.#show();
    if (accepted.length > 0) void this.read();
  }

  #show(): void {
    let shown = this.#read;
    for (const edit of [...this.#accepted, ...this.#waiting]) shown = withEdit(shown, edit);
    this.store.set(shown);
  }
}

function editOf({ command, ...change }: BoardChange): readonly Edit[] {
  return command.type === "card.edit" ? [{ ...change, command }] : [];
}

function findIn({ open, done }: MyCardsState, cardId: string): TaskCard | undefined {
  return open?.find(({ id }) => id === cardId) ?? done?.find(({ id }) => id === cardId);
}

/** A card that is done now stands among those; one that is not does not. */
function withEdit(state: MyCardsState, { command, at }: Edit): MyCardsState {
  const card = findIn(state, command.cardId);
  if (!card) return state;
  const { title, startAt, dueAt, isDone } = command;
  const edited: TaskCard = {
    ...card,
    ...(title !== undefined && { title }),
    ...(startAt !== undefined && { startAt }),
    ...(dueAt !== undefined && { dueAt }),
    ...(isDone !== undefined && { doneAt: isDone ? (card.doneAt ?? at) : null }),
  };
  const put = (cards: readonly TaskCard[], isHere: boolean) => {
    const place = cards.findIndex(({ id }) => id === card.id);
    if (!isHere) return place < 0 ? cards : cards.toSpliced(place, 1);
    return place < 0 ? [...cards, edited] : cards.with(place, edited);
  };
  const { open, done, isUnread } = state;
  const isNowDone = edited.doneAt !== null;
  return { isUnread, open: put(open ?? [], !isNowDone), done: isNowDone || done ? put(done ?? [], isNowDone) : done };
}
