import type { Spot } from "./board-ui.ts";

export interface Measured {
  readonly id: string;
  /** In pixels. */
  readonly size: number;
}

/** What a column on the screen lets others do with it. */
export interface ColumnHandle {
  readonly panel: HTMLElement;
  readonly list: HTMLElement;
  /** Every card's size, those that are not rendered included. */
  measure(): readonly Measured[];
  reveal(cardId: string): void;
  revealEnd(): void;
}

/** How many frames to wait for a spot that is scrolled to. */
const TRIES = 20;

function isTextField(element: Element | null): boolean {
  return element?.matches("input, textarea") ?? false;
}

/** The board's elements, found by id: most cards and some columns have none, because lists are virtual. */
export class BoardDom {
  readonly columns = new Map<string, ColumnHandle>();
  #wanted: Spot | null = null;
  scroller: HTMLElement | null = null;
  revealColumn: (columnId: string) => void = () => {};

  card(cardId: string): HTMLElement | null {
    return this.scroller?.querySelector<HTMLElement>(`[data-card="${cardId}"]`) ?? null;
  }

  columnHead(columnId: string): HTMLElement | null {
    return this.scroller?.querySelector<HTMLElement>(`[data-column-head="${columnId}"]`) ?? null;
  }

  at({ columnId, cardId }: Spot): HTMLElement | null {
    return cardId === null ? this.columnHead(columnId) : this.card(cardId);
  }

  reveal({ columnId, cardId }: Spot): void {
    this.revealColumn(columnId);
    if (cardId !== null) this.columns.get(columnId)?.reveal(cardId);
  }

  /**
   * Scrolls to a spot and gives it the focus as soon as it is rendered. A frame later, because before that an element
   * may still be where it was, and about to go.
   */
  focus(spot: Spot): void {
    this.#wanted = spot;
    this.reveal(spot);
    this.#focusSoon(spot, TRIES, document.activeElement);
  }

  #focusSoon(spot: Spot, tries: number, from: Element | null): void {
    requestAnimationFrame(() => {
      // A newer wish has come, or a text field was opened meanwhile: a quick hand is typing into it.
      if (this.#wanted !== spot || (document.activeElement !== from && isTextField(document.activeElement))) return;
      const element = this.at(spot);
      if (element) element.focus({ preventScroll: true });
      else if (tries > 0) this.#focusSoon(spot, tries - 1, from);
    });
  }
}
