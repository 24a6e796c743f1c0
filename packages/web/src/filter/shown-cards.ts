import type { LiveBoard } from "@syncboard/client";
import type { Board, Card, Column, Label, MemberRow } from "@syncboard/model";
import type { BoardUi } from "../board/board-ui.ts";
import { followMinutes, minuteNow } from "../due/use-now.ts";
import type { Store } from "../ui/store.ts";
import { type Filter, isSameFilter, NO_FILTER } from "./filter.ts";
import { countChoices, knownFilter, matcherOf } from "./matches.ts";

/** A board's rows as a screen has them: all of them, or those that a filter leaves. */
export type Rows = Pick<Board, "columns" | "cardsIn" | "liveCard" | "liveColumn">;

/** What a filter was read against: another one when the answer may be another. */
interface Reading {
  readonly filter: Filter;
  readonly labels: readonly Label[];
  readonly members: readonly MemberRow[];
  readonly minute: number;
  readonly known: Filter;
  readonly isActive: boolean;
  readonly matches: (card: Card) => boolean;
}

interface Sifted {
  readonly reading: Reading;
  readonly all: readonly Card[];
  readonly matching: readonly Card[];
  /** The others that are shown all the same, and the list with them. */
  readonly kept: string;
  readonly shown: readonly Card[];
}

/**
 * The cards that are on the screen: those that match the filter, and those that are in somebody's hands. What a card is
 * answered once for each card, and a list is the same one until its content changes.
 */
export class ShownCards implements Rows {
  readonly #live: LiveBoard;
  readonly #ui: Store<BoardUi>;
  readonly #meId: string;
  readonly #listeners = new Set<() => void>();
  readonly #sifted = new Map<string, Sifted>();
  #filter: Filter;
  #reading: Reading | undefined;
  /** Made while this filter was on: nobody who adds a card wants it to vanish. */
  #added: ReadonlySet<string> = new Set();

  constructor(live: LiveBoard, ui: Store<BoardUi>, meId: string, filter: Filter = NO_FILTER) {
    this.#live = live;
    this.#ui = ui;
    this.#meId = meId;
    this.#filter = filter;
  }

  get filter(): Filter {
    return this.#filter;
  }

  /** The part of the filter that this board can answer. */
  get known(): Filter {
    return this.#read().known;
  }

  get isFiltered(): boolean {
    return this.#read().isActive;
  }

  get columns(): readonly Column[] {
    return this.#live.getState().view.columns;
  }

  liveColumn(columnId: string): Column | undefined {
    return this.#live.getState().view.liveColumn(columnId);
  }

  liveCard(cardId: string): Card | undefined {
    return this.#live.getState().view.liveCard(cardId);
  }

  cardsIn(columnId: string): readonly Card[] {
    const all = this.#live.getState().view.cardsIn(columnId);
    const reading = this.#read();
    if (!reading.isActive) return all;
    const before = this.#sifted.get(columnId);
    const isFresh = before?.all === all && before.reading === reading;
    const matching = isFresh ? before.matching : all.filter(reading.matches);
    const held = this.#held().filter((id) => this.liveCard(id)?.columnId === columnId);
    const kept = held.filter((id) => !matching.some((card) => card.id === id)).sort();
    const key = kept.join(" ");
    if (isFresh && before.kept === key) return before.shown;
    const shown = kept.length === 0 ? matching : all.filter((card) => kept.includes(card.id) || reading.matches(card));
    const sifted = {
      reading,
      all,
      matching,
      kept: key,
      shown: before && isAlike(before.shown, shown) ? before.shown : shown,
    };
    this.#sifted.set(columnId, sifted);
    return sifted.shown;
  }

  /** How many cards are on the board's columns with this filter. */
  count(): number {
    return this.columns.reduce((sum, { id }) => sum + this.cardsIn(id).length, 0);
  }

  setFilter(next: Filter): void {
    if (next === this.#filter) return;
    const isSame = isSameFilter(next, this.#filter);
    this.#filter = next;
    if (!isSame) this.#begin();
    for (const listener of [...this.#listeners]) listener();
  }

  /** Shows a card that was just added, until the filter is another. */
  keep(cardId: string): void {
    if (this.isFiltered) this.#added = new Set([...this.#added, cardId]);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    const stops = [this.#live.subscribe(listener), this.#ui.subscribe(listener), followMinutes(listener)];
    return () => {
      this.#listeners.delete(listener);
      for (const stop of stops) stop();
    };
  };

  /** Another filter: what the hands were at and it leaves out is let go. */
  #begin(): void {
    this.#added = new Set();
    const { active } = this.#ui.get();
    const card = active?.cardId ? this.liveCard(active.cardId) : undefined;
    const { isActive, matches } = this.#read();
    if (card && isActive && !matches(card)) this.#ui.set({ ...this.#ui.get(), active: null });
  }

  /** The cards that do not go while they are worked on, whatever they become. */
  #held(): string[] {
    const { active, carry, opened } = this.#ui.get();
    const held = new Set(this.#added);
    if (active?.cardId) held.add(active.cardId);
    if (carry?.kind === "card") held.add(carry.id);
    if (opened && "cardId" in opened) held.add(opened.cardId);
    return [...held];
  }

  #read(): Reading {
    const { view, members } = this.#live.getState();
    const { labels } = view;
    const before = this.#reading;
    // Without dates in it the filter does not look at the clock.
    const minute = this.#filter.due.length > 0 ? minuteNow() : 0;
    const isFresh =
      before?.filter === this.#filter &&
      before.labels === labels &&
      before.members === members &&
      before.minute === minute;
    if (isFresh) return before;
    const ground = { view, meId: this.#meId, now: minuteNow() };
    const known = knownFilter(this.#filter, ground);
    const reading = {
      filter: this.#filter,
      labels,
      members,
      minute,
      known,
      isActive: countChoices(known) > 0,
      matches: remembered(matcherOf(known, ground)),
    };
    this.#reading = reading;
    return reading;
  }
}

function remembered(matches: (card: Card) => boolean): (card: Card) => boolean {
  const verdicts = new WeakMap<Card, boolean>();
  return (card) => {
    let verdict = verdicts.get(card);
    if (verdict === undefined) {
      verdict = matches(card);
      verdicts.set(card, verdict);
    }
    return verdict;
  };
}

function isAlike(one: readonly Card[], other: readonly Card[]): boolean {
  return one.length === other.length && one.every((card, index) => card === other[index]);
}
