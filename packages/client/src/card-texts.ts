import type { CardDetail } from "./api-types.ts";
import type { Replica } from "./replica.ts";

/** The texts of cards that somebody reads: a snapshot brings none, so each is asked for when it is wanted. */
export class CardTexts {
  readonly #replica: Replica;
  readonly #getCard: (cardId: string) => Promise<CardDetail>;
  readonly #wanted = new Map<string, Promise<void>>();

  constructor(replica: Replica, getCard: (cardId: string) => Promise<CardDetail>) {
    this.#replica = replica;
    this.#getCard = getCard;
  }

  load(cardId: string): Promise<void> {
    const known = this.#wanted.get(cardId);
    if (known) return known;
    const loading = this.#load(cardId);
    this.#wanted.set(cardId, loading);
    // One that failed may be tried again.
    loading.catch(() => {
      if (this.#wanted.get(cardId) === loading) this.#wanted.delete(cardId);
    });
    return loading;
  }

  /** Asks again for all that were wanted: a snapshot has taken them away. Whether there were any. */
  async loadAgain(): Promise<boolean> {
    const cardIds = [...this.#wanted.keys()];
    this.#wanted.clear();
    await Promise.allSettled(cardIds.map((cardId) => this.load(cardId)));
    return cardIds.length > 0;
  }

  async #load(cardId: string): Promise<void> {
    for (let loads = -1; loads !== this.#replica.loads; ) {
      if (this.#replica.board.cards.get(cardId)?.description !== undefined) return;
      loads = this.#replica.loads;
      const { description } = await this.#getCard(cardId);
      // A snapshot since then may be newer than this text: ask once more.
      if (loads === this.#replica.loads) this.#replica.fillText(cardId, description);
    }
  }
}
