/** Texts like those that people write: few words often, most seldom. The same for the same number. */
export class Writing {
  #state: number;

  constructor(number: number) {
    this.#state = number;
  }

  /** From 0 to below 1. Park and Miller's generator (1988). */
  next(): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return this.#state / 2_147_483_647;
  }

  one<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[Math.floor(this.next() * items.length)] ?? items[0];
  }

  /** Rank 1 is a few in a hundred of all words, as it is in what people write. */
  word(): string {
    return wordOf(Math.floor(WORDS * this.next() ** 3));
  }

  words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(" ");
  }
}

/** How many different words there are. */
export const WORDS = 20_000;
const SYLLABLES = ["ba", "co", "di", "fe", "gu", "ha", "jo", "ka", "li", "mo"];
const MORE = ["nu", "pe", "ri", "sa", "to", "vu", "wa", "xi", "yo", "ze"];
const ALL = [...SYLLABLES, ...MORE];

/** The word of that rank, 0 the most frequent: one to four syllables. */
export function wordOf(rank: number): string {
  let word = "";
  let rest = rank;
  do {
    word += ALL[rest % ALL.length];
    rest = Math.floor(rest / ALL.length);
  } while (rest > 0);
  return rank % 3 === 0 ? `${word}n` : word;
}
