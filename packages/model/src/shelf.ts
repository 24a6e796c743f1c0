/** Rows that a board holds some of: what somebody reads, and what a command names. By id, and of each card in the order of their making. */
export class Shelf<Row extends { readonly id: string; readonly cardId: string; readonly createdAt: string }> {
  readonly #rows = new Map<string, Row>();
  readonly #ofCards = new Map<string, readonly Row[]>();

  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  /** Those of a card, oldest first. */
  ofCard(cardId: string): readonly Row[] {
    return this.#ofCards.get(cardId) ?? [];
  }

  /** Undefined: it is at hand no more. Answers how to take this back. */
  swap(id: string, row: Row | undefined): () => void {
    const before = this.#rows.get(id);
    const cardId = (row ?? before)?.cardId;
    if (cardId !== undefined) {
      const others = this.ofCard(cardId).filter((each) => each.id !== id);
      const list = row ? [...others, row].sort(byMaking) : others;
      if (list.length > 0) this.#ofCards.set(cardId, list);
      else this.#ofCards.delete(cardId);
    }
    if (row) this.#rows.set(id, row);
    else this.#rows.delete(id);
    return () => void this.swap(id, before);
  }

  clear(): void {
    this.#rows.clear();
    this.#ofCards.clear();
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
