import { type BoardDesk, patchUi } from "../../board/board-desk.ts";
import type { ColumnHandle } from "../../board/board-dom.ts";
import { scrollBoard, scrollList } from "../../board/drag/auto-scroll.ts";
import { CARD_GAP, LIST_INSET } from "../../board/drag/target.ts";
import { announce } from "../../ui/Announcer.tsx";
import { NONE_SELECTED } from "../none-selected.ts";
import { selectedCards } from "../selection.ts";
import { touchedRows } from "./touched-rows.ts";

/** What a list has left and right of its cards, in pixels: the same in board.css. */
const LIST_SIDE = 8;

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** A box that a mouse draws over the board: what it touches is selected, from its first pixel until it is let go. */
export class DrawnBox {
  readonly #desk: BoardDesk;
  readonly #scroller: HTMLElement;
  readonly #element = document.createElement("div");
  readonly #before: ReadonlySet<string>;
  readonly #base: ReadonlySet<string>;
  readonly #startX: number;
  readonly #startY: number;
  readonly #startScroll: number;
  /** Where each column's list stood when it was first seen: the box began on what was shown then. */
  readonly #startTops = new Map<string, number>();
  /** By column. One that is scrolled away and not rendered any more keeps what it had. */
  readonly #touched = new Map<string, readonly string[]>();
  #x: number;
  #y: number;
  #frame = 0;

  /** `adds`: to what is selected already. */
  constructor(desk: BoardDesk, scroller: HTMLElement, x: number, y: number, adds: boolean) {
    this.#desk = desk;
    this.#scroller = scroller;
    this.#before = desk.ui.get().selected;
    this.#base = adds ? this.#before : NONE_SELECTED;
    this.#startX = x;
    this.#startY = y;
    this.#startScroll = scroller.scrollLeft;
    this.#x = x;
    this.#y = y;
    this.#element.className = "selection-box";
    this.#element.ariaHidden = "true";
    document.body.append(this.#element);
    document.documentElement.classList.add("is-drawing");
    this.#frame = requestAnimationFrame(this.#tick);
  }

  moveTo(x: number, y: number): void {
    this.#x = x;
    this.#y = y;
  }

  done(): void {
    this.#follow();
    this.#end();
    const [first] = selectedCards(this.#desk);
    // The next key is for what was selected.
    if (first) patchUi(this.#desk, { active: { columnId: first.columnId, cardId: first.id } });
    announce(this.#desk.t("board.selection.count", { count: this.#desk.ui.get().selected.size }));
  }

  giveUp(): void {
    this.#end();
    this.#select(this.#before);
  }

  #tick = (): void => {
    scrollBoard(this.#scroller, this.#x);
    const list = this.#under()?.[1].list;
    if (list) scrollList(list, this.#y);
    this.#follow();
    this.#frame = requestAnimationFrame(this.#tick);
  };

  #end(): void {
    cancelAnimationFrame(this.#frame);
    this.#element.remove();
    document.documentElement.classList.remove("is-drawing");
  }

  /** The column under the pointer. */
  #under(): [string, ColumnHandle] | undefined {
    return [...this.#desk.dom.columns].find(([, { panel }]) => {
      const { left, right } = panel.getBoundingClientRect();
      return this.#x >= left && this.#x <= right;
    });
  }

  #follow(): void {
    const anchorX = this.#startX + this.#startScroll - this.#scroller.scrollLeft;
    const [left, right] = [Math.min(anchorX, this.#x), Math.max(anchorX, this.#x)];
    for (const [columnId, { list }] of this.#desk.dom.columns) {
      if (!this.#startTops.has(columnId)) this.#startTops.set(columnId, list.scrollTop);
      const box = list.getBoundingClientRect();
      const isBeside = right < box.left + LIST_SIDE || left > box.right - LIST_SIDE;
      this.#touched.set(columnId, isBeside ? [] : this.#touchedIn(columnId, box));
    }
    const { view } = this.#desk.live.getState();
    const touched = [...this.#touched.values()].flat().filter((cardId) => view.liveCard(cardId));
    this.#select(new Set([...this.#base, ...touched]));
    this.#draw(left, right);
  }

  #touchedIn(columnId: string, { top, bottom }: DOMRect): readonly string[] {
    const handle = this.#desk.dom.columns.get(columnId);
    if (!handle) return [];
    const { scrollTop } = handle.list;
    const startTop = this.#startTops.get(columnId) ?? scrollTop;
    const [high, low] = [Math.min(this.#startY, this.#y), Math.max(this.#startY, this.#y)];
    if (scrollTop === startTop && (low < top || high > bottom)) return [];
    const from = within(this.#startY, top, bottom) - top + startTop;
    const to = within(this.#y, top, bottom) - top + scrollTop;
    return touchedRows(handle.measure(), LIST_INSET, CARD_GAP, Math.min(from, to), Math.max(from, to));
  }

  #select(selected: ReadonlySet<string>): void {
    const now = this.#desk.ui.get().selected;
    const isSame = now.size === selected.size && [...selected].every((cardId) => now.has(cardId));
    if (!isSame) patchUi(this.#desk, { selected: selected.size > 0 ? selected : NONE_SELECTED });
  }

  /** Begins where its first card went when the column under the pointer was scrolled, and stays on the board. */
  #draw(left: number, right: number): void {
    const [columnId, handle] = this.#under() ?? [];
    const scrolled = handle ? handle.list.scrollTop - (this.#startTops.get(columnId ?? "") ?? 0) : 0;
    const board = this.#scroller.getBoundingClientRect();
    const ys = [this.#startY - scrolled, this.#y].map((y) => within(y, board.top, board.bottom));
    const xs = [left, right].map((x) => within(x, board.left, board.right));
    const [start, top] = [Math.min(...xs), Math.min(...ys)];
    Object.assign(this.#element.style, {
      left: `${start}px`,
      top: `${top}px`,
      width: `${Math.max(...xs) - start}px`,
      height: `${Math.max(...ys) - top}px`,
    });
  }
}
