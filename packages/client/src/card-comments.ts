import type { Profile } from "@syncboard/model";
import type { CommentPage } from "./api-types.ts";
import type { CommentsAtHand } from "./live-types.ts";
import type { Replica } from "./replica.ts";

type ListComments = (cardId: string, options: { cursor?: string }) => Promise<CommentPage>;

interface Reading {
  /** How far back one has read: the cursor of what is before it. Null: that was all. */
  cursor: string | null;
  pages: number;
}

/** What was said about the cards that somebody reads, the newest first: a snapshot brings none of it. */
export class CardComments {
  readonly #replica: Replica;
  readonly #list: ListComments;
  /** Told of those who have said something and are no members any more. */
  readonly #learn: (people: readonly Profile[]) => void;
  readonly #read = new Map<string, Reading>();
  readonly #asking = new Map<string, Promise<void>>();
  #atHand: ReadonlyMap<string, CommentsAtHand> = new Map();

  constructor(replica: Replica, list: ListComments, learn: (people: readonly Profile[]) => void) {
    this.#replica = replica;
    this.#list = list;
    this.#learn = learn;
  }

  /** Of which cards comments are at hand, and whether there are earlier ones. */
  get atHand(): ReadonlyMap<string, CommentsAtHand> {
    return this.#atHand;
  }

  /** The newest, where none have been asked for. */
  async load(cardId: string): Promise<void> {
    await this.#oneAtATime(cardId, async () => {
      if (!this.#read.has(cardId)) await this.#readOn(cardId);
    });
  }

  /** Those before what is at hand. */
  async loadMore(cardId: string): Promise<void> {
    await this.#oneAtATime(cardId, () => this.#readOn(cardId));
  }

  /** Reads as far back as before: a snapshot has taken all away. Whether there were any. */
  async loadAgain(): Promise<boolean> {
    const wanted = [...this.#read].map(([cardId, { pages }]) => ({ cardId, pages }));
    this.#read.clear();
    this.#tell();
    await Promise.allSettled(
      wanted.map(({ cardId, pages }) =>
        this.#oneAtATime(cardId, async () => {
          for (let page = 0; page < pages; page++) await this.#readOn(cardId);
        }),
      ),
    );
    return wanted.length > 0;
  }

  #oneAtATime(cardId: string, work: () => Promise<void>): Promise<void> {
    const before = this.#asking.get(cardId) ?? Promise.resolve();
    const asking = before
      .catch(() => {})
      .then(work)
      .finally(() => {
        if (this.#asking.get(cardId) === asking) this.#asking.delete(cardId);
      });
    this.#asking.set(cardId, asking);
    return asking;
  }

  async #readOn(cardId: string): Promise<void> {
    for (;;) {
      const reading = this.#read.get(cardId);
      if (reading?.cursor === null) return;
      const { loads } = this.#replica;
      const touches = this.#replica.touchesOf(cardId);
      const page = await this.#list(cardId, reading ? { cursor: reading.cursor } : {});
      // A snapshot or an event since then may be newer than this: ask once more.
      if (loads !== this.#replica.loads || touches !== this.#replica.touchesOf(cardId)) continue;
      this.#learn(page.people);
      this.#replica.fillComments(page.items);
      this.#read.set(cardId, { cursor: page.nextCursor, pages: (reading?.pages ?? 0) + 1 });
      this.#tell();
      return;
    }
  }

  #tell(): void {
    this.#atHand = new Map(
      [...this.#read].map(([cardId, { cursor }]) => [cardId, { hasEarlier: cursor !== null }] as const),
    );
  }
}
