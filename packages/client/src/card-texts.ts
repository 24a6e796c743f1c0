import { isWhole } from "@syncboard/model";
import type { CardDetail } from "./api-types.ts";
import type { Replica } from "./replica.ts";

/** What cards have inside that somebody reads: a snapshot brings none, so each is asked for when it is wanted. */
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
    while (!isWhole(this.#replica.board.cards.get(cardId))) {
      const { loads } = this.#replica;
      const touches = this.#replica.touchesOf(cardId);
      const inside = await this.#getCard(cardId);
      // A snapshot or an event since then may be newer than this: ask once more.
      if (loads !== this.#replica.loads || touches !== this.#replica.touchesOf(cardId)) continue;
      this.#replica.fillInside(cardId, inside);
      return;
    }
  }
}
