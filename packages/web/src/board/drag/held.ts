import { carryTo, liftCard, liftColumn, putBack, putDown } from "../actions/carrying.ts";
import type { BoardDesk } from "../board-desk.ts";
import { ghostOf, glideTo } from "../glide.ts";
import { scrollAtEdges } from "./auto-scroll.ts";
import { targetOf } from "./target.ts";

export interface Grip {
  readonly kind: "card" | "column";
  readonly id: string;
  /** What is seen to be lifted. */
  readonly element: HTMLElement;
}

/** How many cards lie under the one that is seen. */
function countOf(count: number): HTMLElement {
  const element = document.createElement("span");
  element.className = "carry-count";
  element.textContent = new Intl.NumberFormat(document.documentElement.lang).format(count);
  return element;
}

/** Something held by a pointer, from lifting until it is put down or put back. */
export class Held {
  readonly #desk: BoardDesk;
  readonly #ghost: HTMLElement;
  readonly #startX: number;
  readonly #startY: number;
  #x: number;
  #y: number;
  #frame = 0;

  constructor(desk: BoardDesk, grip: Grip, x: number, y: number) {
    this.#desk = desk;
    this.#startX = x;
    this.#startY = y;
    this.#x = x;
    this.#y = y;
    this.#ghost = ghostOf(grip.element);
    this.#ghost.classList.add("held", `held-${grip.kind}`);
    if (grip.kind === "card") liftCard(desk, grip.id, "pointer");
    else liftColumn(desk, grip.id, "pointer");
    const { carry } = desk.ui.get();
    if (carry?.kind === "card" && carry.ids.length > 1) this.#ghost.append(countOf(carry.ids.length));
    document.documentElement.classList.add("is-holding");
    this.#frame = requestAnimationFrame(this.#tick);
  }

  moveTo(x: number, y: number): void {
    this.#x = x;
    this.#y = y;
  }

  drop(): void {
    this.#follow();
    this.#end(putDown);
  }

  giveUp(): void {
    this.#end(putBack);
  }

  #tick = (): void => {
    const { carry } = this.#desk.ui.get();
    // Somebody deleted it meanwhile.
    if (!carry) {
      this.#end(() => {});
      return;
    }
    scrollAtEdges(this.#desk, carry, this.#x, this.#y);
    this.#follow();
    this.#frame = requestAnimationFrame(this.#tick);
  };

  #follow(): void {
    this.#ghost.style.translate = `${this.#x - this.#startX}px ${this.#y - this.#startY}px`;
    const { carry } = this.#desk.ui.get();
    if (carry) carryTo(this.#desk, targetOf(this.#desk, carry, this.#ghost.getBoundingClientRect(), this.#x));
  }

  #end(settle: (desk: BoardDesk) => void): void {
    cancelAnimationFrame(this.#frame);
    const { carry } = this.#desk.ui.get();
    settle(this.#desk);
    document.documentElement.classList.remove("is-holding");
    requestAnimationFrame(() => {
      const target = carry?.kind === "card" ? this.#desk.dom.card(carry.id) : null;
      const panel = carry?.kind === "column" ? this.#desk.dom.columns.get(carry.id)?.panel : undefined;
      glideTo(this.#ghost, target ?? panel ?? null);
    });
  }
}
