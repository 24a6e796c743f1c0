/**
 * Rows that a board holds some of: what somebody reads, and what a command names. By id, and of each card in the order of their
 * making.
 */
export class Shelf<Row extends Made & { readonly cardId: string }> {
  readonly #rows = new Map<string, Row>();
  readonly #ofCards = new Map<string, readonly Row[]>();
  readonly #remember: (undo: () => void) => void;

  /** `remember` is told how to take each change back. */
  constructor(remember: (undo: () => void) => void) {
    this.#remember = remember;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }

  keys(): Iterable<string> {
    return this.#rows.keys();
  }

  values(): IterableIterator<Row> {
    return this.#rows.values();
  }

  /** Those of a card, oldest first. */
  ofCard(cardId: string): readonly Row[] {
    return this.#ofCards.get(cardId) ?? [];
  }

  put(row: Row): void {
    this.#swap(row.id, row);
  }

  remove(id: string): void {
    this.#swap(id, undefined);
  }

  /** Has none at hand any more: nothing that can be taken back. */
  clear(): void {
    this.#rows.clear();
    this.#ofCards.clear();
  }

  #swap(id: string, row: Row | undefined): void {
    const before = this.#rows.get(id);
    this.#remember(() => this.#swap(id, before));
    const cardId = (row ?? before)?.cardId;
    if (cardId !== undefined) {
      const others = this.ofCard(cardId).filter((each) => each.id !== id);
      const list = row ? [...others, row].sort(byMaking) : others;
      if (list.length > 0) this.#ofCards.set(cardId, list);
      else this.#ofCards.delete(cardId);
    }
    if (row) this.#rows.set(id, row);
    else this.#rows.delete(id);
  }
}

interface Made {
  readonly id: string;
  readonly createdAt: string;
}

export function byMaking(one: Made, other: Made): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
