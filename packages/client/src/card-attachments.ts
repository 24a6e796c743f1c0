import type { AttachmentRow, Profile } from "@syncboard/model";
import type { AttachmentPage } from "./api-types.ts";
import type { Replica } from "./replica.ts";

type ListAttachments = (cardId: string, options: { cursor?: string; limit?: number }) => Promise<AttachmentPage>;

const MOST_AT_ONCE = 100;

/** What is attached to the cards that somebody reads, all of it: a snapshot brings none. */
export class CardAttachments {
  readonly #replica: Replica;
  readonly #list: ListAttachments;
  /** Told of those who have attached something and are no members any more. */
  readonly #learn: (people: readonly Profile[]) => void;
  readonly #asking = new Map<string, Promise<void>>();
  #atHand: ReadonlySet<string> = new Set();

  constructor(replica: Replica, list: ListAttachments, learn: (people: readonly Profile[]) => void) {
    this.#replica = replica;
    this.#list = list;
    this.#learn = learn;
  }

  /** The cards whose attachments are at hand. */
  get atHand(): ReadonlySet<string> {
    return this.#atHand;
  }

  async load(cardId: string): Promise<void> {
    if (this.#atHand.has(cardId)) return;
    const asking = this.#asking.get(cardId) ?? this.#read(cardId).finally(() => this.#asking.delete(cardId));
    this.#asking.set(cardId, asking);
    await asking;
  }

  /** A snapshot has taken all away. Whether there were any. */
  async loadAgain(): Promise<boolean> {
    const wanted = [...this.#atHand];
    this.#atHand = new Set();
    await Promise.allSettled(wanted.map((cardId) => this.load(cardId)));
    return wanted.length > 0;
  }

  async #read(cardId: string): Promise<void> {
    for (;;) {
      const { loads } = this.#replica;
      const touches = this.#replica.touchesOf(cardId);
      const found: AttachmentRow[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await this.#list(cardId, { limit: MOST_AT_ONCE, ...(cursor !== undefined && { cursor }) });
        found.push(...page.items);
        this.#learn(page.people);
        cursor = page.nextCursor;
      }
      // A snapshot or an event since then may be newer than this: ask once more.
      if (loads !== this.#replica.loads || touches !== this.#replica.touchesOf(cardId)) continue;
      this.#replica.fillAttachments(found);
      this.#atHand = new Set([...this.#atHand, cardId]);
      return;
    }
  }
}
