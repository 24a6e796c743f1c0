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

/** The board's elements, found by id: most cards and some columns have none, because lists are virtual. */
export class BoardDom {
  readonly columns = new Map<string, ColumnHandle>();
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

  /** Scrolls to a spot and gives it the focus as soon as it is rendered. */
  focus(spot: Spot, tries = 20): void {
    if (tries === 20) this.reveal(spot);
    const element = this.at(spot);
    if (element) element.focus({ preventScroll: true });
    else if (tries > 0) requestAnimationFrame(() => this.focus(spot, tries - 1));
  }
}
