import type { Api, TaskCard, Todos } from "@syncboard/client";
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

const PAGE = 100;
/** Nobody has more cards than this to do; who has sees those that are due first. */
const MOST_PAGES = 50;

/** The cards that are assigned to me, on any board. A change shows at once, and goes back where it was when it is refused. */
export class MyCards {
  readonly store: Store<MyCardsState> = createStore<MyCardsState>({
    open: undefined,
    done: undefined,
    isUnread: false,
  });
  readonly #api: Api;
  readonly #todos: Todos;
  /** What is on its way to the server, by the cards' ids. */
  readonly #changing = new Map<string, TaskCard>();
  #wantsDone = false;
  #isReading = false;
  #isStale = false;

  constructor(api: Api, todos: Todos) {
    this.#api = api;
    this.#todos = todos;
  }

  /** Kept up until the answer is called. */
  follow(): () => void {
    void this.read();
    return this.#todos.whenTasksChange(() => void this.read());
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
      try {
        const open = await this.#cards(false);
        const done = this.#wantsDone ? await this.#cards(true) : undefined;
        if (!this.#isStale) this.#show({ open, done: done ?? this.store.get().done, isUnread: false });
      } catch {
        this.store.set({ ...this.store.get(), isUnread: true });
      }
    }
    this.#isReading = false;
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

  #show(state: MyCardsState): void {
    let shown = state;
    for (const card of this.#changing.values()) shown = withCard(shown, card);
    this.store.set(shown);
  }

  find(cardId: string): TaskCard | undefined {
    const { open, done } = this.store.get();
    return open?.find(({ id }) => id === cardId) ?? done?.find(({ id }) => id === cardId);
  }

  /** Rejects, with the card as it was, when it is refused or nobody answers. */
  async change(card: TaskCard, change: CardChange): Promise<void> {
    const before = this.find(card.id) ?? card;
    const changed =
      "isDone" in change
        ? { ...before, doneAt: change.isDone ? new Date().toISOString() : null }
        : { ...before, dueAt: change.dueAt };
    this.#changing.set(card.id, changed);
    this.store.set(withCard(this.store.get(), changed));
    try {
      await this.#api.editCard(card.id, change);
      if (this.#changing.get(card.id) === changed) this.#changing.delete(card.id);
      void this.read();
    } catch (error) {
      if (this.#changing.get(card.id) === changed) {
        this.#changing.delete(card.id);
        this.store.set(withCard(this.store.get(), before));
      }
      throw error;
    }
  }
}

/** A card that is done now stands among those; one that is not does not. */
function withCard({ open, done, isUnread }: MyCardsState, card: TaskCard): MyCardsState {
  const put = (cards: readonly TaskCard[], isHere: boolean) => {
    const at = cards.findIndex(({ id }) => id === card.id);
    if (!isHere) return at < 0 ? cards : cards.toSpliced(at, 1);
    return at < 0 ? [...cards, card] : cards.with(at, card);
  };
  const isDone = card.doneAt !== null;
  return { isUnread, open: put(open ?? [], !isDone), done: isDone || done ? put(done ?? [], isDone) : done };
}
